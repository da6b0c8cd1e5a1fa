import type { CompiledBank } from '../bank/compile-bank.js'
import { maximise } from '../math/maximise.js'
import { findRoot } from '../math/roots.js'
import { type AnsweredItem, answeredItems } from './answered-items.js'
import { answeredScan } from './answered-scan.js'
import { estimateJeffreys } from './jeffreys.js'
import { likelihoodOf } from './likelihood-point.js'
import { estimateMle } from './mle.js'
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
  if (prior.kind === 'uniform') return estimateMle(bank, responses, information)
  if (prior.kind === 'jeffreys') return estimateJeffreys(bank, responses, information)
  const answered = answeredItems(bank, responses)
  if (answered.length === 0) return { kind: 'no-responses' }
  const theta = prior.kind === 'normal' ? modeUnderNormal(bank, answered, prior) : modeUnderDensity(bank, answered, prior)
  return {
    kind: 'finite',
    theta,
    standardError: standardErrorAt(likelihoodOf(answered)(theta), information, -priorPoint(prior, theta).curvature),
  }
}

function modeUnderNormal(bank: CompiledBank, answered: readonly AnsweredItem[], prior: Prior & { kind: 'normal' }): number {
  const likelihood = likelihoodOf(answered)
  const slope = (theta: number) => likelihood(theta).slope + priorPoint(prior, theta).slope
  const height = (theta: number) => likelihood(theta).logLikelihood + priorPoint(prior, theta).logDensity
  const { mean, sd } = prior
  const scan = Array.from(answeredScan(bank, answered, [{ location: mean, slope: 1 / sd }]))
  // The slope of the likelihood is bounded, that of the prior is not: the mode lies inside ends found by doubling.
  while (slope(scan[0] as number) < 0) scan.unshift(2 * (scan[0] as number) - mean)
  while (slope(scan[scan.length - 1] as number) > 0) scan.push(2 * (scan[scan.length - 1] as number) - mean)
  const modes = stationaryPoints(slope, scan).filter(({ kind }) => kind === 'maximum')
  const heights = modes.map(({ theta }) => height(theta))
  return (modes[heights.indexOf(Math.max(...heights))] as (typeof modes)[number]).theta
}

/** By values first: a density may have corners, or end. Polished by its slope where that tells more. */
function modeUnderDensity(bank: CompiledBank, answered: readonly AnsweredItem[], prior: Prior & { kind: 'density' }): number {
  const likelihood = likelihoodOf(answered)
  const height = (theta: number) => likelihood(theta).logLikelihood + prior.logDensity(theta)
  const slope = (theta: number) => likelihood(theta).slope + priorPoint(prior, theta).slope
  const { mean, sd } = priorLocation(prior)
  const scan = answeredScan(bank, answered, [{ location: mean, slope: 1 / sd }])
  const heights = Array.from(scan, height)
  const best = heights.reduce((most, value, q) => (value > (heights[most] as number) ? q : most), 0)
  const low = scan[Math.max(0, best - 1)] as number
  const high = scan[Math.min(scan.length - 1, best + 1)] as number
  const coarse = maximise(height, low, high, 1e-9).x
  const reach = 1e-4 * sd
  const root = findRoot(slope, coarse - reach, coarse + reach)
  return root.kind === 'root' && height(root.x) >= height(coarse) - 1e-12 ? root.x : coarse
}
