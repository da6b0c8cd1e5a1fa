import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Scale } from '../../bank/item-bank.js'
import { scalePrior } from '../../scoring/prior.js'
import type { Blueprint } from '../constraints/blueprint.js'

/** How a test is given; every part is optional and has the default of {@link designDefaults}. */
export interface Design {
  readonly start?: { readonly theta?: number | undefined } | undefined
  readonly estimator?: EstimatorDesign | undefined
  readonly select?: { readonly criterion?: SelectionCriterion | undefined } | undefined
  readonly constraints?: ConstraintsDesign | undefined
  readonly exposure?: ExposureDesign | undefined
  readonly stop?: readonly StopDesign[] | undefined
  readonly responses?: Partial<ResponseRules> | undefined
}

export type EstimationMethod = 'eap' | 'map' | 'mle' | 'wle' | 'jeffreys'

export interface EstimatorDesign {
  readonly method?: EstimationMethod | undefined
  /** Normal, in logits; without it the population of the bank's scale. */
  readonly prior?: { readonly mean: number; readonly sd: number } | undefined
  /** Count, low and high of the quadrature, in SD around the prior mean. */
  readonly nodes?: readonly [count: number, low: number, high: number] | undefined
  /** Until so many answers count, EAP stands in for another method. */
  readonly after?: number | undefined
}

export type SelectionCriterion = 'maximum-information'

export interface ConstraintsDesign {
  readonly blueprint?: Blueprint | undefined
  /** Whether enemies are kept apart. */
  readonly enemies?: boolean | undefined
  readonly method?: 'greedy' | undefined
}

export type ExposureDesign =
  | { readonly method: 'randomesque'; readonly size: number }
  | {
      readonly method: 'sympson-hetter'
      /** Highest exposure rate the parameters were calibrated for. */
      readonly max: number
      /** Probability of giving an item once it is selected; items not named have 1. */
      readonly parameters: Readonly<Record<string, number>>
    }

export type StopDesign =
  | { readonly rule: 'length'; readonly items: number }
  | {
      readonly rule: 'standard-error'
      readonly below: number
      readonly afterItems?: number | undefined
      /** Whether to stop once the items left cannot bring the target about; default "continue". */
      readonly ifUnreachable?: 'continue' | 'stop' | undefined
    }
  | {
      readonly rule: 'classification'
      readonly method: 'posterior'
      readonly cuts: readonly number[]
      readonly probability: number
      readonly afterItems?: number | undefined
    }

/** What states other than an answer count as; `wrong` is category 0. */
export interface ResponseRules {
  readonly omitted: 'wrong' | 'ignore'
  readonly notReached: 'wrong' | 'ignore'
  readonly timedOut: 'wrong' | 'ignore'
}

/** The one place of the defaults. Prior and starting theta come from the population of the bank's scale. */
export const designDefaults = {
  estimator: { method: 'eap', nodes: [61, -6, 6], after: 0 },
  select: { criterion: 'maximum-information' },
  constraints: { enemies: true, method: 'greedy' },
  stop: [
    { rule: 'length', items: 30 },
    { rule: 'standard-error', below: 0.35, afterItems: 15 },
  ],
  responses: { omitted: 'wrong', notReached: 'ignore', timedOut: 'ignore' },
} as const satisfies Design

/** A design with every default written out: frozen into each session's log. */
export interface CompleteDesign {
  readonly start: { readonly theta: number }
  readonly estimator: {
    readonly method: EstimationMethod
    readonly prior: { readonly mean: number; readonly sd: number }
    readonly nodes: readonly [count: number, low: number, high: number]
    readonly after: number
  }
  readonly select: { readonly criterion: SelectionCriterion }
  readonly constraints: { readonly blueprint: Blueprint | null; readonly enemies: boolean; readonly method: 'greedy' }
  readonly exposure: ExposureDesign | null
  readonly stop: readonly StopDesign[]
  readonly responses: ResponseRules
}

/** Fills in the defaults of a design for a bank's scale. */
export function completeDesign(design: Design, scale: Scale): CompleteDesign {
  const population = scalePrior(scale)
  const { mean, sd } = design.estimator?.prior ?? (population.kind === 'normal' ? population : { mean: 0, sd: 1 })
  const { estimator, constraints, responses } = designDefaults
  const blueprint = design.constraints?.blueprint
  return {
    start: { theta: design.start?.theta ?? mean },
    estimator: {
      method: design.estimator?.method ?? estimator.method,
      prior: { mean, sd },
      nodes: design.estimator?.nodes ?? estimator.nodes,
      after: design.estimator?.after ?? estimator.after,
    },
    select: { criterion: design.select?.criterion ?? designDefaults.select.criterion },
    constraints: {
      blueprint:
        blueprint === undefined
          ? null
          : { format: blueprint.format, id: blueprint.id, version: blueprint.version, rules: blueprint.rules },
      enemies: design.constraints?.enemies ?? constraints.enemies,
      method: design.constraints?.method ?? constraints.method,
    },
    exposure: design.exposure ?? null,
    stop: design.stop ?? designDefaults.stop,
    responses: {
      omitted: design.responses?.omitted ?? responses.omitted,
      notReached: design.responses?.notReached ?? responses.notReached,
      timedOut: design.responses?.timedOut ?? responses.timedOut,
    },
  }
}

/** Most items that a test of this design can have. */
export function maximumLength(design: CompleteDesign, operationalItems: number): number {
  const lengths = design.stop.flatMap((stop) => (stop.rule === 'length' ? [stop.items] : []))
  return Math.min(operationalItems, ...lengths)
}

/** How many items of a bank may be given and scored. */
export function operationalItems(bank: CompiledBank): number {
  return bank.items.filter((item) => item.status === 'operational').length
}
