/**
 * Logistic function σ(x) = 1 / (1 + e^−x), full relative accuracy on both sides.
 * The exponential never gets a positive argument, so no x overflows; σ(−x) is the exact-to-rounding complement.
 * @param x logit, any number including ±Infinity
 * @returns probability in [0, 1]
 */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x))
  const odds = Math.exp(x)
  return odds / (1 + odds)
}

/**
 * Softplus ln(1 + e^x), the integral of the logistic function.
 * @returns a number ≥ 0: about e^x far below zero, about x far above
 * @source Mächler (2012), "Accurately computing log(1 − exp(−|a|))", vignette of Rmpfr
 */
export function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x))
}

/** ln σ(x), without forming σ(x): finite for every finite x, about x far below zero, about −e^−x far above. */
export function logLogistic(x: number): number {
  return -softplus(-x)
}

/**
 * Log-odds ln(p / (1 − p)), the inverse of {@link logistic}; keeps its relative accuracy through the zero at ½.
 * @param p probability in [0, 1]; 0 and 1 give −Infinity and +Infinity
 * @throws RangeError outside [0, 1]
 */
export function logit(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability must lie in [0, 1], got ${p}`)
  // 2p − 1 is exact between ¼ and ¾, where the difference of two logarithms would cancel.
  if (p > 0.25 && p < 0.75) return Math.log1p((2 * p - 1) / (1 - p))
  return Math.log(p) - Math.log1p(-p)
}
