import { createBasis, setBounds } from './basis-bounds.js'
import { divingColumn, tellingColumn, undecidedCount } from './branching-column.js'
import { coreProgram } from './core-program.js'
import { type DualVerdict, dualSimplex } from './dual-simplex.js'
import { openNodes, type SearchNode } from './open-nodes.js'
import {
  equalValues,
  fixByRoot,
  hasAnswer,
  keepBetter,
  leaveBehind,
  movableColumns,
  openBound,
  type Search,
  worthwhile,
} from './search-state.js'
import { columnValue } from './simplex-basis.js'
import { type SparseColumns, sparseColumns } from './sparse-columns.js'
import type { Assembler, AssemblyBudget, AssemblyOutcome, WholeProgram } from './whole-program.js'

/**
 * Melek's own solver: branch and bound on the dual simplex method, made for choosing some tens of items from some hundreds under counts
 * and enemies. It goes down until it has an answer, then from the side with the highest bound, and on among the few columns that can
 * still make a difference. Each bound it prunes by is a Lagrangian bound computed afresh, each impossibility a sum of rows that no
 * item set can meet, each answer is checked against every row.
 * @source Land & Doig (1960), Econometrica 28, 497–520; van der Linden (2005), Linear Models for Optimal Test Design, ch. 4
 */
export const branchAndBound: Assembler = {
  name: 'branch-and-bound',
  assemble(program, budget) {
    const matrix = sparseColumns(program)
    if (matrix.impossibleRow >= 0) return { kind: 'infeasible', rows: [matrix.impossibleRow], nodes: 0 }
    return outcome(search(program, matrix, budget))
  },
}

/** @param known value of an answer found before */
function search(program: WholeProgram, matrix: SparseColumns, budget: AssemblyBudget, known = Number.NEGATIVE_INFINITY): Search {
  const basis = createBasis(matrix, program.objective, program)
  const simplex = dualSimplex(basis)
  const state: Search = {
    program,
    budget,
    simplex,
    lower: program.lower.slice(),
    upper: program.upper.slice(),
    at: undefined,
    open: openNodes(),
    root: { bound: Number.POSITIVE_INFINITY, reduced: basis.reduced, atUpper: basis.atUpper, place: basis.place },
    best: undefined,
    known,
    movable: movableColumns(program),
    narrowed: false,
    nodes: 0,
    unclear: false,
    bound: Number.NEGATIVE_INFINITY,
    blamed: new Uint8Array(program.rows.length),
  }
  let next: DualVerdict | undefined = simplex.solve(worthwhile(state))
  state.root = {
    bound: next === 'optimal' ? simplex.bound() : Number.POSITIVE_INFINITY,
    reduced: basis.reduced.slice(),
    atUpper: basis.atUpper.slice(),
    place: basis.place.slice(),
  }
  if (next === 'optimal' && !hasAnswer(state) && undecidedCount(basis, program) >= longDive) tryPromising(state)
  while (next !== undefined && !state.narrowed) next = visit(state, next)
  if (state.narrowed && state.nodes < budget.nodes) searchCore(state)
  return state
}

/** With so many columns undecided at the root the way down to an answer is long, and the answer often poor. */
const longDive = 12
/** Columns that a first answer is then sought among, and nodes spent on it: tests that come into question are made of fewer. */
const promisingColumns = 150
const promisingNodes = 60

/** Looks for a first answer among the columns that the root prices hold least firmly, where every node costs little. */
function tryPromising(state: Search): void {
  const { program, root, budget } = state
  if (state.movable <= promisingColumns || budget.nodes <= promisingNodes) return
  const firmness = (j: number) => ((root.place[j] as number) >= 0 ? 0 : Math.abs(root.reduced[j] as number))
  const [lower, upper] = [state.lower.slice(), state.upper.slice()]
  const movable = [...lower.keys()].filter((j) => (lower[j] as number) < (upper[j] as number) && program.whole[j] === 1)
  for (const j of movable.sort((one, other) => firmness(one) - firmness(other) || one - other).slice(promisingColumns)) {
    const end = (root.atUpper[j] === 1 ? upper[j] : lower[j]) as number
    lower[j] = end
    upper[j] = end
  }
  takeFromCore(state, lower, upper, { gap: budget.gap, nodes: promisingNodes })
  if (state.best !== undefined) fixByRoot(state)
}

/** Goes on among the columns that the best answer has left open, as a program of their own. */
function searchCore(state: Search): void {
  const { budget, lower, upper, open } = state
  open.clear()
  const inner = takeFromCore(state, lower, upper, { ...budget, nodes: budget.nodes - state.nodes })
  if (inner === undefined) return
  state.unclear ||= inner.unclear
  leaveBehind(state, Math.min(state.root.bound, openBound(inner)))
}

/** Searches the program between bounds; undefined where these cannot be met. A better answer becomes the best. */
function takeFromCore(state: Search, lower: Float64Array, upper: Float64Array, budget: AssemblyBudget): Search | undefined {
  const core = coreProgram(state.program, lower, upper)
  if (core.impossible) return undefined
  const matrix = sparseColumns(core.program)
  if (matrix.impossibleRow >= 0) return undefined
  const inner = search(core.program, matrix, budget, state.best?.value)
  state.nodes += inner.nodes
  const found = inner.best
  if (found !== undefined) {
    const x = lower.slice()
    core.columns.forEach((j, k) => {
      x[j] = found.x[k] as number
    })
    keepBetter(state, x)
  }
  return inner
}

/** Takes in what the simplex method found at a node, moves to the next one and solves it; undefined at the end. */
function visit(state: Search, verdict: DualVerdict): DualVerdict | undefined {
  state.nodes += 1
  const child = verdict === 'optimal' ? takeOptimum(state) : noteFailure(state, verdict)
  if (state.nodes >= state.budget.nodes) {
    if (child !== undefined) state.open.add(child)
    return undefined
  }
  const next = child ?? nextOpen(state)
  if (next === undefined) return undefined
  moveTo(state, next)
  return state.simplex.solve(worthwhile(state))
}

function noteFailure(state: Search, verdict: DualVerdict): undefined {
  if (verdict === 'impossible') {
    state.simplex.weights.forEach((weight, r) => {
      if (weight !== 0) state.blamed[r] = 1
    })
  }
  if (verdict === 'below') leaveBehind(state, state.simplex.bound())
  if (verdict === 'unclear') {
    state.unclear = true
    leaveBehind(state, state.at?.bound ?? state.root.bound)
  }
}

/** Branches on a column that is not whole, or takes the node's optimum as an answer. The side to go on with, if it has branched. */
function takeOptimum(state: Search): SearchNode | undefined {
  const { simplex, open, at } = state
  const bound = simplex.bound()
  if (bound < worthwhile(state)) {
    leaveBehind(state, bound)
    return undefined
  }
  const column = hasAnswer(state) ? tellingColumn(simplex.basis, state.program) : divingColumn(simplex.basis, state.program)
  if (column < 0) {
    takeAnswer(state, bound)
    return undefined
  }
  const value = columnValue(simplex.basis, column)
  const [low, high] = [simplex.basis.lower[column] as number, simplex.basis.upper[column] as number]
  const below = { parent: at, column, low, high: Math.floor(value), bound }
  const above = { parent: at, column, low: Math.ceil(value), high, bound }
  const upFirst = value - Math.floor(value) >= 0.5
  open.add(upFirst ? below : above)
  return upFirst ? above : below
}

function takeAnswer(state: Search, bound: number): void {
  const { program, simplex } = state
  const x = Float64Array.from(program.objective, (_, j) => {
    const value = columnValue(simplex.basis, j)
    return program.whole[j] === 1 ? Math.round(value) : value
  })
  const value = keepBetter(state, x)
  if (value === undefined || bound > value + equalValues(value)) {
    state.unclear = true
    leaveBehind(state, bound)
  }
  if (state.best?.x === x) fixByRoot(state)
}

/** The side to go on with where the present one has come to its end: the nearest until there is an answer, then the one that promises most. */
function nextOpen(state: Search): SearchNode | undefined {
  const { open, lower, upper } = state
  for (;;) {
    const node = hasAnswer(state) ? open.takeBest() : open.takeLatest()
    if (node === undefined) return undefined
    if (node.bound < worthwhile(state)) {
      leaveBehind(state, node.bound)
      open.clear()
      return undefined
    }
    // What the root prices have fixed to the other side is dealt with.
    if (node.low <= (upper[node.column] as number) && node.high >= (lower[node.column] as number)) return node
  }
}

/** Gives the columns the bounds that they have at a node. */
function moveTo(state: Search, node: SearchNode): void {
  const { simplex, lower, upper } = state
  const held = new Map<number, SearchNode>()
  for (let side: SearchNode | undefined = node; side !== undefined; side = side.parent)
    if (!held.has(side.column)) held.set(side.column, side)
  const change = (column: number, low: number, high: number) => {
    const { basis } = simplex
    if (basis.lower[column] !== low || basis.upper[column] !== high) setBounds(basis, column, low, high)
  }
  for (let side = state.at; side !== undefined && side !== node.parent; side = side.parent)
    if (!held.has(side.column)) change(side.column, lower[side.column] as number, upper[side.column] as number)
  for (const [column, { low, high }] of held)
    change(column, Math.max(low, lower[column] as number), Math.min(high, upper[column] as number))
  state.at = node
}

function outcome(state: Search): AssemblyOutcome {
  const { best, nodes, open, unclear, root, blamed } = state
  if (best === undefined) {
    if (unclear || open.size > 0) return { kind: 'undecided', nodes }
    return { kind: 'infeasible', rows: [...blamed.keys()].filter((r) => blamed[r] === 1), nodes }
  }
  const { x, value } = best
  const proven = Math.min(root.bound, openBound(state))
  const isBest = proven <= value + equalValues(value)
  return { kind: 'found', x, value, bound: isBest ? value : proven, gap: isBest ? 0 : (proven - value) / Math.abs(proven), nodes }
}
