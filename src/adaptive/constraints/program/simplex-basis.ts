import type { SparseColumns } from './sparse-columns.js'

/**
 * Where the dual simplex method stands. Row r of the program has a column of its own, `columns + r`, so that A x + t = 0: it holds minus
 * the row's sum. Every column has two finite bounds, so any basis is dual feasible once its nonbasic columns stand at the right ones.
 */
export interface SimplexBasis {
  readonly matrix: SparseColumns
  readonly cost: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** Column that is basic in a row. */
  readonly head: Int32Array
  /** Row in which a column is basic, −1 where it stands at a bound. */
  readonly place: Int32Array
  readonly atUpper: Uint8Array
  /** Values of the basic columns, by row. */
  readonly basic: Float64Array
  /** Reduced costs: what a column would add to the objective a unit. */
  readonly reduced: Float64Array
  /** Inverse of the basis, row by row. */
  readonly inverse: Float64Array
  /** Columns that may still move; those fixed for good are left out of the loops. */
  readonly active: Int32Array
  activeCount: number
  /** Pivots so far, and since the inverse was last computed afresh. */
  pivots: number
  pivotsSinceFresh: number
  /** Room for one number a row. */
  readonly byRow: Float64Array
  readonly rowList: Int32Array
}

/** Value of a column that stands at a bound. */
export function boundValue({ lower, upper, atUpper }: SimplexBasis, column: number): number {
  return (atUpper[column] === 1 ? upper[column] : lower[column]) as number
}

export function columnValue(basis: SimplexBasis, column: number): number {
  const place = basis.place[column] as number
  return place >= 0 ? (basis.basic[place] as number) : boundValue(basis, column)
}

/** Adds `amount` times a column of the program to one number a row. */
export function addColumnInto(byRow: Float64Array, { matrix }: SimplexBasis, column: number, amount: number): void {
  if (column >= matrix.columns) {
    const r = column - matrix.columns
    byRow[r] = (byRow[r] as number) + amount
    return
  }
  const { starts, row, coefficient } = matrix
  for (let k = starts[column] as number, end = starts[column + 1] as number; k < end; k++) {
    const r = row[k] as number
    byRow[r] = (byRow[r] as number) + (coefficient[k] as number) * amount
  }
}

/** The bound at which a nonbasic column adds most; where it adds nothing it stays. */
export function preferBound({ reduced, atUpper }: SimplexBasis, column: number): void {
  const gain = reduced[column] as number
  // What rounding leaves of a zero must not send a column from bound to bound.
  if (Math.abs(gain) > 1e-12) atUpper[column] = gain > 0 ? 1 : 0
}
