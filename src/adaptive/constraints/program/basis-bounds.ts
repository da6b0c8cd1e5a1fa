import { moveBasic, refreshBasis } from './basis-inverse.js'
import { addColumnInto, boundValue, preferBound, type SimplexBasis } from './simplex-basis.js'
import type { SparseColumns } from './sparse-columns.js'

/** The basis of the rows' own columns. */
export function createBasis(
  matrix: SparseColumns,
  cost: Float64Array,
  bounds: { readonly lower: Float64Array; readonly upper: Float64Array },
): SimplexBasis {
  const { rows, columns } = matrix
  const total = rows + columns
  const extended = (values: Float64Array, ends: Float64Array | undefined) => {
    const all = new Float64Array(total)
    all.set(values)
    ends?.forEach((end, r) => {
      all[columns + r] = -end
    })
    return all
  }
  const basis: SimplexBasis = {
    matrix,
    cost: extended(cost, undefined),
    lower: extended(bounds.lower, matrix.high),
    upper: extended(bounds.upper, matrix.low),
    head: Int32Array.from({ length: rows }, (_, r) => columns + r),
    place: Int32Array.from({ length: total }, (_, j) => (j < columns ? -1 : j - columns)),
    atUpper: new Uint8Array(total),
    basic: new Float64Array(rows),
    reduced: new Float64Array(total),
    inverse: new Float64Array(rows * rows),
    active: Int32Array.from({ length: total }, (_, j) => j),
    activeCount: total,
    pivots: 0,
    pivotsSinceFresh: 0,
    byRow: new Float64Array(rows),
    rowList: new Int32Array(rows),
  }
  refreshBasis(basis)
  return basis
}

/** Changes the bounds of a column; what follows from it is for the dual simplex method to mend. */
export function setBounds(basis: SimplexBasis, column: number, low: number, high: number): void {
  const { lower, upper, place, byRow } = basis
  const nonbasic = (place[column] as number) < 0
  const before = nonbasic ? boundValue(basis, column) : 0
  lower[column] = low
  upper[column] = high
  if (!nonbasic) return
  preferBound(basis, column)
  const moved = boundValue(basis, column) - before
  if (moved === 0) return
  byRow.fill(0)
  addColumnInto(byRow, basis, column, moved)
  moveBasic(basis, byRow)
}

/** Leaves nonbasic columns that cannot move out of the loops from now on, but for those kept, which will be set free again. */
export function dropFixed(basis: SimplexBasis, kept: Uint8Array): void {
  const { active, lower, upper, place, matrix } = basis
  let count = 0
  for (let k = 0; k < basis.activeCount; k++) {
    const j = active[k] as number
    const stays = j >= matrix.columns || (place[j] as number) >= 0 || (lower[j] as number) < (upper[j] as number) || kept[j] === 1
    if (stays) active[count++] = j
  }
  basis.activeCount = count
}
