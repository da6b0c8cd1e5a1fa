import type { CompiledBank } from '../bank/compile-bank.js'
import { maximise } from '../math/maximise.js'
import { findRoot } from '../math/roots.js'
import { type AnsweredItem, answeredItems } from './answered-items.js'
import type { Landmark } from './item-landmarks.js'
import { jeffreysOverScan } from './jeffreys.js'
import { likelihoodOf, likelihoodSlopeOf } from './likelihood-point.js'
import { type LikelihoodScan, likelihoodScan } from './likelihood-scan.js'
import { mleOverScan } from './mle.js'
import { type Prior, priorLocation, priorPoint } from './prior.js'
import type { ProficiencyEstimate } from './proficiency-estimate.js'
import type { InformationKind } from './scoring-options.js'
import { standardErrorAt } from './standard-error.js'
import { stationaryPoints } from './stationary-points.js'

/** Jeffreys' prior √I(θ) of the items answered. */
export interface JeffreysPrior {
  readonly kind: 'jeffreys'
}

/**
 * Maximum a-posteriori proficiency: the mode of the posterior, the global one where there are several.
 * Under a uniform prior it is the MLE, which may be unbounded; under Jeffreys' prior it is the Jeffreys estimate.
 * @param responses category per item in bank order, 255 or −1 = not administered
 * @param information I of the standard error 1/√(I + prior information), the latter 1/σ² for a normal prior; null where ≤ 0
 * @source Samejima (1969), Psychometrika Monograph 17; Lord (1986), J. Educ. Meas. 23, 157–162
 */
export function estimateMap(
  bank: CompiledBank,
  responses: ArrayLike<number>,
  prior: Prior | JeffreysPrior,
  information: InformationKind = 'expected',
): ProficiencyEstimate {
  const answered = answeredItems(bank, responses)
  return mapOverScan(answered, likelihoodScan(bank, answered, priorLandmarks(prior)), prior, information)
}

/** Where a prior bends: scans look there too. */
export function priorLandmarks(prior: Prior | JeffreysPrior): Landmark[] {
  if (prior.kind === 'jeffreys' || prior.kind === 'uniform') return []
  const { mean, sd } = priorLocation(prior)
  return [{ location: mean, slope: 1 / sd }]
}

/** {@link estimateMap} of a likelihood that has been scanned already, at the prior's {@link priorLandmarks} too. */
export function mapOverScan(
  answered: readonly AnsweredItem[],
  scan: LikelihoodScan,
  prior: Prior | JeffreysPrior,
  information: InformationKind,
): ProficiencyEstimate {
  if (prior.kind === 'uniform') return mleOverScan(answered, scan, information)
  if (prior.kind === 'jeffreys') return jeffreysOverScan(answered, scan, information)
  if (answered.length === 0) return { kind: 'no-responses' }
  const theta = prior.kind === 'normal' ? modeUnderNormal(answered, scan, prior) : modeUnderDensity(answered, scan, prior)
  const point = likelihoodOf(answered)(theta)
  return { kind: 'finite', theta, standardError: standardErrorAt(point, information, -priorPoint(prior, theta).curvature) }
}

type NormalPrior = Prior & { readonly kind: 'normal' }
type DensityPrior = Prior & { readonly kind: 'density' }

function modeUnderNormal(answered: readonly AnsweredItem[], scan: LikelihoodScan, prior: NormalPrior): number {
  const likelihood = likelihoodOf(answered)
  const likelihoodSlope = likelihoodSlopeOf(answered)
  const slope = (theta: number) => likelihoodSlope(theta) + priorPoint(prior, theta).slope
  const height = (theta: number) => likelihood(theta).logLikelihood + priorPoint(prior, theta).logDensity
  const scanned = withTurnedEnds(scan, slope, prior)
  const modes = stationaryPoints(slope, scanned.thetas, scanned.values).filter(({ kind }) => kind === 'maximum')
  const first = modes[0]?.theta as number
  return modes.length === 1 ? first : modes.reduce((best, { theta }) => (height(theta) > height(best) ? theta : best), first)
}

/**
 * The slope of the posterior over a scan that reaches to where it rises on the left and falls on the right: the slope of
 * the likelihood is bounded and that of the prior is not, so the mode lies inside ends found by doubling.
 */
function withTurnedEnds(
  { thetas, slope }: LikelihoodScan,
  slopeAt: (theta: number) => number,
  prior: NormalPrior,
): { thetas: Float64Array; values: Float64Array } {
  const precision = 1 / (prior.sd * prior.sd)
  const values = slope.map((value, q) => value - ((thetas[q] as number) - prior.mean) * precision)
  const last = thetas.length - 1
  if ((values[0] as number) > 0 && (values[last] as number) < 0) return { thetas, values }
  const low = endWhere((theta) => slopeAt(theta) > 0, thetas[0] as number, prior)
  const high = endWhere((theta) => slopeAt(theta) < 0, thetas[last] as number, prior)
  return { thetas: Float64Array.of(low, ...thetas, high), values: Float64Array.of(slopeAt(low), ...values, slopeAt(high)) }
}

function endWhere(found: (theta: number) => boolean, start: number, { mean, sd }: NormalPrior): number {
  const side = start < mean ? -1 : 1
  let distance = Math.max(Math.abs(start - mean), sd)
  while (!found(mean + side * distance)) distance *= 2
  return mean + side * distance
}

/** By values first: a density may have corners, or end. Polished by its slope where that tells more. */
function modeUnderDensity(answered: readonly AnsweredItem[], { thetas }: LikelihoodScan, prior: DensityPrior): number {
  const likelihood = likelihoodOf(answered)
  const height = (theta: number) => likelihood(theta).logLikelihood + prior.logDensity(theta)
  const slope = (theta: number) => likelihood(theta).slope + priorPoint(prior, theta).slope
  const heights = thetas.map(height)
  const best = heights.reduce((most, value, q) => (value > (heights[most] as number) ? q : most), 0)
  const low = thetas[Math.max(0, best - 1)] as number
  const high = thetas[Math.min(thetas.length - 1, best + 1)] as number
  const coarse = maximise(height, low, high, 1e-9).x
  const reach = 1e-4 * prior.sd
  const root = findRoot(slope, coarse - reach, coarse + reach)
  return root.kind === 'root' && height(root.x) >= height(coarse) - 1e-12 ? root.x : coarse
}
