import { requireParameter, requireProbability } from './domain.js'
import { poissonTerm, regularisedGammaLower, regularisedGammaUpper } from './incomplete-gamma.js'
import { normalQuantile } from './normal.js'
import { positiveQuantile } from './positive-quantile.js'

/**
 * Density of the chi-squared distribution at x; 0 below 0, Infinity at 0 for fewer than 2 degrees of freedom.
 * @param degreesOfFreedom > 0, need not be an integer
 * @throws RangeError for other degrees of freedom, here and in all functions of this file
 */
export function chiSquaredDensity(x: number, degreesOfFreedom: number): number {
  requireParameter('degrees of freedom', degreesOfFreedom)
  if (x > 0) return chiSquaredMass(x, degreesOfFreedom) / x
  if (x < 0 || degreesOfFreedom > 2) return 0
  return degreesOfFreedom === 2 ? 0.5 : Infinity
}

/** P(X ≤ x) for X chi-squared; full relative accuracy in the lower tail. */
export function chiSquaredCdf(x: number, degreesOfFreedom: number): number {
  return regularisedGammaLower(degreesOfFreedom / 2, Math.max(x, 0) / 2)
}

/** P(X > x), full relative accuracy in the upper tail. */
export function chiSquaredUpperTail(x: number, degreesOfFreedom: number): number {
  return regularisedGammaUpper(degreesOfFreedom / 2, Math.max(x, 0) / 2)
}

/**
 * x with P(X ≤ x) = p; 0 and 1 give 0 and Infinity.
 * @throws RangeError for p outside [0, 1]
 */
export function chiSquaredQuantile(p: number, degreesOfFreedom: number): number {
  requireProbability(p)
  requireParameter('degrees of freedom', degreesOfFreedom)
  const law = {
    lower: (x: number) => chiSquaredCdf(x, degreesOfFreedom),
    upper: (x: number) => chiSquaredUpperTail(x, degreesOfFreedom),
    mass: (x: number) => chiSquaredMass(x, degreesOfFreedom),
  }
  return positiveQuantile(law, p, 1 - p, wilsonHilferty(p, degreesOfFreedom))
}

/** x times the density. */
function chiSquaredMass(x: number, degreesOfFreedom: number): number {
  return (degreesOfFreedom / 2) * poissonTerm(degreesOfFreedom / 2, x / 2)
}

/** First guess: the cube root of X is nearly normal. @source Wilson & Hilferty (1931), PNAS 17, 684–688 */
function wilsonHilferty(p: number, degreesOfFreedom: number): number {
  const spread = 2 / (9 * degreesOfFreedom)
  return degreesOfFreedom * Math.max(0, 1 - spread + normalQuantile(p) * Math.sqrt(spread)) ** 3
}
