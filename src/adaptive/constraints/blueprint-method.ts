import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Issue } from '../../issues/issue.js'
import type { Blueprint, BlueprintViolation } from './blueprint.js'
import type { Constraint } from './constraint.js'
import type { AssemblyBudget } from './program/whole-program.js'

/** How the content of a test is kept in order. */
export interface BlueprintDesign {
  readonly blueprint: Blueprint | null
  /** Whether enemies are kept apart. */
  readonly enemies: boolean
  readonly method: 'greedy' | 'shadow'
  /** How greedy selection weighs what the test still lacks; absent: by Kingsbury and Zara. */
  readonly balance?: BalanceMethod | undefined
  /** Of each shadow test. */
  readonly budget?: AssemblyBudget | undefined
}

export type BalanceMethod = 'kingsbury-zara' | 'maximum-priority-index' | 'weighted-penalty'

/** Budget of a shadow test where the design gives none: one percent of the criterion, which no examinee notices. */
export const shadowBudget: AssemblyBudget = { nodes: 2000, gap: 0.01 }

/** The test that a blueprint is to be kept in. */
export interface BlueprintRequest {
  readonly bank: CompiledBank
  readonly constraints: BlueprintDesign
  /** Most items of a test. */
  readonly maximumLength: number
  /** Whether a rule other than length may end it. */
  readonly variableLength: boolean
}

/** A way of keeping blueprints: what it can be asked for, and how it narrows the candidates. */
export interface BlueprintMethod {
  /** What is wrong with the blueprint, or asked of a test that cannot be given. */
  issues(request: BlueprintRequest): Issue[]
  /** @returns undefined for what it does not know how to keep */
  keep(request: BlueprintRequest): KeptBlueprint | undefined
}

export interface KeptBlueprint {
  readonly constraints: readonly Constraint[]
  /** What the items given so far, taken as the whole test, break. */
  violations(given: readonly number[]): readonly BlueprintViolation[]
}
