import type { LogisticFamily } from './model-family.js'

/**
 * Where a dichotomous item informs most, in closed form: b for 1PL and 2PL, Birnbaum's formula for 3PL, for 4PL the
 * middle root of 2P³ − 3P² + (c + d − 2cd)P + cd = 0, the only one between c and d.
 * @returns theta in logits
 * @source Birnbaum (1968), in Lord & Novick, ch. 20; Magis (2013), Appl. Psych. Meas. 37, 304–315
 */
export function logisticInformationPeak({ slope, location, lower, upper }: LogisticFamily): number {
  if (upper === 1) return location + Math.log((1 + Math.sqrt(1 + 8 * lower)) / 2) / slope
  const rise = fourParameterRise(lower, upper)
  return location + Math.log(rise / (1 - rise)) / slope
}

/** L = (P − c)/(d − c) at the peak, by Viète's cosine of the cubic in P − ½. */
function fourParameterRise(c: number, d: number): number {
  const height = d - c
  const p = (c + d - 2 * c * d) / 2 - 0.75
  const q = (c + d - 1) / 4
  const angle = Math.acos(clamp(((3 * q) / (2 * p)) * Math.sqrt(-3 / p), -1, 1)) / 3
  const middle = 0.5 + 2 * Math.sqrt(-p / 3) * Math.cos(angle - (2 * Math.PI) / 3)
  return newtonStep(clamp((middle - c) / height, 0, 1), c, height)
}

/**
 * One Newton step on the same cubic written in L, 2w(1 − 2L) + heL(1 − 3L) + 2h²L³ with w = c(1 − c), e = 1 − 2c,
 * h = d − c: it gives back the digits that P − c loses where c and d are close.
 */
function newtonStep(rise: number, c: number, height: number): number {
  const w = c * (1 - c)
  const e = height * (1 - 2 * c)
  const value = 2 * w * (1 - 2 * rise) + e * rise * (1 - 3 * rise) + 2 * height * height * rise ** 3
  const slope = -4 * w + e * (1 - 6 * rise) + 6 * height * height * rise * rise
  return rise - value / slope
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
