import type { CompiledBank } from '../bank/compile-bank.js'
import { type AnsweredItem, answeredItems } from './answered-items.js'
import { adaptiveIntegral } from './gauss-legendre.js'
import { type LikelihoodPoint, likelihoodOf } from './likelihood-point.js'
import { type LikelihoodScan, likelihoodScan } from './likelihood-scan.js'
import type { ProficiencyEstimate } from './proficiency-estimate.js'
import type { InformationKind } from './scoring-options.js'
import { standardErrorAt } from './standard-error.js'
import { stationaryPoints } from './stationary-points.js'

/** A local maximum or minimum of Warm's weighted likelihood. */
export interface WleRoot {
  readonly theta: number
  readonly kind: 'maximum' | 'minimum'
  /** ℓ(θ) + ∫ J/(2I) dθ, the integral taken from the global maximum; only differences between roots mean anything. */
  readonly weightedLogLikelihood: number
}

/**
 * Warm's weighted-likelihood proficiency: maximises ℓ(θ) + ∫ J/(2I) dθ, which removes the bias of order 1/n of the MLE.
 * Finite for all right and all wrong; the global maximum where there are several.
 * @param responses category per item in bank order, 255 or −1 = not administered
 * @param information of the standard error 1/√I; null where it is ≤ 0
 * @source Warm (1989), Psychometrika 54, 427–450
 */
export function estimateWle(
  bank: CompiledBank,
  responses: ArrayLike<number>,
  information: InformationKind = 'expected',
): ProficiencyEstimate {
  const answered = answeredItems(bank, responses)
  return wleOverScan(answered, likelihoodScan(bank, answered), information)
}

/** {@link estimateWle} of a likelihood that has been scanned already. */
export function wleOverScan(
  answered: readonly AnsweredItem[],
  scan: LikelihoodScan,
  information: InformationKind,
): ProficiencyEstimate {
  if (answered.length === 0) return { kind: 'no-responses' }
  const maxima = rootsOver(answered, scan).filter((root) => root.kind === 'maximum')
  if (maxima.length === 0) return { kind: 'no-information' }
  const best = maxima.reduce((one, other) => (other.weightedLogLikelihood > one.weightedLogLikelihood ? other : one))
  return {
    kind: 'finite',
    theta: best.theta,
    standardError: standardErrorAt(likelihoodOf(answered)(best.theta), information),
  }
}

/** Every root of Warm's estimating equation S + J/(2I) = 0, ascending in theta; empty where no item says anything about theta. */
export function wleRoots(bank: CompiledBank, responses: ArrayLike<number>): WleRoot[] {
  const answered = answeredItems(bank, responses)
  return rootsOver(answered, likelihoodScan(bank, answered))
}

function rootsOver(answered: readonly AnsweredItem[], scan: LikelihoodScan): WleRoot[] {
  const likelihood = likelihoodOf(answered)
  const { thetas, slope, biasNumerator, information } = scan
  const values = slope.map((value, q) => value + (biasNumerator[q] as number) / (2 * (information[q] as number)))
  const weightedSlope = (theta: number) => {
    const point = likelihood(theta)
    return point.slope + warmSlope(point)
  }
  const roots = stationaryPoints(weightedSlope, thetas, values)
  let weight = 0
  const heights = roots.map(({ theta }, i) => {
    const previous = roots[i - 1]
    if (previous !== undefined) {
      weight += integralOverCells((at) => warmSlope(likelihood(at)), previous.theta, theta, thetas)
    }
    return { weight, weighted: likelihood(theta).logLikelihood + weight }
  })
  let origin = { weight: 0, weighted: Number.NEGATIVE_INFINITY }
  for (const [i, height] of heights.entries()) {
    if (roots[i]?.kind === 'maximum' && height.weighted > origin.weighted) origin = height
  }
  return roots.map((root, i) => ({ ...root, weightedLogLikelihood: (heights[i]?.weighted as number) - origin.weight }))
}

const cellTolerance = 1e-12

/** J/(2I), the slope of Warm's weight. */
function warmSlope({ biasNumerator, information }: LikelihoodPoint): number {
  return biasNumerator / (2 * information)
}

/** Integral cell by cell of a scan, so that no bend is stepped over; good to about 1e-10 in all. */
function integralOverCells(f: (theta: number) => number, low: number, high: number, thetas: Float64Array): number {
  const edges = [low, ...thetas.filter((theta) => theta > low && theta < high), high]
  return edges.slice(1).reduce((sum, edge, i) => sum + adaptiveIntegral(f, edges[i] as number, edge, cellTolerance), 0)
}
