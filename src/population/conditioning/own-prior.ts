import { estimateLatentNormal, type LatentNormal } from '../../calibration/estimation/latent-normal.js'
import type { LikelihoodTable, Symmetric2 } from '../../calibration/estimation/latent-normal-pass.js'
import { type Layout, layOut, type Measurement } from '../quadrature/measurement.js'
import { type CellRegression, cellRegression, regressionMoments } from './cell-regression.js'
import type { Cell } from './cells.js'
import { latentShape } from './latent-shape.js'
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

/** Likelihoods of a cell's members on a layout. */
export type TableOn = (layout: Layout) => LikelihoodTable

/** What a cell's prior is found with. */
export interface PriorPlace {
  readonly measurement: Measurement
  readonly base: Layout
  readonly tableOn: TableOn
}

/**
 * Mean and SD of a cell's own answers. The layout follows the estimate: wider where the distribution runs out of it,
 * finer around its mean where the SD is smaller than the panels resolve.
 */
export function ownPrior({ measurement, base, tableOn }: PriorPlace, cell: Cell): CellPrior | NoPrior {
  if (cell.members.length < fewestPersons) return { kind: 'none', reason: 'few-persons' }
  const { mean, sd } = measurement.scale
  let layout = base
  let fit = fitOn(tableOn, layout, cell)
  if (runsOut(fit, layout)) {
    layout = layOut(measurement, mean - 14 * sd, mean + 14 * sd, 0.4 * sd)
    fit = fitOn(tableOn, layout, cell)
  }
  for (const finer of [0.12, 0.04]) {
    if (fit.kind !== 'no-variance') break
    const half = 8 * layout.smallestSd
    layout = layOut(measurement, fit.mean - half, fit.mean + half, finer * sd)
    fit = fitOn(tableOn, layout, cell)
  }
  const prior = priorOf(fit, layout)
  if (prior.kind !== 'own') return prior
  if (layout.smallestSd < base.smallestSd) return { ...prior, layout: around(measurement, prior) }
  const conditioned = regressed(tableOn(prior.layout), prior, cell)
  if (conditioned !== undefined) return conditioned
  return cell.members.length < fewestForShape ? prior : shaped(tableOn(prior.layout), prior, cell)
}

/** A prior that depends on the covariates of the persons. */
function regressed(table: LikelihoodTable, prior: CellPrior, { weights, covariates }: Cell): CellPrior | undefined {
  if (covariates === undefined) return undefined
  const regression = cellRegression(table, covariates, { weights, sdRange: sdRangeOf(prior.layout) })
  return regression && { ...prior, ...regressionMoments(regression, weights), regression }
}

/** A prior of the shape that the persons show. */
function shaped(table: LikelihoodTable, prior: CellPrior, cell: Cell): CellPrior {
  const { mean, sd } = prior
  const shape = latentShape(table, cell.weights, { mean, sd })
  return shape === undefined ? prior : { ...prior, mean: shape.mean, sd: shape.sd, shape }
}

/** A layout for a narrow distribution, wide enough for likelihoods and for the mean to move under draws of the bank. */
function around(measurement: Measurement, { mean, sd }: { readonly mean: number; readonly sd: number }): Layout {
  const half = Math.max(8 * sd, 2 * measurement.scale.sd)
  return layOut(measurement, mean - half, mean + half, sd)
}

function fitOn(tableOn: TableOn, layout: Layout, cell: Cell): LatentNormal {
  const middle = (layout.low + layout.high) / 2
  const start = { mean: middle, sd: Math.max(layout.smallestSd, (layout.high - layout.low) / 12) }
  return estimateLatentNormal(tableOn(layout), { weights: cell.weights, start, sdRange: sdRangeOf(layout) })
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

/** The mean of a cell whose answers do not tell an SD, at an SD from elsewhere. */
export function ownMeanPrior(
  { measurement, base, tableOn }: PriorPlace,
  cell: Cell,
  { sd, reason }: { sd: number; reason: PriorReason },
): CellPrior | NoPrior {
  const layout = resolving(measurement, base, sd)
  const fit = estimateLatentNormal(tableOn(layout), { weights: cell.weights, start: measurement.scale, fixedSd: sd })
  const prior = priorOf(fit, layout)
  return prior.kind === 'own' ? { ...prior, kind: 'own-mean', reason } : prior
}

/** The base layout, or a finer one where a latent distribution is narrower than it resolves. */
export function resolving(measurement: Measurement, base: Layout, sd: number): Layout {
  return sd >= base.smallestSd ? base : layOut(measurement, base.low, base.high, sd)
}
