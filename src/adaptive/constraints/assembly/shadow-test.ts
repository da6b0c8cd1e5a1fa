import type { CompiledBank } from '../../../bank/compile-bank.js'
import type { Blueprint } from '../blueprint.js'
import type { Constraint, ConstraintMoment, ConstraintNote, Narrowing } from '../constraint.js'
import { createDraft } from '../program/program-draft.js'
import type { Assembler, AssemblyBudget, WholeProgram } from '../program/whole-program.js'
import type { Requirement } from '../requirements/requirement.js'
import { addForm } from './form-columns.js'
import { givingOrder } from './giving-order.js'

export interface ShadowOptions {
  readonly bank: CompiledBank
  readonly blueprint: Blueprint
  readonly requirements: readonly Requirement[]
  readonly assembler: Assembler
  readonly budget: AssemblyBudget
  /** Narrows the candidates where no shadow test is found. */
  readonly fallback: (candidates: readonly number[], moment: ConstraintMoment) => readonly number[]
  readonly maximumLength: number
}

/**
 * Before each item a full test is assembled that meets every rule, contains what has been given, and has the highest sum of the
 * criterion; the next item is one of its free ones. As long as there is such a test, no test given this way can break a rule. Nothing
 * is carried from one item to the next, so any step of a log can be decided again by itself.
 * @source van der Linden & Reese (1998), Appl. Psych. Meas. 22, 259–270; van der Linden (2005), Linear Models for Optimal Test Design,
 *   ch. 9
 */
export function shadowTest(options: ShadowOptions): Constraint {
  const draft = createDraft()
  addForm(draft, [], { bank: options.bank, length: options.maximumLength, requirements: options.requirements })
  const base = draft.program()
  const order = givingOrder(options.blueprint, options.bank)
  const rank = codeUnitRank(options.bank)
  return {
    name: 'shadow',
    narrow(candidates, moment): Narrowing {
      const { given } = moment
      if (candidates.length === 0 || given.length >= options.maximumLength) return { candidates: [] }
      const notes: ConstraintNote[] = []
      for (const attempt of attempts(candidates, moment, options.budget)) {
        const free = assembleFree(options, { ...attempt, base, rank, pool: order.open(attempt.items, given), moment })
        if (free.kind === 'found')
          return { candidates: order.next(free.items, given), notes: [...notes, { code: 'shadow-test', detail: free.detail }] }
        // Where no test of all candidates meets the rules, more nodes find none either.
        const last = free.impossible && attempt.items === candidates
        notes.push({ code: last ? 'shadow-fallback' : attempt.failure, detail: free.detail })
        if (last) break
      }
      const open = order.open(candidates, given)
      return { candidates: options.fallback(open.length > 0 ? open : candidates, moment), notes }
    },
  }
}

interface Attempt {
  readonly items: readonly number[]
  readonly budget: AssemblyBudget
  /** Code of the note where it fails. */
  readonly failure: 'shadow-exposure-relaxed' | 'shadow-any' | 'shadow-fallback'
}

/** How many times the budget goes into finding any test that meets the rules, where the best one was not found in it. */
const searchFactor = 10

/** The best test without what exposure control would rather not give; then of all candidates; then any test that meets the rules. */
function attempts(items: readonly number[], { barred }: ConstraintMoment, budget: AssemblyBudget): Attempt[] {
  const closed = barred?.() ?? new Set<number>()
  const open = items.filter((index) => !closed.has(index))
  return [
    ...(open.length < items.length ? [{ items: open, budget, failure: 'shadow-exposure-relaxed' as const }] : []),
    { items, budget, failure: 'shadow-any' as const },
    { items, budget: { nodes: budget.nodes * searchFactor, gap: 1 }, failure: 'shadow-fallback' as const },
  ]
}

type FreeItems =
  | { readonly kind: 'found'; readonly items: readonly number[]; readonly detail: string }
  | { readonly kind: 'none'; readonly impossible: boolean; readonly detail: string }

interface Step {
  readonly budget: AssemblyBudget
  readonly base: WholeProgram
  /** Place of each item's id in code-unit order. */
  readonly rank: Int32Array
  /** Items that may still be given. */
  readonly pool: readonly number[]
  readonly moment: ConstraintMoment
}

/** The items of the best test that have not been given yet. */
function assembleFree({ bank, assembler, requirements, maximumLength }: ShadowOptions, step: Step): FreeItems {
  const { given } = step.moment
  const outcome = assembler.assemble(stepProgram(step), step.budget)
  if (outcome.kind !== 'found')
    return { kind: 'none', impossible: outcome.kind === 'infeasible', detail: `${outcome.kind}, ${outcome.nodes} nodes` }
  const items = bank.items.flatMap((_, index) => (outcome.x[index] === 1 ? [index] : []))
  const detail = `gap ${Number(outcome.gap.toPrecision(3))}, ${outcome.nodes} nodes`
  if (items.length !== maximumLength || !given.every((index) => items.includes(index)) || breaksRules(requirements, items))
    return { kind: 'none', impossible: false, detail: `refused, ${detail}` }
  return { kind: 'found', items: items.filter((index) => !given.includes(index)), detail }
}

function breaksRules(requirements: readonly Requirement[], items: readonly number[]): boolean {
  return requirements.some((requirement) => requirement.addRows !== undefined && requirement.violations(items).length > 0)
}

/** Prefers the first of equal items by so little, as a share of the largest value, that no real difference is lost. */
const tiePreference = 1e-7

/** The program of a step: given items held in the test, closed ones out of it, the criterion of the others as objective. */
function stepProgram({ base, rank, pool, moment }: Step): WholeProgram {
  const size = rank.length
  const values = moment.values()
  const objective = new Float64Array(base.objective.length)
  const lower = base.lower.slice()
  const upper = base.upper.slice()
  upper.fill(0, 0, size)
  const largest = pool.reduce((most, index) => Math.max(most, Math.abs(values[index] as number)), 0)
  for (const index of pool) {
    const value = largest > 0 ? (values[index] as number) / largest : 0
    objective[index] = value - (tiePreference * (rank[index] as number)) / size
    upper[index] = base.upper[index] as number
  }
  for (const index of moment.given) {
    lower[index] = 1
    upper[index] = 1
  }
  return { ...base, objective, lower, upper }
}

/** Sorting texts without a comparison is by code units, in every language. */
function codeUnitRank({ itemIds, indexOfItem }: CompiledBank): Int32Array {
  const rank = new Int32Array(itemIds.length)
  ;[...itemIds].sort().forEach((id, place) => {
    rank[indexOfItem.get(id) as number] = place
  })
  return rank
}
