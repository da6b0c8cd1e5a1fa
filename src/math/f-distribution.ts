import { betaTerm, regularisedBetaLower, regularisedBetaUpper } from './beta.js'
import { requireParameter, requireProbability } from './domain.js'
import { positiveQuantile } from './positive-quantile.js'

/**
 * Density of the F distribution at x; 0 below 0, Infinity at 0 for fewer than 2 numerator degrees of freedom.
 * @param numerator degrees of freedom of the numerator, > 0
 * @param denominator degrees of freedom of the denominator, > 0
 * @throws RangeError for other degrees of freedom, here and in all functions of this file
 */
export function fDensity(x: number, numerator: number, denominator: number): number {
  const mass = fMass(x, numerator, denominator)
  if (x > 0) return mass / x
  if (x < 0 || numerator > 2) return 0
  return numerator === 2 ? 1 : Infinity
}

/** P(X ≤ x), full relative accuracy in the lower tail. */
export function fCdf(x: number, numerator: number, denominator: number): number {
  const { share, rest } = shares(x, numerator, denominator)
  return regularisedBetaLower(numerator / 2, denominator / 2, share, rest)
}

/** P(X > x), full relative accuracy in the upper tail. */
export function fUpperTail(x: number, numerator: number, denominator: number): number {
  const { share, rest } = shares(x, numerator, denominator)
  return regularisedBetaUpper(numerator / 2, denominator / 2, share, rest)
}

/**
 * x with P(X ≤ x) = p; 0 and 1 give 0 and Infinity.
 * @throws RangeError for p outside [0, 1]
 */
export function fQuantile(p: number, numerator: number, denominator: number): number {
  requireProbability(p)
  const law = {
    lower: (x: number) => fCdf(x, numerator, denominator),
    upper: (x: number) => fUpperTail(x, numerator, denominator),
    mass: (x: number) => fMass(x, numerator, denominator),
  }
  return positiveQuantile(law, p, 1 - p, 1)
}

/** x times the density. */
function fMass(x: number, numerator: number, denominator: number): number {
  const { share, rest } = shares(x, numerator, denominator)
  return share === 0 || rest === 0 ? 0 : betaTerm(numerator / 2, denominator / 2, share, rest)
}

/** The beta variable numerator·x / (numerator·x + denominator) and its complement, both to full accuracy. */
function shares(x: number, numerator: number, denominator: number): { readonly share: number; readonly rest: number } {
  requireParameter('degrees of freedom of the numerator', numerator)
  requireParameter('degrees of freedom of the denominator', denominator)
  const odds = Math.max(x, 0) * (numerator / denominator)
  return odds < 1
    ? { share: odds / (1 + odds), rest: 1 / (1 + odds) }
    : { share: 1 / (1 + 1 / odds), rest: 1 / odds / (1 + 1 / odds) }
}
