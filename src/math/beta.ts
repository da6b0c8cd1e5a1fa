import { requireParameter } from './domain.js'
import { halfDeviance, stirlingError } from './gamma.js'

/**
 * ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b), without the cancellation of its terms for large a or b.
 * @throws RangeError unless both are positive and finite
 */
export function logBeta(a: number, b: number): number {
  requireParameter('the first argument of logBeta', a)
  requireParameter('the second argument of logBeta', b)
  const small = Math.min(a, b)
  const large = Math.max(a, b)
  const powers = (small - 0.5) * Math.log(small / (a + b)) - (large - 0.5) * Math.log1p(small / large)
  return stirlingError(a) + stirlingError(b) - stirlingError(a + b) + powers - 0.5 * Math.log((a + b) / (2 * Math.PI))
}

/**
 * Regularised incomplete beta function I_x(a, b): the chance that a beta variable is at most x. Relative error
 * below 1e-12 in the lower tail, for parameters up to 1e8; the complement of a value near 1 comes from {@link regularisedBetaUpper}.
 * @param a > 0 @param b > 0
 * @param x in [0, 1]
 * @param complement 1 − x, where the caller knows it better than the subtraction does
 * @throws RangeError outside these ranges
 * @source DLMF 8.17.4 (reflection)
 */
export function regularisedBetaLower(a: number, b: number, x: number, complement: number = 1 - x): number {
  requireParameter('the first parameter of a beta function', a)
  requireParameter('the second parameter of a beta function', b)
  if (!(x >= 0 && complement >= 0))
    throw new RangeError(`the argument of an incomplete beta function must lie in [0, 1], got ${x}`)
  if (x === 0 || complement === 0) return x === 0 ? 0 : 1
  return isLow(a, b, x) ? lowerFraction(a, b, x, complement) : 1 - lowerFraction(b, a, complement, x)
}

/**
 * 1 − I_x(a, b) = I_{1−x}(b, a), full relative accuracy in the upper tail. Where the smaller of a and b is far below ½,
 * the tail beside it is accurate absolutely, not relatively.
 */
export function regularisedBetaUpper(a: number, b: number, x: number, complement: number = 1 - x): number {
  return regularisedBetaLower(b, a, complement, x)
}

/**
 * x^a (1 − x)^b / B(a, b), free of the cancellation between its factors.
 * @source Loader (2000), Fast and accurate computation of binomial probabilities
 */
export function betaTerm(a: number, b: number, x: number, complement: number): number {
  const n = a + b
  const distance = halfDeviance(a, n * x) + halfDeviance(b, n * complement)
  const corrections = stirlingError(n) - stirlingError(a) - stirlingError(b)
  return Math.sqrt(((a / n) * b) / (2 * Math.PI)) * Math.exp(corrections - distance)
}

/** Where the continued fraction converges fast and its complement is not small. */
function isLow(a: number, b: number, x: number): boolean {
  return x < (a + 1) / (a + b + 2)
}

/**
 * I_x(a, b) = x^a (1 − x)^b / B(a, b) · 1/(β₁ + α₂/(β₂ + α₃/(β₃ + …))), by Steed's algorithm: the even part of DLMF
 * 8.17.22, whose terms are positive up to n = b.
 * @source DiDonato & Morris (1992), ACM Trans. Math. Softw. 18, 360–373
 */
function lowerFraction(a: number, b: number, x: number, complement: number): number {
  const lead = a * complement - b * x + 1
  let reciprocal = (a + 1) / (a * lead)
  let delta = reciprocal
  let sum = delta
  for (let n = 1; Math.abs(delta) > Math.abs(sum) * Number.EPSILON * 0.25; n++) {
    const odd = a + 2 * n - 1
    const ratio = ((b - n) * x) / odd
    const numerator = ((n * (a + n - 1)) / odd) * (a + b + n - 1) * x * ratio
    const denominator = n + n * ratio + ((a + n) / (odd + 2)) * (lead + n * (1 + complement))
    reciprocal = 1 / (denominator + numerator * reciprocal)
    delta *= denominator * reciprocal - 1
    sum += delta
  }
  return betaTerm(a, b, x, complement) * sum
}
