import { requireParameter } from './domain.js'
import { halfDeviance, logGamma, stirlingError } from './gamma.js'

/**
 * Regularised lower incomplete gamma function P(a, x) = γ(a, x)/Γ(a): the chance that a gamma variable of shape a and
 * scale 1 is at most x. Relative error below 1e-12 in the lower tail, for shapes up to 1e8.
 * @param shape a, positive and finite @param x ≥ 0, may be Infinity
 * @throws RangeError for another shape or a negative x
 * @source DLMF 8.7.1, 8.9.2
 */
export function regularisedGammaLower(shape: number, x: number): number {
  requireArguments(shape, x)
  if (x === 0 || x === Infinity) return x === 0 ? 0 : 1
  return isLow(shape, x) ? lowerSeries(shape, x) : 1 - upperTail(shape, x)
}

/** Regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), full relative accuracy in the upper tail. */
export function regularisedGammaUpper(shape: number, x: number): number {
  requireArguments(shape, x)
  if (x === 0 || x === Infinity) return x === 0 ? 1 : 0
  return isLow(shape, x) && shape >= 1 ? 1 - lowerSeries(shape, x) : upperTail(shape, x)
}

/**
 * x^a e^−x / Γ(a + 1): the Poisson probability of a at mean x, for any a > 0, free of the cancellation between its
 * factors.
 * @source Loader (2000), Fast and accurate computation of binomial probabilities
 */
export function poissonTerm(a: number, x: number): number {
  return Math.exp(-stirlingError(a) - halfDeviance(a, x)) / Math.sqrt(2 * Math.PI * a)
}

function requireArguments(shape: number, x: number): void {
  requireParameter('the shape of a gamma function', shape)
  if (!(x >= 0)) throw new RangeError(`the argument of an incomplete gamma function must be at least 0, got ${x}`)
}

/** Where the lower tail is the one to compute and leaves no small complement. */
function isLow(shape: number, x: number): boolean {
  return x < Math.max(1, shape)
}

function upperTail(shape: number, x: number): number {
  return x < 1 ? upperSeries(shape, x) : upperFraction(shape, x)
}

/** P = x^a e^−x / Γ(a + 1) · Σ x^n / ((a + 1)…(a + n)) */
function lowerSeries(shape: number, x: number): number {
  let term = 1
  let sum = 1
  for (let n = 1; term > sum * Number.EPSILON * 0.25; n++) {
    term *= x / (shape + n)
    sum += term
  }
  return poissonTerm(shape, x) * sum
}

/** Q for shape and x below 1, where 1 − P would cancel: the two parts of 1 − x^a/Γ(a + 1)·(1 + a Σ (−x)^n/((a + n) n!)). */
function upperSeries(shape: number, x: number): number {
  const logHead = shape * Math.log(x) - logGamma(1 + shape)
  let power = 1
  let sum = 0
  for (let n = 1; Math.abs(power) > Number.EPSILON * 1e-3; n++) {
    power *= -x / n
    sum += power / (shape + n)
  }
  return -Math.expm1(logHead) - Math.exp(logHead) * shape * sum
}

/** Q = x^a e^−x / Γ(a) · 1/(x + 1 − a − 1·(1 − a)/(x + 3 − a − …)), by Steed's algorithm. */
function upperFraction(shape: number, x: number): number {
  let b = x + 1 - shape
  let reciprocal = 1 / b
  let delta = reciprocal
  let sum = delta
  for (let n = 1; Math.abs(delta) > Math.abs(sum) * Number.EPSILON * 0.25; n++) {
    const a = n * (shape - n)
    b += 2
    reciprocal = 1 / (b + a * reciprocal)
    delta *= b * reciprocal - 1
    sum += delta
  }
  return poissonTerm(shape, x) * shape * sum
}
