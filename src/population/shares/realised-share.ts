import type { Symmetric2 } from '../../calibration/estimation/latent-normal-pass.js'
import type { MeasurementPart } from './share-estimate.js'
import type { TailSums } from './tail-sums.js'

/** Sums of one cell with the covariance of the latent distribution they were taken under. */
export interface CellSums {
  readonly sums: TailSums
  readonly covariance: Symmetric2
  /** Of the coefficients of a shape or a regression, row-major; absent: normal. */
  readonly shapeCovariance?: Float64Array | undefined
}

/** A stretch of the scale by places among the cuts: theta ≥ cut `from` and below cut `to`; null = open. */
export interface Band {
  readonly from: number | null
  readonly to: number | null
  /** Place among the bands between the standard's cuts; null for tails, whose spread stands at their cut. */
  readonly index: number | null
}

/** Everything at or above a cut. */
export function tailBand(cut: number): Band {
  return { from: cut, to: null, index: null }
}

/**
 * Share of the persons tested whose theta lies in a band, and its measurement variance Σp(1 − p)/n² + gᵀVg: cells are
 * independent, g is the slope of the share in a cell's latent mean and ln SD or the coefficients of its shape, V the
 * covariance of these.
 *
 * The two parts simply add: the first is what the answers leave open were the distribution known, the second is a
 * function of the answers, and the first has expectation 0 given the answers.
 */
export function realisedShare(cells: readonly CellSums[], band: Band): { share: number; measurement: MeasurementPart } {
  let weight = 0
  let total = 0
  let ofPersons = 0
  let ofPrior = 0
  for (const cell of cells) {
    weight += cell.sums.weight
    total += within(cell.sums.share, band, cell.sums.weight)
    ofPersons += spreadOf(cell.sums, band)
    ofPrior += priorVariance(cell, band)
  }
  const square = weight * weight
  const parts = { ofPersons: ofPersons / square, ofPrior: ofPrior / square }
  return {
    share: total / weight,
    measurement: { kind: 'estimated', variance: parts.ofPersons + parts.ofPrior, ...parts },
  }
}

/** gᵀVg of one cell, of the sum and not yet of the share. */
function priorVariance({ sums, covariance, shapeCovariance }: CellSums, band: Band): number {
  if (shapeCovariance !== undefined && sums.shapeGradient !== undefined) {
    const slopes = sums.shapeGradient.map((column) => within(column, band, 0))
    return slopes.reduce(
      (sum, one, a) =>
        sum + slopes.reduce((row, other, b) => row + one * other * (shapeCovariance[a * slopes.length + b] as number), 0),
      0,
    )
  }
  const slope = within(sums.meanGradient, band, 0)
  const logSdSlope = within(sums.logSdGradient, band, 0)
  return slope * slope * covariance.mean + 2 * slope * logSdSlope * covariance.cross + logSdSlope * logSdSlope * covariance.logSd
}

/** Sum over a band of a column that holds sums above each cut; `all` stands for the sum above no cut at all. */
function within(above: Float64Array, { from, to }: Band, all: number): number {
  return (from === null ? all : (above[from] as number)) - (to === null ? 0 : (above[to] as number))
}

function spreadOf(sums: TailSums, { from, index }: Band): number {
  if (index !== null) return sums.bandSpread[index] as number
  return from === null ? 0 : (sums.spread[from] as number)
}

/** Share of the persons in a band, without its variance: what draws of the bank need. */
export function bandShare(cells: readonly { readonly sums: TailSums }[], band: Band): number {
  let weight = 0
  let total = 0
  for (const { sums } of cells) {
    weight += sums.weight
    total += within(sums.share, band, sums.weight)
  }
  return total / weight
}
