const HALF_LOG_TWO_PI = 0.9189385332046727
/** 1 − γ (Euler's constant) and (−1)^k·(ζ(k) − 1)/k for k = 2, 3, …: the series of ln Γ(2 + z), good for |z| ≤ ½. */
const ONE_MINUS_EULER = 0.42278433509846713
const ZETA_SERIES = [
  0.3224670334241132, -0.0673523010531981, 0.020580808427784546, -0.007385551028673986, 0.0028905103307415234,
  -0.001192753911703261, 0.0005096695247430425, -0.00022315475845357939, 9.945751278180853e-5, -4.492623673813314e-5,
  2.050721277567069e-5, -9.439488275268397e-6, 4.374866789907488e-6, -2.039215753801366e-6, 9.55141213040742e-7,
  -4.492469198764566e-7, 2.1207184805554665e-7, -1.0043224823968099e-7, 4.7698101693639804e-8, -2.2711094608943164e-8,
  1.0838659214896955e-8, -5.183475041970047e-9, 2.4836745438024785e-9, -1.1921401405860912e-9, 5.731367241678862e-10,
  -2.7595228851242334e-10,
] as const
/** B₂ₖ / (2k(2k − 1)): the Stirling series in 1/x, 1/x³, …, whose next term is below 1e-17 from x = 10 on. */
const STIRLING_SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400] as const

/**
 * ln Γ(x), relative accuracy about 1e-15, also beside its zeros at 1 and 2.
 * @throws RangeError unless x is positive and finite
 * @source DLMF 5.7.3 (series about 2), 5.11.1 (Stirling), 5.5.1 (recurrence)
 */
export function logGamma(x: number): number {
  if (!(x > 0 && x < Infinity)) throw new RangeError(`the argument of logGamma must be positive and finite, got ${x}`)
  if (x >= 3) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingError(x)
  if (x > 2.5) return nearTwo(x - 3) + Math.log(x - 1)
  if (x >= 1.5) return nearTwo(x - 2)
  if (x >= 0.5) return nearTwo(x - 1) - Math.log1p(x - 1)
  return nearTwo(x) - Math.log1p(x) - Math.log(x)
}

/** ln Γ(2 + z) for |z| ≤ ½. */
function nearTwo(z: number): number {
  let series = 0
  for (let k = ZETA_SERIES.length - 1; k >= 0; k--) series = (series + (ZETA_SERIES[k] as number)) * z
  return z * (ONE_MINUS_EULER + series)
}

/**
 * Error of Stirling's formula: ln Γ(x + 1) − ((x + ½) ln x − x + ½ ln 2π), about 1/(12x), for x > 0.
 * Products of powers and gamma functions whose logarithms nearly cancel are built from it without loss.
 * @source Loader (2000), Fast and accurate computation of binomial probabilities; DLMF 5.11.1
 */
export function stirlingError(x: number): number {
  let steps = 0
  let at = x
  // δ(x) − δ(x + 1) = (x + ½)·ln(1 + 1/x) − 1
  for (; at < 10; at++) steps += (at + 0.5) * Math.log1p(1 / at) - 1
  const inverse = 1 / at
  const square = inverse * inverse
  let series = 0
  for (let k = STIRLING_SERIES.length - 1; k >= 0; k--) series = series * square + (STIRLING_SERIES[k] as number)
  return steps + series * inverse
}

/**
 * x ln(x / mean) + mean − x ≥ 0: half the deviance of a Poisson count, without cancellation where x is near the mean.
 * @param x ≥ 0 @param mean > 0
 * @source Loader (2000), Fast and accurate computation of binomial probabilities
 */
export function halfDeviance(x: number, mean: number): number {
  if (x === 0 || mean === Infinity) return mean
  const v = (x - mean) / (x + mean)
  if (!(Math.abs(v) <= 0.3)) return x * logRatio(x, mean) + mean - x
  // ln(x / mean) = 2 artanh v
  const square = v * v
  let power = v
  let sum = (x - mean) * v
  for (let odd = 3; ; odd += 2) {
    power *= square
    const next = sum + (2 * x * power) / odd
    if (next === sum) return sum
    sum = next
  }
}

/** ln(x / y) for positive numbers whose quotient may overflow. */
function logRatio(x: number, y: number): number {
  const quotient = x / y
  return quotient > 1e-300 && quotient < 1e300 ? Math.log(quotient) : Math.log(x) - Math.log(y)
}
