import { quinticThrough } from './quintic.js'
import { acceptedError, acceptedInformation } from './root-kernel.js'
import { proofSize } from './root-proof.js'
import type { RootTables } from './root-tables.js'

/** What persons who answered everything need of the tables, laid out for them; prior and bias are in the rows of the first group. */
export interface CompleteTables {
  /** S at the start node, by row. */
  readonly start: Float64Array
  /** By row and proof node: S, S′, S″ in units of cells, then the bounds of the proof. */
  readonly coarse: Float64Array
  readonly coarseRow: number
  /** By row and node: S, S′, S″ in units of cells. */
  readonly fine: Float64Array
  readonly fineRow: number
  /** By cell: coefficients of the information of all items, then the slope below which a root in it is exact. */
  readonly cells: Float64Array
}

/** Numbers a row has at a proof node: one cache line. */
export const coarseSize = 3 + proofSize
/** Numbers of a cell. */
export const cellSize = 8

/**
 * @param rows of complete persons, the first ones of the tables
 * @param ofFirstGroup how many of them a person has exactly one of
 */
export function completeTables(tables: RootTables, rows: number, ofFirstGroup: number): CompleteTables {
  const { grid, table, rowSize, proof, proofRowSize, priorRow, biasRow } = tables
  const nodes = grid.cells + 1
  const proofNodes = grid.cells / grid.cellsPerProof + 1
  const [coarseRow, fineRow] = [proofNodes * coarseSize, 3 * nodes]
  const units = [1, grid.spacing, (grid.spacing * grid.spacing) / 2]
  const coarse = new Float64Array(rows * coarseRow)
  const fine = new Float64Array(rows * fineRow)
  const add = (sum: Float64Array, at: number, value: number) => {
    sum[at] = (sum[at] as number) + value
  }
  for (let row = 0; row < rows; row++) {
    const parts = row < ofFirstGroup ? [row, priorRow, biasRow].filter((part) => part !== -1) : [row]
    for (const part of parts) {
      const jet = (at: number) => (table[part * rowSize + 1 + at] as number) * (units[at % 3] as number)
      for (let at = 0; at < fineRow; at++) add(fine, row * fineRow + at, jet(at))
      for (let node = 0; node < proofNodes; node++) {
        const to = row * coarseRow + node * coarseSize
        for (let j = 0; j < 3; j++) add(coarse, to + j, jet(3 * node * grid.cellsPerProof + j))
        if (proof === undefined) continue
        for (let j = 0; j < proofSize; j++) add(coarse, to + 3 + j, proof[part * proofRowSize + node * proofSize + j] as number)
      }
    }
  }
  const start = Float64Array.from({ length: rows }, (_, row) => table[row * rowSize] as number)
  return { start, coarse, coarseRow, fine, fineRow, cells: cellsOf(tables) }
}

function cellsOf({ grid, information, error, informationError, biasError }: RootTables): Float64Array {
  const { values, width, stride } = information
  const total = values.length - stride
  const out = new Float64Array(grid.cells * cellSize)
  for (let cell = 0; cell < grid.cells; cell++) {
    const ends = (j: number, unit: number) =>
      [cell, cell + 1].map((node) => unit * (values[total + node * width + j] as number)) as [number, number]
    const value = ends(0, 1)
    const { spacing } = grid
    out.set(quinticThrough({ value, slope: ends(1, spacing), curvature: ends(2, spacing * spacing) }), cell * cellSize)
    const least = Math.min(...value)
    const off = (error[cell] as number) + (biasError[cell] as number) / least
    const serves = least > 0 && (informationError[cell] as number) < least * acceptedInformation
    out[cell * cellSize + 6] = serves ? (-off / acceptedError) * spacing : Number.NEGATIVE_INFINITY
  }
  return out
}
