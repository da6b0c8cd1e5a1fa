import { type ProgramRow, rowTolerance, type WholeProgram } from './whole-program.js'

/** The rows of a program as sparse columns, each row divided by its largest coefficient, with finite ends. */
export interface SparseColumns {
  readonly rows: number
  readonly columns: number
  /** Entries of column j stand at starts[j] … starts[j + 1] − 1. */
  readonly starts: Int32Array
  readonly row: Int32Array
  readonly coefficient: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  /** A row that the bounds of its columns alone make impossible, or −1. */
  readonly impossibleRow: number
}

/** Lays the rows of a program out as columns. An end that the bounds of the columns imply replaces a wider or infinite one. */
export function sparseColumns({ rows, objective, lower, upper }: WholeProgram): SparseColumns {
  const starts = columnStarts(rows, objective.length)
  const entries = starts[objective.length] as number
  const row = new Int32Array(entries)
  const coefficient = new Float64Array(entries)
  const low = new Float64Array(rows.length)
  const high = new Float64Array(rows.length)
  const next = starts.slice()
  let impossibleRow = -1
  rows.forEach((each, r) => {
    const scale = each.coefficients === undefined ? 1 : largest(each.coefficients)
    let least = 0
    let most = 0
    each.columns.forEach((column, k) => {
      const a = (each.coefficients?.[k] ?? 1) / scale
      const at = next[column] as number
      row[at] = r
      coefficient[at] = a
      next[column] = at + 1
      least += a * ((a > 0 ? lower[column] : upper[column]) as number)
      most += a * ((a > 0 ? upper[column] : lower[column]) as number)
    })
    low[r] = Math.max(each.low / scale, least)
    high[r] = Math.min(each.high / scale, most)
    if ((low[r] as number) > (high[r] as number) + rowTolerance && impossibleRow < 0) impossibleRow = r
    low[r] = Math.min(low[r] as number, high[r] as number)
  })
  return { rows: rows.length, columns: objective.length, starts, row, coefficient, low, high, impossibleRow }
}

function columnStarts(rows: readonly ProgramRow[], columns: number): Int32Array {
  const starts = new Int32Array(columns + 1)
  for (const each of rows) for (const column of each.columns) starts[column + 1] = (starts[column + 1] as number) + 1
  for (let j = 0; j < columns; j++) starts[j + 1] = (starts[j + 1] as number) + (starts[j] as number)
  return starts
}

function largest(coefficients: readonly number[]): number {
  const most = coefficients.reduce((size, coefficient) => Math.max(size, Math.abs(coefficient)), 0)
  return most > 0 ? most : 1
}
