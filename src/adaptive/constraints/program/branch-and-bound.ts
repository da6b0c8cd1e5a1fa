import { createBasis, dropFixed, setBounds } from './basis-bounds.js'
import { type DualSimplex, type DualVerdict, dualSimplex } from './dual-simplex.js'
import { columnValue } from './simplex-basis.js'
import { sparseColumns } from './sparse-columns.js'
import {
  type Assembler,
  type AssemblyBudget,
  type AssemblyOutcome,
  meetsProgram,
  type WholeProgram,
  wholeTolerance,
} from './whole-program.js'

/**
 * Melek's own solver: depth-first branch and bound on the dual simplex method, made for choosing some tens of items from some hundreds
 * under counts and enemies. Each bound it prunes by is a Lagrangian bound computed afresh, each impossibility a sum of rows that no
 * item set can meet, each answer is checked against every row.
 * @source Land & Doig (1960), Econometrica 28, 497–520; van der Linden (2005), Linear Models for Optimal Test Design, ch. 4
 */
export const branchAndBound: Assembler = {
  name: 'branch-and-bound',
  assemble(program, budget) {
    const matrix = sparseColumns(program)
    if (matrix.impossibleRow >= 0) return { kind: 'infeasible', rows: [matrix.impossibleRow], nodes: 0 }
    const basis = createBasis(matrix, program.objective, program)
    return search(program, budget, dualSimplex(basis))
  },
}

/** A choice on the way down: a column held to one side, the other side still to be seen or not. */
interface Branch {
  readonly column: number
  /** Bounds that the other side has. */
  readonly otherLow: number
  readonly otherHigh: number
  /** Nothing below this branch is better. */
  readonly bound: number
  otherSeen: boolean
}

interface Search {
  readonly program: WholeProgram
  readonly budget: AssemblyBudget
  readonly simplex: DualSimplex
  /** Bounds that hold in the whole tree. */
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly path: Branch[]
  readonly root: RootPrices
  best: { readonly x: Float64Array; readonly value: number } | undefined
  nodes: number
  /** Whether a node could not be decided, by its budget or by rounding. */
  unclear: boolean
  /** Nothing outside the nodes still open is better than this or than the best answer. */
  bound: number
  /** Rows that took part in showing that there is no answer. */
  readonly blamed: Uint8Array
}

/** What the columns are worth at the root, which tells what can be fixed once an answer is known. */
interface RootPrices {
  bound: number
  readonly reduced: Float64Array
  readonly atUpper: Uint8Array
  readonly place: Int32Array
}

function search(program: WholeProgram, budget: AssemblyBudget, simplex: DualSimplex): AssemblyOutcome {
  const { basis } = simplex
  const verdict = simplex.solve(Number.NEGATIVE_INFINITY)
  const state: Search = {
    program,
    budget,
    simplex,
    lower: program.lower.slice(),
    upper: program.upper.slice(),
    path: [],
    root: {
      bound: verdict === 'optimal' ? simplex.bound() : Number.POSITIVE_INFINITY,
      reduced: basis.reduced.slice(),
      atUpper: basis.atUpper.slice(),
      place: basis.place.slice(),
    },
    best: undefined,
    nodes: 0,
    unclear: false,
    bound: Number.NEGATIVE_INFINITY,
    blamed: new Uint8Array(program.rows.length),
  }
  let next: DualVerdict | undefined = verdict
  while (next !== undefined) next = visit(state, next)
  return outcome(state)
}

/** Takes in what the simplex method found at a node, moves to the next one and solves it; undefined at the end. */
function visit(state: Search, verdict: DualVerdict): DualVerdict | undefined {
  state.nodes += 1
  const descended = verdict === 'optimal' ? takeOptimum(state) : noteFailure(state, verdict)
  if (state.nodes >= state.budget.nodes) {
    // The side just chosen stays unseen.
    if (descended) leaveUnclear(state)
    return undefined
  }
  if (!descended && !backtrack(state)) return undefined
  return state.simplex.solve(worthwhile(state))
}

function noteFailure(state: Search, verdict: DualVerdict): false {
  if (verdict === 'impossible') {
    state.simplex.weights.forEach((weight, r) => {
      if (weight !== 0) state.blamed[r] = 1
    })
  }
  if (verdict === 'below') leaveBehind(state, state.simplex.bound())
  if (verdict === 'unclear') leaveUnclear(state)
  return false
}

/** Goes on without what lies at or under a bound. */
function leaveBehind(state: Search, bound: number): void {
  state.bound = Math.max(state.bound, bound)
}

function leaveUnclear(state: Search): void {
  state.unclear = true
  leaveBehind(state, state.path.at(-1)?.bound ?? state.root.bound)
}

/** Below this value a node cannot improve on the best answer by more than the gap allowed. */
function worthwhile({ best, budget }: Search): number {
  if (best === undefined) return Number.NEGATIVE_INFINITY
  const { value } = best
  const share = value > 0 ? value / Math.max(1 - budget.gap, Number.MIN_VALUE) : value / (1 + budget.gap)
  return Math.max(share, value + equalValues(value))
}

/** Branches on a column that is not whole, or takes the node's optimum as an answer. Whether it has branched. */
function takeOptimum(state: Search): boolean {
  const { simplex, path } = state
  const bound = simplex.bound()
  if (bound < worthwhile(state)) {
    leaveBehind(state, bound)
    return false
  }
  const column = branchingColumn(state)
  if (column < 0) {
    takeAnswer(state, bound)
    return false
  }
  const value = columnValue(simplex.basis, column)
  const [low, high] = [simplex.basis.lower[column] as number, simplex.basis.upper[column] as number]
  const [down, up] = [Math.floor(value), Math.ceil(value)]
  const upFirst = value - down >= 0.5
  path.push({
    column,
    otherLow: upFirst ? low : up,
    otherHigh: upFirst ? down : high,
    bound,
    otherSeen: false,
  })
  setBounds(simplex.basis, column, upFirst ? up : low, upFirst ? high : down)
  return true
}

/** Until there is an answer the column nearest to its next whole number above, which leads to one soon; then the least decided one. */
function branchingColumn({ simplex: { basis }, program, best }: Search): number {
  const { head, basic, matrix } = basis
  let chosen = -1
  let highest = -1
  for (let i = 0; i < head.length; i++) {
    const column = head[i] as number
    if (column >= matrix.columns || program.whole[column] !== 1) continue
    const value = basic[i] as number
    const part = value - Math.floor(value)
    if (part <= wholeTolerance || part >= 1 - wholeTolerance) continue
    const rank = (program.first?.[column] ?? 0) + (best === undefined ? part : 0.5 - Math.abs(part - 0.5))
    if (rank <= highest) continue
    highest = rank
    chosen = column
  }
  return chosen
}

function takeAnswer(state: Search, bound: number): void {
  const { program, simplex } = state
  const x = Float64Array.from(program.objective, (_, j) => {
    const value = columnValue(simplex.basis, j)
    return program.whole[j] === 1 ? Math.round(value) : value
  })
  let value = 0
  for (let j = 0; j < x.length; j++) value += (program.objective[j] as number) * (x[j] as number)
  const met = meetsProgram(program, x)
  if (!met || bound > value + equalValues(value)) {
    state.unclear = true
    leaveBehind(state, bound)
  }
  if (!met) return
  if (state.best !== undefined && value <= state.best.value) return
  state.best = { x, value }
  fixByRoot(state)
}

/**
 * Holds columns at their root bound for good where leaving it would cost more than the best answer allows.
 * @source Crowder, Johnson & Padberg (1983), Operations Research 31, 803–834 (reduced cost fixing)
 */
function fixByRoot(state: Search): void {
  const { root, lower, upper, program, path, simplex } = state
  const enough = worthwhile(state)
  const branched = new Uint8Array(program.objective.length)
  for (const { column } of path) branched[column] = 1
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
}

/** Goes to the other side of the last branch worth it; false where none is left. */
function backtrack(state: Search): boolean {
  const { path, simplex, lower, upper } = state
  for (let branch = path.at(-1); branch !== undefined; branch = path.at(-1)) {
    const { column } = branch
    const low = Math.max(branch.otherLow, lower[column] as number)
    const high = Math.min(branch.otherHigh, upper[column] as number)
    if (!branch.otherSeen && low <= high && branch.bound >= worthwhile(state)) {
      branch.otherSeen = true
      setBounds(simplex.basis, column, low, high)
      return true
    }
    if (!branch.otherSeen && low <= high) leaveBehind(state, branch.bound)
    path.pop()
    setBounds(simplex.basis, column, lower[column] as number, upper[column] as number)
  }
  return false
}

function outcome({ best, nodes, path, unclear, bound, root, blamed }: Search): AssemblyOutcome {
  const unseen = path.filter((branch) => !branch.otherSeen)
  if (best === undefined) {
    if (unclear || unseen.length > 0) return { kind: 'undecided', nodes }
    return { kind: 'infeasible', rows: [...blamed.keys()].filter((r) => blamed[r] === 1), nodes }
  }
  const { x, value } = best
  const proven = Math.min(
    root.bound,
    unseen.reduce((most, branch) => Math.max(most, branch.bound), bound),
  )
  const isBest = proven <= value + equalValues(value)
  return { kind: 'found', x, value, bound: isBest ? value : proven, gap: isBest ? 0 : (proven - value) / Math.abs(proven), nodes }
}

/** Values closer than this are equal: what lies between them is rounding. */
function equalValues(value: number): number {
  return 1e-9 * Math.max(1, Math.abs(value))
}
