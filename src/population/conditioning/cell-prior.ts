import { estimateLatentNormal, type LatentNormal } from '../../calibration/estimation/latent-normal.js'
import type { Symmetric2 } from '../../calibration/estimation/latent-normal-pass.js'
import { likelihoodRows } from '../quadrature/likelihood-rows.js'
import { type Layout, layOut, type Measurement, scaleLayout } from '../quadrature/measurement.js'
import { type CellRegression, cellRegression, regressionMoments } from './cell-regression.js'
import type { Cell } from './cells.js'
import { latentShape } from './latent-shape.js'
import { mixture } from './mixture.js'
import type { LatentShape } from './shape-basis.js'

/** The prior under which the persons of a cell are scored, and why it is not simply their own. */
export interface CellPrior {
  /**
   * own: mean and SD of these persons; own-mean: their mean, the SD of the other cells; total: the mixture of the other
   * cells, which their answers have not shaped.
   */
  readonly kind: 'own' | 'own-mean' | 'total'
  readonly reason: PriorReason | null
  readonly mean: number
  readonly sd: number
  /** Of cells with persons enough to tell one; absent: normal. */
  readonly shape?: LatentShape | undefined
  /** Where there are covariates that tell one; then there is no shape. */
  readonly regression?: CellRegression | undefined
  /** Covariance of the estimated (mean, ln sd) of a normal prior; zeros for what was taken from elsewhere. */
  readonly covariance: Symmetric2
  readonly layout: Layout
}

export type PriorReason = 'no-variance' | 'sd-not-identified' | 'few-persons' | 'unbounded-above' | 'unbounded-below'

/** No prior can be found for anybody: all who were tested answered all right, or all wrong. */
export interface NoPrior {
  readonly kind: 'none'
  readonly reason: PriorReason
}

/** A cell of fewer persons does not estimate a latent distribution. */
const fewestPersons = 10
/** With fewer persons the shape would cost more in error than it saves in bias. */
const fewestForShape = 100

/**
 * Priors of all cells, conditioned on the cell wherever its answers allow. Cells without an SD of their own borrow the
 * pooled within-cell SD, cells without a mean the mixture of the others; both say so.
 */
export function cellPriors(measurement: Measurement, cells: readonly Cell[]): readonly (CellPrior | NoPrior)[] {
  const base = scaleLayout(measurement)
  const alone = cells.map((cell) => ownPrior(measurement, base, cell))
  const estimated = alone.flatMap((prior, c) =>
    prior.kind === 'own' ? [{ mean: prior.mean, sd: prior.sd, weight: weightOf(cells[c] as Cell) }] : [],
  )
  const pooledSd = estimated.length > 0 ? mixture(estimated.map((one) => ({ ...one, mean: 0 }))).sd : measurement.scale.sd
  const second = alone.map((prior, c) =>
    prior.kind === 'none' && (prior.reason === 'no-variance' || prior.reason === 'sd-not-identified')
      ? ownMeanPrior(measurement, base, cells[c] as Cell, { sd: pooledSd, reason: prior.reason })
      : prior,
  )
  const known = second.flatMap((prior, c) =>
    prior.kind === 'none' ? [] : [{ mean: prior.mean, sd: prior.sd, weight: weightOf(cells[c] as Cell) }],
  )
  if (known.length === 0) return second
  const whole = mixture(known)
  const layout = resolving(measurement, base, whole.sd)
  return second.map((prior) =>
    prior.kind === 'none' ? { ...prior, kind: 'total', ...whole, covariance: noCovariance, layout } : prior,
  )
}

/** The base layout, or a finer one where a latent distribution is narrower than it resolves. */
function resolving(measurement: Measurement, base: Layout, sd: number): Layout {
  return sd >= base.smallestSd ? base : layOut(measurement, base.low, base.high, sd)
}

const noCovariance: Symmetric2 = { mean: 0, cross: 0, logSd: 0 }

function weightOf(cell: Cell): number {
  return cell.weights === undefined ? cell.members.length : cell.weights.reduce((sum, weight) => sum + weight, 0)
}

/**
 * Mean and SD of a cell's own answers. The layout follows the estimate: wider where the distribution runs out of it,
 * finer around its mean where the SD is smaller than the panels resolve.
 */
function ownPrior(measurement: Measurement, base: Layout, cell: Cell): CellPrior | NoPrior {
  if (cell.members.length < fewestPersons) return { kind: 'none', reason: 'few-persons' }
  const { mean, sd } = measurement.scale
  let layout = base
  let fit = fitOn(measurement, layout, cell)
  if (runsOut(fit, layout)) {
    layout = layOut(measurement, mean - 14 * sd, mean + 14 * sd, 0.4 * sd)
    fit = fitOn(measurement, layout, cell)
  }
  for (const finer of [0.12, 0.04]) {
    if (fit.kind !== 'no-variance') break
    const half = 8 * layout.smallestSd
    layout = layOut(measurement, fit.mean - half, fit.mean + half, finer * sd)
    fit = fitOn(measurement, layout, cell)
  }
  const prior = priorOf(fit, layout)
  if (prior.kind !== 'own') return prior
  if (layout.smallestSd < base.smallestSd) return { ...prior, layout: around(measurement, prior) }
  const conditioned = regressed(measurement, prior, cell)
  if (conditioned !== undefined) return conditioned
  return cell.members.length < fewestForShape ? prior : shaped(measurement, prior, cell)
}

/** A prior that depends on the covariates of the persons. */
function regressed(measurement: Measurement, prior: CellPrior, { members, weights, covariates }: Cell): CellPrior | undefined {
  if (covariates === undefined) return undefined
  const { layout } = prior
  const table = likelihoodRows(layout.tables, layout.grid, measurement.rows, members)
  const regression = cellRegression(table, covariates, { weights, sdRange: sdRangeOf(layout) })
  return regression && { ...prior, ...regressionMoments(regression, weights), regression }
}

/** A prior of the shape that the persons show. */
function shaped(measurement: Measurement, prior: CellPrior, cell: Cell): CellPrior {
  const { layout, mean, sd } = prior
  const table = likelihoodRows(layout.tables, layout.grid, measurement.rows, cell.members)
  const shape = latentShape(table, cell.weights, { mean, sd })
  return shape === undefined ? prior : { ...prior, mean: shape.mean, sd: shape.sd, shape }
}

/** A layout for a narrow distribution, wide enough for likelihoods and for the mean to move under draws of the bank. */
function around(measurement: Measurement, { mean, sd }: { readonly mean: number; readonly sd: number }): Layout {
  const half = Math.max(8 * sd, 2 * measurement.scale.sd)
  return layOut(measurement, mean - half, mean + half, sd)
}

function fitOn(measurement: Measurement, layout: Layout, cell: Cell): LatentNormal {
  const table = likelihoodRows(layout.tables, layout.grid, measurement.rows, cell.members)
  const middle = (layout.low + layout.high) / 2
  const start = { mean: middle, sd: Math.max(layout.smallestSd, (layout.high - layout.low) / 12) }
  return estimateLatentNormal(table, { weights: cell.weights, start, sdRange: sdRangeOf(layout) })
}

/** SDs that the nodes of a layout resolve. */
export function sdRangeOf({ smallestSd, low, high }: Layout): readonly [number, number] {
  return [smallestSd, (high - low) / 2.4]
}

function runsOut(fit: LatentNormal, { low, high }: Layout): boolean {
  if (fit.kind === 'unbounded') return true
  return fit.kind === 'estimated' && (fit.mean - 5.5 * fit.sd < low || fit.mean + 5.5 * fit.sd > high)
}

/**
 * The maximum-likelihood variance loses what went into the mean; the variance of the mean puts it back (at 30 persons this
 * takes a third off the bias of a share).
 */
function priorOf(fit: LatentNormal, layout: Layout): CellPrior | NoPrior {
  switch (fit.kind) {
    case 'estimated': {
      const { mean, sd, covariance } = fit
      if (!fit.converged) return { kind: 'none', reason: 'sd-not-identified' }
      return { kind: 'own', reason: null, mean, sd: Math.sqrt(sd * sd + covariance.mean), covariance, layout }
    }
    case 'unbounded':
      return { kind: 'none', reason: `unbounded-${fit.direction}` }
    case 'no-variance':
      return { kind: 'none', reason: 'no-variance' }
    default:
      return { kind: 'none', reason: 'sd-not-identified' }
  }
}

function ownMeanPrior(
  measurement: Measurement,
  base: Layout,
  cell: Cell,
  { sd, reason }: { sd: number; reason: PriorReason },
): CellPrior | NoPrior {
  const layout = resolving(measurement, base, sd)
  const table = likelihoodRows(layout.tables, layout.grid, measurement.rows, cell.members)
  const fit = estimateLatentNormal(table, { weights: cell.weights, start: measurement.scale, fixedSd: sd })
  const prior = priorOf(fit, layout)
  return prior.kind === 'own' ? { ...prior, kind: 'own-mean', reason } : prior
}
