import type { LikelihoodTable } from '../../calibration/estimation/latent-normal-pass.js'
import type { Measurement } from '../quadrature/measurement.js'
import { shapeGradient } from '../shares/shape-gradient.js'
import { type TailSums, tailSums } from '../shares/tail-sums.js'
import { cellPriors } from './cell-prior.js'
import { regressionSums } from './cell-regression.js'
import type { Cell } from './cells.js'
import type { CellPrior, PriorReason } from './own-prior.js'

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
  const found = cellPriors(measurement, cells, (cell, prior, table): MeasuredCell => {
    return { cell, prior, sums: sumsOf(cell, prior, table, measurement.bandCuts) }
  })
  if ('kind' in found) return found
  return { kind: 'measured', cells: new Map(found.map((measured) => [measured.cell, measured])) }
}

function sumsOf({ weights }: Cell, prior: CellPrior, table: LikelihoodTable, bandCuts: readonly number[]): TailSums {
  const { mean, sd, shape, regression } = prior
  const { grid } = prior.layout
  if (regression !== undefined) return regressionSums(table, regression, { grid, bandCuts, weights })
  const sums = tailSums(table, { grid, mean, sd, shape, bandCuts, weights })
  return shape === undefined ? sums : { ...sums, shapeGradient: shapeGradient(table, grid, shape, weights) }
}
