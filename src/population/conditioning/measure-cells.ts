import { likelihoodRows } from '../quadrature/likelihood-rows.js'
import type { Measurement } from '../quadrature/measurement.js'
import { shapeGradient } from '../shares/shape-gradient.js'
import { type TailSums, tailSums } from '../shares/tail-sums.js'
import { type CellPrior, cellPriors, type PriorReason } from './cell-prior.js'
import { regressionSums } from './cell-regression.js'
import type { Cell } from './cells.js'

/** Persons of one latent distribution, with what their posteriors sum to. */
export interface SummedCell {
  readonly prior: Omit<CellPrior, 'layout'>
  readonly sums: TailSums
}

/** A cell with the prior of its persons and the sums of their posteriors. */
export interface MeasuredCell extends SummedCell {
  readonly cell: Cell
  readonly prior: CellPrior
}

/** The cells with their sums; or that nobody can be scored, since all answers of all cells lie at one end. */
export type MeasuredCells =
  | { readonly kind: 'measured'; readonly cells: ReadonlyMap<Cell, MeasuredCell> }
  | { readonly kind: 'none'; readonly reason: PriorReason }

/** Finds every cell's prior and sums its persons under it. */
export function measureCells(measurement: Measurement, cells: readonly Cell[]): MeasuredCells {
  const measured = new Map<Cell, MeasuredCell>()
  for (const [c, prior] of cellPriors(measurement, cells).entries()) {
    if (prior.kind === 'none') return { kind: 'none', reason: prior.reason }
    const cell = cells[c] as Cell
    const { grid, tables } = prior.layout
    const table = likelihoodRows(tables, grid, measurement.rows, cell.members)
    const { mean, sd, shape, regression } = prior
    if (regression !== undefined) {
      const own = { grid, bandCuts: measurement.bandCuts, weights: cell.weights }
      measured.set(cell, { cell, prior, sums: regressionSums(table, regression, own) })
      continue
    }
    const sums = tailSums(table, { grid, mean, sd, shape, bandCuts: measurement.bandCuts, weights: cell.weights })
    const slopes = shape === undefined ? {} : { shapeGradient: shapeGradient(table, grid, shape, cell.weights) }
    measured.set(cell, { cell, prior, sums: { ...sums, ...slopes } })
  }
  return { kind: 'measured', cells: measured }
}
