import type { CompiledBank } from '../../../bank/compile-bank.js'
import type { Issue } from '../../../issues/issue.js'
import { MelekError } from '../../../issues/melek-error.js'
import { unknownOptions } from '../../../issues/unknown-options.js'
import { curveInformation } from '../../../models/information.js'
import type { Blueprint } from '../blueprint.js'
import { blueprintIssues } from '../blueprint-feasibility.js'
import { branchAndBound } from '../program/branch-and-bound.js'
import type { Assembler, AssemblyBudget } from '../program/whole-program.js'
import { bankEnemyRequirements, blueprintRequirements } from '../requirements/blueprint-requirements.js'
import { partIssues } from '../requirements/part-issues.js'
import type { Requirement } from '../requirements/requirement.js'
import { conflictIssues } from './conflict-issues.js'
import { type FormPlan, poolOfForms, splitForm } from './form-programs.js'
import { givingOrder } from './giving-order.js'

export interface FormsOptions {
  readonly blueprint?: Blueprint | undefined
  /** Items of each form. */
  readonly length: number
  /** How many forms, as alike as the bank allows; default 1. */
  readonly forms?: number | undefined
  /** Logits at which information counts. */
  readonly thetas: readonly number[]
  /** Information wanted at each of them, 1/logit², hit as closely as the bank allows; without it as much as the bank gives. */
  readonly target?: readonly number[] | undefined
  /** Without a target: how much is wanted at each theta in proportion to the others; default equally much. */
  readonly shape?: readonly number[] | undefined
  /** Whether enemies are kept apart; default true. */
  readonly enemies?: boolean | undefined
  /** In how many forms an item may be; default 1. Items that the blueprint includes are in all. */
  readonly uses?: number | undefined
  readonly assembler?: Assembler | undefined
  /** Of each search; {@link formsBudget} by default. */
  readonly budget?: AssemblyBudget | undefined
}

/** Nodes and gap of each search for a form: one percent of the information, which no examinee notices. */
export const formsBudget: AssemblyBudget = { nodes: 2000, gap: 0.01 }

export interface AssembledForm {
  /** Ids in the order in which they are to be printed. */
  readonly items: readonly string[]
  /** At each theta, 1/logit². */
  readonly information: readonly number[]
}

export type AssembledForms =
  | {
      readonly kind: 'assembled'
      readonly forms: readonly AssembledForm[]
      /** Information at each theta that the forms were to have: the target, or what the bank could give to all alike. */
      readonly target: readonly number[]
      /** Largest |information − target| / target over forms and thetas. */
      readonly deviation: number
      /** Of the worst search. */
      readonly gap: number
      readonly nodes: number
    }
  /** No form meets the blueprint, or not so many forms do; each issue names rules that clash. */
  | { readonly kind: 'infeasible'; readonly issues: readonly Issue[] }
  /** The budget was used up at this form (1-based; 0 before the first). */
  | { readonly kind: 'undecided'; readonly form: number; readonly nodes: number }

/**
 * Assembles one test form, or several that measure alike: the items of all are found first, together, then divided form by form, each
 * time with the forms still to come kept possible.
 * @throws MelekError `forms-invalid` with every problem of options and blueprint
 * @source van der Linden (2005), Linear Models for Optimal Test Design, ch. 5 and 6; van der Linden & Adema (1998), J. Educ. Meas. 35,
 *   185–198 (the tests still to come as one)
 */
export function assembleForms(bank: CompiledBank, options: FormsOptions): AssembledForms {
  requireOptions(bank, Object(options))
  const plan = formPlan(bank, options)
  const pool = poolOfForms(plan)
  if (pool.kind === 'undecided') return { ...pool, form: 0 }
  if (pool.kind === 'infeasible') {
    const { length, forms, requirements, assembler, uses } = plan
    return { kind: 'infeasible', issues: conflictIssues({ bank, length, forms, requirements, assembler, uses }) }
  }
  const lists: number[][] = []
  let { left, gap, nodes } = pool
  while (lists.length < plan.forms) {
    const found = splitForm(plan, { target: pool.target, left, made: lists })
    nodes += found.nodes
    if (found.kind === 'undecided') return { kind: 'undecided', form: lists.length + 1, nodes }
    gap = Math.max(gap, found.gap)
    left = found.left
    lists.push(found.items)
  }
  const forms = lists.map((items) => ({
    items: inOrder(items, plan).map((index) => bank.itemIds[index] as string),
    information: informationOf(items, plan),
  }))
  return { kind: 'assembled', forms, target: pool.target, deviation: largestDeviation(forms, pool.target), gap, nodes }
}

function formPlan(bank: CompiledBank, options: FormsOptions): FormPlan {
  const { blueprint = emptyBlueprint, length, forms = 1, thetas, uses = 1, enemies = true } = options
  const requirements: Requirement[] = [...blueprintRequirements(blueprint, bank), ...(enemies ? bankEnemyRequirements(bank) : [])]
  const included = new Set(blueprint.include ?? [])
  return {
    bank,
    blueprint,
    length,
    forms,
    requirements,
    information: thetas.map((theta) => Float64Array.from(bank.curves, (curve) => curveInformation(curve, theta))),
    target: options.target,
    shape: options.shape ?? thetas.map(() => 1),
    uses: (item) => (included.has(bank.itemIds[item] as string) ? forms : Math.min(uses, forms)),
    assembler: options.assembler ?? branchAndBound,
    budget: options.budget ?? formsBudget,
  }
}

const emptyBlueprint: Blueprint = { format: 'melek-blueprint/1', rules: [] }

/** Every name that {@link FormsOptions} have; the type fails where one is missing. */
const known: Readonly<Record<keyof FormsOptions, true>> = {
  blueprint: true,
  length: true,
  forms: true,
  thetas: true,
  target: true,
  shape: true,
  enemies: true,
  uses: true,
  assembler: true,
  budget: true,
}

function requireOptions(bank: CompiledBank, options: Partial<FormsOptions>): void {
  const { blueprint = emptyBlueprint, length = Number.NaN, forms = 1, thetas = [], target, shape, uses = 1 } = options
  const issues: Issue[] = unknownOptions(options, known)
  const check = (holds: boolean, path: string, message: string) => {
    if (!holds) issues.push({ code: 'forms-option', message, path })
  }
  const isCount = (value: number) => Number.isInteger(value) && value >= 1
  check(isCount(length), 'length', `length must be a whole number of at least 1, got ${length}`)
  check(isCount(forms), 'forms', `forms must be a whole number of at least 1, got ${forms}`)
  check(isCount(uses), 'uses', `uses must be a whole number of at least 1, got ${uses}`)
  check(
    thetas.length > 0 && thetas.every(Number.isFinite),
    'thetas',
    `thetas must be one finite number or more, got ${thetas.join(', ')}`,
  )
  for (const [path, figures] of Object.entries({ target, shape })) {
    const holds = figures === undefined || (figures.length === thetas.length && figures.every((figure) => figure > 0))
    check(holds, path, `${path} must be a number above 0 for each theta, got ${figures?.join(', ')}`)
  }
  check(target === undefined || shape === undefined, 'shape', 'target and shape exclude each other; keep one')
  const blueprintProblems = isCount(length) ? [...blueprintIssues(blueprint, bank, length), ...partIssues(blueprint, bank)] : []
  issues.push(...blueprintProblems.map((issue) => ({ ...issue, path: `blueprint.${issue.path}` })))
  if (issues.length > 0) throw new MelekError('forms-invalid', `forms cannot be assembled: ${issues.length} problem(s)`, issues)
}

function informationOf(items: readonly number[], { information }: FormPlan): number[] {
  return information.map((values) => items.reduce((sum, index) => sum + (values[index] as number), 0))
}

function largestDeviation(forms: readonly AssembledForm[], target: readonly number[]): number {
  return Math.max(
    ...forms.flatMap(({ information }) =>
      information.map((value, k) => Math.abs(value - (target[k] as number)) / (target[k] as number)),
    ),
  )
}

/** The items as the blueprint orders them, else in the order of the bank. */
function inOrder(items: readonly number[], { blueprint, bank }: FormPlan): number[] {
  const order = givingOrder(blueprint, bank)
  const sorted: number[] = []
  for (let left = [...items].sort((one, other) => one - other); left.length > 0; ) {
    const next = order.next(left, sorted)[0] as number
    sorted.push(next)
    left = left.filter((index) => index !== next)
  }
  return sorted
}
