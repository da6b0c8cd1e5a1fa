import { moveBasic, pivotInverse, refreshBasis, transformedColumnInto } from './basis-inverse.js'
import { type Breakpoints, collectBreakpoints, createBreakpoints, dropNearest } from './breakpoints.js'
import { lagrangianBound, provesImpossible } from './lagrangian-bound.js'
import { addColumnInto, boundValue, type SimplexBasis } from './simplex-basis.js'

/**
 * `optimal` up to whole numbers, `below` the value asked for, `impossible` by the rows with a weight, or given up as `unclear`. The first
 * three are proven by the rows' prices or weights, whatever rounding has done to the basis.
 */
export type DualVerdict = 'optimal' | 'below' | 'impossible' | 'unclear'

/** The dual simplex method with its room to work in. */
export interface DualSimplex {
  readonly basis: SimplexBasis
  /**
   * Pivots until the basic columns stand within their bounds.
   * @param worthwhile give up as soon as the objective is proven to stay below this
   */
  solve(worthwhile: number): DualVerdict
  /** Proven upper bound, after `optimal` and `below`. */
  bound(): number
  /** After `impossible`: the weights of the rows that prove it. */
  readonly weights: Float64Array
}

/** Basic values further outside their bounds than this are driven out. */
const feasibilityTolerance = 1e-9
/** After so many pivots the inverse is computed afresh. */
const freshEvery = 100
/** Pivots after which a program is given up; a hundred times what any test has been seen to need. */
const mostPivots = 20_000
/** Smaller pivots are not trusted unless the inverse is fresh. */
const smallestPivot = 1e-7

/** @source Koberstein (2005), The Dual Simplex Method, Techniques for a Fast and Stable Implementation, ch. 3 */
export function dualSimplex(basis: SimplexBasis): DualSimplex {
  const total = basis.place.length
  const heap = createBreakpoints(total)
  const entries = new Float64Array(total)
  const weights = new Float64Array(basis.basic.length)
  const transformed = new Float64Array(basis.basic.length)
  let proven = Number.POSITIVE_INFINITY

  const isProvenBelow = (worthwhile: number) => {
    proven = lagrangianBound(basis)
    return proven < worthwhile
  }
  const solve = (worthwhile: number): DualVerdict => {
    let objective = Number.POSITIVE_INFINITY
    for (let pivot = 0; pivot < mostPivots; pivot++) {
      if (basis.pivotsSinceFresh >= freshEvery) refreshBasis(basis)
      if (pivot === 0) objective = dualObjective(basis)
      if (objective < worthwhile && isProvenBelow(worthwhile)) return 'below'
      const leaving = leavingRow(basis)
      if (leaving === undefined) {
        proven = lagrangianBound(basis)
        return 'optimal'
      }
      rowOfInverse(basis, leaving.row, weights)
      leavingEntriesInto(entries, basis, weights)
      collectBreakpoints(heap, basis, entries, leaving.direction)
      const step = passBreakpoints(basis, heap, entries, leaving.excess)
      objective -= step.loss
      if (step.entering < 0) {
        if (provesImpossible(basis, weights)) return 'impossible'
        if (basis.pivotsSinceFresh === 0) return 'unclear'
        refreshBasis(basis)
        continue
      }
      transformedColumnInto(transformed, basis, step.entering)
      if (Math.abs(transformed[leaving.row] as number) < smallestPivot && basis.pivotsSinceFresh > 0) {
        refreshBasis(basis)
        continue
      }
      exchange(basis, leaving, step.entering, entries, transformed)
    }
    return 'unclear'
  }
  return { basis, solve, bound: () => proven, weights }
}

/** Objective at the present bounds of the nonbasic columns, which bounds that of the program from above. */
function dualObjective({ place, cost, basic, head, ...basis }: SimplexBasis): number {
  let objective = 0
  for (let j = 0; j < cost.length; j++) {
    if ((place[j] as number) < 0 && cost[j] !== 0)
      objective += (cost[j] as number) * ((basis.atUpper[j] === 1 ? basis.upper[j] : basis.lower[j]) as number)
  }
  for (let i = 0; i < head.length; i++) objective += (cost[head[i] as number] as number) * (basic[i] as number)
  return objective
}

interface Leaving {
  readonly row: number
  /** How far its basic column stands outside its bounds. */
  readonly excess: number
  readonly direction: 1 | -1
}

/** The row whose basic column stands furthest outside its bounds. */
function leavingRow({ head, basic, lower, upper }: SimplexBasis): Leaving | undefined {
  let row = -1
  let excess = feasibilityTolerance
  let direction: 1 | -1 = 1
  for (let i = 0; i < head.length; i++) {
    const column = head[i] as number
    const value = basic[i] as number
    const above = value - (upper[column] as number)
    const below = (lower[column] as number) - value
    if (above <= excess && below <= excess) continue
    row = i
    direction = above > below ? 1 : -1
    excess = Math.max(above, below)
  }
  return row < 0 ? undefined : { row, excess, direction }
}

/** Weights of the rows that write a basic column in the others. */
export function rowOfInverse({ inverse }: SimplexBasis, row: number, weights: Float64Array): void {
  const offset = row * weights.length
  for (let r = 0; r < weights.length; r++) weights[r] = inverse[offset + r] as number
}

/** The leaving row written in the nonbasic columns. */
export function leavingEntriesInto(
  entries: Float64Array,
  { matrix, active, activeCount, place }: SimplexBasis,
  weights: Float64Array,
): void {
  const { columns, starts, row, coefficient } = matrix
  for (let k = 0; k < activeCount; k++) {
    const j = active[k] as number
    let entry = 0
    if ((place[j] as number) < 0) {
      if (j >= columns) entry = weights[j - columns] as number
      else {
        for (let e = starts[j] as number, end = starts[j + 1] as number; e < end; e++) {
          entry += (weights[row[e] as number] as number) * (coefficient[e] as number)
        }
      }
    }
    entries[j] = entry
  }
}

/**
 * Goes through the breakpoints while that lowers the dual objective: each column passed changes to its other bound; the one that is not
 * passed enters the basis. Where all can be passed nothing is changed: no column can bring the row within its bounds.
 */
function passBreakpoints(
  basis: SimplexBasis,
  heap: Breakpoints,
  entries: Float64Array,
  excess: number,
): { readonly entering: number; readonly loss: number } {
  const { lower, upper } = basis
  const collected = heap.size
  let slope = excess
  let reached = 0
  let loss = 0
  while (heap.size > 0) {
    const j = heap.columns[0] as number
    loss += slope * ((heap.ratios[j] as number) - reached)
    reached = heap.ratios[j] as number
    slope -= Math.abs(entries[j] as number) * ((upper[j] as number) - (lower[j] as number))
    if (slope <= feasibilityTolerance) {
      flip(basis, heap.columns.subarray(heap.size, collected))
      return { entering: j, loss }
    }
    dropNearest(heap)
  }
  return { entering: -1, loss }
}

function flip(basis: SimplexBasis, columns: Int32Array): void {
  const { lower, upper, atUpper, byRow } = basis
  if (columns.length === 0) return
  byRow.fill(0)
  for (const j of columns) {
    const width = (upper[j] as number) - (lower[j] as number)
    addColumnInto(byRow, basis, j, atUpper[j] === 1 ? -width : width)
    atUpper[j] = atUpper[j] === 1 ? 0 : 1
  }
  moveBasic(basis, byRow)
}

/** The entering column takes the place of the leaving one, which goes to the bound that it had passed. */
function exchange(
  basis: SimplexBasis,
  { row, direction }: Leaving,
  entering: number,
  entries: Float64Array,
  transformed: Float64Array,
): void {
  const { head, place, atUpper, basic, reduced, lower, upper, active, activeCount } = basis
  const leaves = head[row] as number
  const target = (direction === 1 ? upper[leaves] : lower[leaves]) as number
  const step = ((basic[row] as number) - target) / (transformed[row] as number)
  const value = boundValue(basis, entering) + step
  for (let i = 0; i < basic.length; i++) basic[i] = (basic[i] as number) - step * (transformed[i] as number)
  const ratio = (reduced[entering] as number) / (entries[entering] as number)
  for (let k = 0; k < activeCount; k++) {
    const j = active[k] as number
    reduced[j] = (reduced[j] as number) - ratio * (entries[j] as number)
  }
  reduced[leaves] = -ratio
  reduced[entering] = 0
  atUpper[leaves] = direction === 1 ? 1 : 0
  place[leaves] = -1
  place[entering] = row
  head[row] = entering
  basic[row] = value
  pivotInverse(basis, row, transformed)
  basis.pivots += 1
  basis.pivotsSinceFresh += 1
}
