import type { CompiledBank } from '../bank/compile-bank.js'
import { type AnsweredItem, answeredItems } from './answered-items.js'
import { answeredScan } from './answered-scan.js'
import { gaussLegendre } from './gauss-legendre.js'
import { type LikelihoodPoint, likelihoodOf } from './likelihood-point.js'
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
  if (answered.length === 0) return { kind: 'no-responses' }
  const maxima = rootsOver(bank, answered).filter((root) => root.kind === 'maximum')
  if (maxima.length === 0) return { kind: 'no-information' }
  const best = maxima.reduce((one, other) => (other.weightedLogLikelihood > one.weightedLogLikelihood ? other : one))
  return { kind: 'finite', theta: best.theta, standardError: standardErrorAt(likelihoodOf(answered)(best.theta), information) }
}

/** Every root of Warm's estimating equation S + J/(2I) = 0, ascending in theta; empty where no item says anything about theta. */
export function wleRoots(bank: CompiledBank, responses: ArrayLike<number>): WleRoot[] {
  return rootsOver(bank, answeredItems(bank, responses))
}

function rootsOver(bank: CompiledBank, answered: readonly AnsweredItem[]): WleRoot[] {
  const likelihood = likelihoodOf(answered)
  const scan = answeredScan(bank, answered)
  const roots = stationaryPoints((theta) => weightedSlope(likelihood(theta)), scan)
  const biasTerm = (theta: number) => warmSlope(likelihood(theta))
  let weight = 0
  const values = roots.map(({ theta }, i) => {
    const previous = roots[i - 1]
    if (previous !== undefined) weight += integralOverScan(biasTerm, previous.theta, theta, scan)
    return { logLikelihood: likelihood(theta).logLikelihood, weight }
  })
  const weighted = values.map(({ logLikelihood, weight }) => logLikelihood + weight)
  const best = weighted.reduce(
    (most, value, i) => (roots[i]?.kind === 'maximum' && value > (weighted[most] ?? Number.NEGATIVE_INFINITY) ? i : most),
    -1,
  )
  const origin = values[best]?.weight ?? 0
  return roots.map((root, i) => ({ ...root, weightedLogLikelihood: (weighted[i] as number) - origin }))
}

/** J/(2I), the slope of Warm's weight. */
function warmSlope({ biasNumerator, information }: LikelihoodPoint): number {
  return biasNumerator / (2 * information)
}

function weightedSlope(point: LikelihoodPoint): number {
  return point.slope + warmSlope(point)
}

/** Integral cell by cell of a scan, so that no cell is wider than the bends of the curves allow. */
function integralOverScan(f: (theta: number) => number, low: number, high: number, scan: Float64Array): number {
  const inside = scan.filter((theta) => theta > low && theta < high)
  const edges = [low, ...inside, high]
  return edges.slice(1).reduce((sum, edge, i) => sum + gaussLegendre(f, edges[i] as number, edge), 0)
}
