import { normalCdf, normalDensity } from '../../math/normal.js'
import { studentTQuantile } from '../../math/student-t.js'
import type { CombinedEstimate } from './combine-imputations.js'

/** An interval of a share at or above a cut, by Rubin's rules and the design of the sample. */
export interface ImputedInterval {
  /** Logits. */
  readonly cut: number
  readonly confidence: number
  readonly degreesOfFreedom: number
  /** U + (1 + 1/M)B of the share. */
  readonly variance: number
  /** Of cut, items and link, which have no part in the excess. */
  readonly otherVariance: number
}

/**
 * How often such an interval contains the share that the persons were drawn from, were proficiency normal. Plausible values come from a
 * model that knows the shape of the distribution, counting them does not: Rubin's variance then is too large, and intervals cover
 * more than they say. The error of the same share from mean and SD, φ(z)²(V(mean) + z²V(SD))/σ², is what a normal
 * distribution leaves.
 * @source Meng (1994), Statistical Science 9, 538–558 (uncongenial sources of input)
 */
export function impliedCoverage(
  { cut, confidence, degreesOfFreedom, variance, otherVariance }: ImputedInterval,
  mean: CombinedEstimate,
  sd: CombinedEstimate,
): number {
  const z = (mean.estimate - cut) / sd.estimate
  const density = normalDensity(z) / sd.estimate
  const needed = density * density * (mean.total + z * z * sd.total)
  const reach = studentTQuantile((1 + confidence) / 2, degreesOfFreedom)
  const wider = Math.sqrt((variance + otherVariance) / (needed + otherVariance))
  return 1 - 2 * normalCdf(-reach * wider)
}
