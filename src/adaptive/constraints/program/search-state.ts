import { dropFixed, setBounds } from './basis-bounds.js'
import type { DualSimplex } from './dual-simplex.js'
import type { OpenNodes, SearchNode } from './open-nodes.js'
import { type AssemblyBudget, meetsProgram, type WholeProgram } from './whole-program.js'

/** Where a branch and bound search stands. */
export interface Search {
  readonly program: WholeProgram
  readonly budget: AssemblyBudget
  readonly simplex: DualSimplex
  /** Bounds that hold in the whole tree. */
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** Where the search stands; undefined at the root. */
  at: SearchNode | undefined
  readonly open: OpenNodes
  root: RootPrices
  best: { readonly x: Float64Array; readonly value: number } | undefined
  /** Value of an answer found before this search; −∞ where there is none. */
  readonly known: number
  /** Columns that could move at the root. */
  readonly movable: number
  /** Whether an answer has left so few columns that the search goes on among them alone. */
  narrowed: boolean
  nodes: number
  /** Whether a node could not be decided, by its budget or by rounding. */
  unclear: boolean
  /** Nothing outside the nodes still open is better than this or than the best answer. */
  bound: number
  /** Rows that took part in showing that there is no answer. */
  readonly blamed: Uint8Array
}

/** What the columns are worth at the root, which tells what can be fixed once an answer is known. */
export interface RootPrices {
  readonly bound: number
  readonly reduced: Float64Array
  readonly atUpper: Uint8Array
  readonly place: Int32Array
}

/** How many columns can still take more than one value. */
export function movableColumns({ lower, upper }: Pick<WholeProgram, 'lower' | 'upper'>): number {
  let count = 0
  for (let j = 0; j < lower.length; j++) if ((lower[j] as number) < (upper[j] as number)) count += 1
  return count
}

/** Goes on without what lies at or under a bound. */
export function leaveBehind(state: Search, bound: number): void {
  state.bound = Math.max(state.bound, bound)
}

/** Below this value a node cannot improve on the best answer by more than the gap allowed. */
export function worthwhile({ best, known, budget }: Search): number {
  const value = best?.value ?? known
  if (value === Number.NEGATIVE_INFINITY) return value
  const share = value > 0 ? value / Math.max(1 - budget.gap, Number.MIN_VALUE) : value / (1 + budget.gap)
  return Math.max(share, value + equalValues(value))
}

/** Whether an answer is known, from this search or before it. */
export function hasAnswer({ best, known }: Search): boolean {
  return best !== undefined || known !== Number.NEGATIVE_INFINITY
}

/** Takes an answer that is better than what is known; its value, or undefined where it breaks a row. */
export function keepBetter(state: Search, x: Float64Array): number | undefined {
  const { program, best, known } = state
  if (!meetsProgram(program, x)) return undefined
  let value = 0
  for (let j = 0; j < x.length; j++) value += (program.objective[j] as number) * (x[j] as number)
  if (value > (best?.value ?? known)) state.best = { x, value }
  return value
}

/** The search goes on in a program of its own once no more than this share of the columns can move. */
const coreShare = 0.5

/**
 * Holds columns at their root bound for good where leaving it would cost more than the best answer allows.
 * @source Crowder, Johnson & Padberg (1983), Operations Research 31, 803–834 (reduced cost fixing)
 */
export function fixByRoot(state: Search): void {
  const { root, lower, upper, program, simplex } = state
  const enough = worthwhile(state)
  const branched = new Uint8Array(program.objective.length)
  for (let node = state.at; node !== undefined; node = node.parent) branched[node.column] = 1
  for (let j = 0; j < lower.length; j++) {
    if (program.whole[j] !== 1 || (root.place[j] as number) >= 0 || lower[j] === upper[j]) continue
    const beyond = root.bound - Math.abs(root.reduced[j] as number)
    if (beyond >= enough) continue
    leaveBehind(state, beyond)
    const end = (root.atUpper[j] === 1 ? upper[j] : lower[j]) as number
    lower[j] = end
    upper[j] = end
    if (branched[j] === 0) setBounds(simplex.basis, j, end, end)
  }
  dropFixed(simplex.basis, branched)
  state.narrowed = movableColumns(state) <= coreShare * state.movable
}

/** Nothing that the search has left open or behind is better than this. */
export function openBound({ open, bound }: Search): number {
  return Math.max(open.bound(), bound)
}

/** Values closer than this are equal: what lies between them is rounding. */
export function equalValues(value: number): number {
  return 1e-9 * Math.max(1, Math.abs(value))
}
