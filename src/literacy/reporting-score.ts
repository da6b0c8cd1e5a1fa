import type { ReportingScale } from './standard.js'

/**
 * Score of a theta on the reporting scale: slope·θ + intercept, kept in low…high, rounded to multiples of `round`.
 * A level is never read from the score: it is the band of the unrounded theta.
 * @example
 * reportingScore({ slope: 100, intercept: 500, low: 200, high: 800, round: 1 }, 0.637) // => 564
 */
export function reportingScore(scale: ReportingScale, theta: number): number {
  const bounded = Math.min(scale.high, Math.max(scale.low, scale.slope * theta + scale.intercept))
  // A score of −0 would differ from 0 for strict comparisons.
  return roundToMultiple(bounded, scale.round) + 0
}

/**
 * Theta of a score on the reporting scale, the inverse of {@link reportingScore}: an attainable score comes back
 * unchanged, and a theta inside the range to within half a rounding step.
 */
export function thetaFromReportingScore(scale: ReportingScale, score: number): number {
  return (score - scale.intercept) / scale.slope
}

function roundToMultiple(value: number, step: number): number {
  if (step === 0) return value
  // Dividing by 1/step gives 0.3 where multiplying by 0.1 gives 0.30000000000000004.
  const perUnit = 1 / step
  const exact = Math.abs(perUnit - Math.round(perUnit)) < 1e-9 * perUnit
  return exact && step < 1 ? Math.round(value * Math.round(perUnit)) / Math.round(perUnit) : Math.round(value / step) * step
}
