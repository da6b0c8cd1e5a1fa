import type { CompiledBank } from '../../../bank/compile-bank.js'
import type { Blueprint } from '../blueprint.js'
import { createDraft, type ProgramDraft } from '../program/program-draft.js'
import { type Assembler, type AssemblyBudget, withoutTies } from '../program/whole-program.js'
import type { FormColumns, Requirement } from '../requirements/requirement.js'
import { addForm } from './form-columns.js'

/** Of the value of a form, 1: too little to matter in what is sought, enough to tell items apart that do not matter for it. */
const tieBreak = 1e-7

/** What forms are to be assembled from and for. */
export interface FormPlan {
  readonly bank: CompiledBank
  readonly blueprint: Blueprint
  readonly length: number
  readonly forms: number
  readonly requirements: readonly Requirement[]
  /** Information of every item, one list a theta. */
  readonly information: readonly Float64Array[]
  readonly target: readonly number[] | undefined
  readonly shape: readonly number[]
  /** In how many forms an item may be. */
  readonly uses: (item: number) => number
  readonly assembler: Assembler
  readonly budget: AssemblyBudget
}

export type FormPool =
  | {
      readonly kind: 'found'
      /** How often each item of the bank is in the forms together. */
      readonly left: Float64Array
      /** Information that each form is to have at each theta. */
      readonly target: readonly number[]
      readonly gap: number
      readonly nodes: number
    }
  | { readonly kind: 'infeasible'; readonly nodes: number }
  | { readonly kind: 'undecided'; readonly nodes: number }

/** The items of all forms together: closest to their target, or with as much information as there is at every theta alike. */
export function poolOfForms(plan: FormPlan): FormPool {
  const { bank, forms, information, assembler, budget } = plan
  const draft = createDraft()
  const form = addForm(draft, [], plan)
  if (plan.target === undefined) addMaximin(draft, form, plan)
  else addCloseness(draft, [form], plan, plan.target)
  const found = assembler.assemble(withoutTies(draft.program(), tieBreak), budget)
  if (found.kind !== 'found') return { kind: found.kind, nodes: found.nodes }
  const left = found.x.slice(0, bank.items.length)
  const target =
    plan.target ?? information.map((values) => values.reduce((sum, value, i) => sum + value * (left[i] as number), 0) / forms)
  return { kind: 'found', left, target, gap: found.gap, nodes: found.nodes }
}

export interface FormsSoFar {
  readonly target: readonly number[]
  /** How often each item is still to be used. */
  readonly left: Float64Array
  readonly made: readonly (readonly number[])[]
}

export type SplitForm =
  | {
      readonly kind: 'found'
      readonly items: number[]
      readonly left: Float64Array
      readonly gap: number
      readonly nodes: number
    }
  | { readonly kind: 'undecided'; readonly nodes: number }

/** Takes the next form out of the items left, so that the forms to come can be made of the rest; where that fails, out of the bank. */
export function splitForm(plan: FormPlan, soFar: FormsSoFar): SplitForm {
  const fromPool = splitOff(plan, soFar, (item) => soFar.left[item] as number, true)
  if (fromPool.kind === 'found') return fromPool
  const used = (item: number) => soFar.made.filter((items) => items.includes(item)).length
  const fromBank = splitOff(plan, soFar, (item) => plan.uses(item) - used(item), false)
  return { ...fromBank, nodes: fromPool.nodes + fromBank.nodes }
}

/** @param exact whether form and rest use up what is there, or may leave items */
function splitOff(plan: FormPlan, { target, made }: FormsSoFar, available: (item: number) => number, exact: boolean): SplitForm {
  const { bank, forms, assembler, budget } = plan
  const rest = forms - made.length - 1
  const draft = createDraft()
  const next = addForm(draft, [], { ...plan, forms: 1, uses: (item) => Math.min(1, available(item)) })
  const parts = [next]
  if (rest > 0) {
    const toCome = addForm(draft, [], { ...plan, forms: rest, uses: available })
    parts.push(toCome)
    bank.items.forEach((_, item) => {
      const most = available(item)
      if (most > 0) draft.addRow({ columns: [next.column(item), toCome.column(item)], low: exact ? most : 0, high: most })
    })
  }
  addCloseness(draft, parts, plan, target)
  const found = assembler.assemble(withoutTies(draft.program(), tieBreak), budget)
  if (found.kind !== 'found') return { kind: 'undecided', nodes: found.nodes }
  const taken = (form: FormColumns | undefined) =>
    Float64Array.from(bank.items, (_, item) => (form === undefined ? 0 : (found.x[form.column(item)] as number)))
  const items = [...taken(next).entries()].flatMap(([item, times]) => (times === 1 ? [item] : []))
  return { kind: 'found', items, left: taken(parts[1]), gap: found.gap, nodes: found.nodes }
}

/** Maximises the least information over the thetas, in units of the shape. */
function addMaximin(draft: ProgramDraft, form: FormColumns, { bank, information, shape, forms }: FormPlan): void {
  const most = information.map((values, k) => (forms * values.reduce((sum, value) => sum + value, 0)) / (shape[k] as number))
  const least = draft.addColumn({ objective: 1, upper: Math.min(...most), whole: false })
  information.forEach((values, k) => {
    draft.addRow({
      columns: [...bank.items.map((_, item) => form.column(item)), least],
      coefficients: [...values, -(shape[k] as number)],
      low: 0,
      high: Number.POSITIVE_INFINITY,
    })
  })
}

/** Minimises the largest share of the target by which the information of any part misses it at any theta. */
function addCloseness(draft: ProgramDraft, parts: readonly FormColumns[], plan: FormPlan, target: readonly number[]): void {
  const { bank, information } = plan
  // Value 1 for a perfect hit, so that a gap is a share of the target.
  draft.addColumn({ objective: 1, lower: 1, upper: 1, whole: false })
  const miss = draft.addColumn({ objective: -1, upper: farthestMiss(plan, target), whole: false })
  for (const part of parts) {
    information.forEach((values, k) => {
      const wanted = (target[k] as number) * part.forms
      const columns = [...bank.items.map((_, item) => part.column(item)), miss]
      const shares = [...values].map((value) => value / wanted)
      draft.addRow({ columns, coefficients: [...shares, 1], low: 1, high: Number.POSITIVE_INFINITY })
      draft.addRow({ columns, coefficients: [...shares, -1], low: Number.NEGATIVE_INFINITY, high: 1 })
    })
  }
}

/** A share of the target that no form of the bank can miss it by. */
function farthestMiss({ information }: FormPlan, target: readonly number[]): number {
  return Math.max(1, ...information.map((values, k) => values.reduce((sum, value) => sum + value, 0) / (target[k] as number)))
}
