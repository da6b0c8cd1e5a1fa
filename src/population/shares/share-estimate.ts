import { logistic, logit } from '../../math/logistic.js'
import { studentTQuantile } from '../../math/student-t.js'

/** One source of uncertainty of a share: its variance, or why there is none to add. Never a silent 0. */
export type VariancePart =
  | { readonly kind: 'estimated'; readonly variance: number }
  | { readonly kind: 'zero'; readonly reason: ZeroReason }
  | { readonly kind: 'not-estimated'; readonly reason: NotEstimatedReason }

/** Why a part is nothing: the share describes exactly those tested; the cut is given; no link was needed. */
export type ZeroReason = 'describes-those-tested' | 'cut-is-given' | 'same-scale'

/**
 * Why a part is unknown: a weighted sample needs its design; draws were switched off; the bank or the standard says
 * nothing of its errors; nothing vouches that cuts and results share a scale; scores alone do not tell what the items do.
 */
export type NotEstimatedReason =
  | 'needs-sampling-design'
  | 'switched-off'
  | 'bank-without-uncertainty'
  | 'standard-without-cut-errors'
  | 'scale-unnamed'
  | 'needs-responses'

/** Measurement is always estimated: it is what the posteriors and their group prior leave open. */
export interface MeasurementPart {
  readonly kind: 'estimated'
  readonly variance: number
  /** Σ p(1 − p)/n² over the persons, given the group's latent distribution. */
  readonly ofPersons: number
  /** What estimating the mean and SD of that distribution adds, by the delta method; null where it is inside `ofPersons` or unknown. */
  readonly ofPrior: number | null
}

/** The five sources of uncertainty of a share, as variances of a proportion in 0…1. */
export interface VarianceParts {
  readonly sampling: VariancePart
  readonly measurement: MeasurementPart
  readonly itemParameters: VariancePart
  readonly cut: VariancePart
  readonly linking: VariancePart
}

/** A share of persons with all that is known of its uncertainty; made by {@link shareEstimate} only. */
export interface ShareEstimate {
  /** Proportion in 0…1. */
  readonly share: number
  /** Square root of the sum of the estimated parts. */
  readonly standardError: number
  readonly interval: readonly [low: number, high: number]
  readonly variances: VarianceParts
}

/**
 * The one way to a share: with its uncertainty.
 * @param confidence level of the interval, for instance 0.95
 * @param degreesOfFreedom of Student's t, where the variance itself is known from few plausible values
 */
export function shareEstimate(
  share: number,
  variances: VarianceParts,
  confidence: number,
  degreesOfFreedom = Number.POSITIVE_INFINITY,
): ShareEstimate {
  const bounded = Math.min(1, Math.max(0, share))
  const standardError = Math.sqrt(totalVariance(variances))
  return {
    share: bounded,
    standardError,
    interval: logitInterval(bounded, standardError, confidence, degreesOfFreedom),
    variances,
  }
}

/** Sum of the parts that are estimated. */
export function totalVariance({ sampling, measurement, itemParameters, cut, linking }: VarianceParts): number {
  const parts = [sampling, measurement, itemParameters, cut, linking]
  return parts.reduce((sum, part) => sum + (part.kind === 'estimated' ? part.variance : 0), 0)
}

/**
 * How far an interval may reach, in half-widths of the interval that is symmetric in points. Next to 0 and 1 the logit scale stretches
 * without end; twice 1.96 standard errors are more than the 2.7 that hold 97.5 % of an exponential distribution, as skewed as a share gets there.
 */
const farthest = 2

/**
 * Interval of a proportion that is symmetric on the logit scale, so that it stays inside 0…1; towards the farther end it never reaches
 * beyond {@link farthest} symmetric half-widths, also where a share is 0 or 1 to the last digit and has no logit.
 * @source Newcombe (2001), The American Statistician 55, 200–202 (logit interval, delta method)
 */
export function logitInterval(
  share: number,
  standardError: number,
  confidence: number,
  degreesOfFreedom = Number.POSITIVE_INFINITY,
): readonly [low: number, high: number] {
  const reach = studentTQuantile((1 + confidence) / 2, degreesOfFreedom) * standardError
  if (reach === 0) return [share, share]
  const half = reach / (share * (1 - share))
  const [low, high] = Number.isFinite(half) ? [logistic(logit(share) - half), logistic(logit(share) + half)] : [0, 1]
  return [Math.max(low, share - farthest * reach, 0), Math.min(high, share + farthest * reach, 1)]
}
