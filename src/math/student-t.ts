import { logBeta, regularisedBetaLower, regularisedBetaUpper } from './beta.js'
import { requireProbability } from './domain.js'
import { normalDensity, normalQuantile, normalUpperTail } from './normal.js'
import { positiveQuantile } from './positive-quantile.js'

/**
 * Density of Student's t at t.
 * @param degreesOfFreedom > 0, need not be an integer; Infinity is the standard normal
 */
export function studentTDensity(t: number, degreesOfFreedom: number): number {
  if (degreesOfFreedom === Infinity) return normalDensity(t)
  const half = degreesOfFreedom / 2
  const ratio = Math.abs(t) / Math.sqrt(degreesOfFreedom)
  return Math.exp(-(half + 0.5) * logOnePlusSquare(ratio) - logBeta(half, 0.5)) / Math.sqrt(degreesOfFreedom)
}

/** P(T ≤ t), full relative accuracy in the lower tail. */
export function studentTCdf(t: number, degreesOfFreedom: number): number {
  return studentTUpperTail(-t, degreesOfFreedom)
}

/** P(T > t), full relative accuracy in the upper tail. */
export function studentTUpperTail(t: number, degreesOfFreedom: number): number {
  if (degreesOfFreedom === Infinity) return normalUpperTail(t)
  const beyond = outside(Math.abs(t), degreesOfFreedom) / 2
  return t < 0 ? 1 - beyond : beyond
}

/**
 * t with P(T ≤ t) = p; 0 and 1 give −Infinity and +Infinity.
 * @throws RangeError for p outside [0, 1]
 */
export function studentTQuantile(p: number, degreesOfFreedom: number): number {
  requireProbability(p)
  if (degreesOfFreedom === Infinity) return normalQuantile(p)
  if (p === 0.5) return 0
  const tail = Math.min(p, 1 - p)
  const law = {
    lower: (t: number) => inside(t, degreesOfFreedom),
    upper: (t: number) => outside(t, degreesOfFreedom),
    mass: (t: number) => 2 * t * studentTDensity(t, degreesOfFreedom),
  }
  // |T| keeps the digits of a small t, which a tail near ½ would lose.
  const size = positiveQuantile(law, 1 - 2 * tail, 2 * tail, -normalQuantile(tail))
  return p < 0.5 ? -size : size
}

/** P(|T| ≤ t) for t ≥ 0. */
function inside(t: number, degreesOfFreedom: number): number {
  const square = (t / Math.sqrt(degreesOfFreedom)) ** 2
  return regularisedBetaUpper(degreesOfFreedom / 2, 0.5, 1 / (1 + square), shareOf(square))
}

/** P(|T| > t) for t ≥ 0. */
function outside(t: number, degreesOfFreedom: number): number {
  const ratio = t / Math.sqrt(degreesOfFreedom)
  const half = degreesOfFreedom / 2
  // Here 1 + ratio² is ratio² to the last bit, and the first term of the tail is all of it; ratio² could overflow.
  if (ratio > 1e9) return Math.exp(-degreesOfFreedom * Math.log(ratio) - logBeta(half, 0.5)) / half
  const square = ratio * ratio
  return regularisedBetaLower(half, 0.5, 1 / (1 + square), shareOf(square))
}

/** s / (1 + s) */
function shareOf(square: number): number {
  return square < 1 ? square / (1 + square) : 1 / (1 + 1 / square)
}

/** ln(1 + r²) for r ≥ 0, however large. */
function logOnePlusSquare(ratio: number): number {
  return ratio > 1e9 ? 2 * Math.log(ratio) : Math.log1p(ratio * ratio)
}
