import { chiSquaredCdf } from '../../math/chi-squared.js'
import { findRoot } from '../../math/roots.js'

/** Root mean square error of approximation: misfit a degree of freedom and person, 0 where chi-squared is below its mean. @source Steiger & Lind (1980) */
export function rootMeanSquareError(chiSquared: number, degreesOfFreedom: number, persons: number): number {
  return Math.sqrt(Math.max(0, chiSquared - degreesOfFreedom) / (degreesOfFreedom * (persons - 1)))
}

/** 90 % interval of {@link rootMeanSquareError}, from the noncentral chi-squared distribution. @source Browne & Cudeck (1993) */
export function errorInterval(
  chiSquared: number,
  degreesOfFreedom: number,
  persons: number,
): readonly [low: number, high: number] {
  const bound = (probability: number) =>
    Math.sqrt(noncentralityAt(chiSquared, degreesOfFreedom, probability) / (degreesOfFreedom * (persons - 1)))
  return [bound(0.95), bound(0.05)]
}

/** λ with P(X ≤ x; df, λ) = probability; 0 where even λ = 0 leaves less. */
function noncentralityAt(x: number, degreesOfFreedom: number, probability: number): number {
  const excess = (lambda: number) => noncentralCdf(x, degreesOfFreedom, lambda) - probability
  if (excess(0) <= 0) return 0
  let high = 10 + x
  while (excess(high) > 0) high *= 2
  const found = findRoot(excess, 0, high)
  return found.kind === 'no-sign-change' ? 0 : found.x
}

/** P(X ≤ x) of the noncentral chi-squared: central ones mixed by a Poisson law. @source Johnson, Kotz & Balakrishnan (1995), ch. 29 */
function noncentralCdf(x: number, degreesOfFreedom: number, lambda: number): number {
  if (lambda === 0) return chiSquaredCdf(x, degreesOfFreedom)
  const mean = lambda / 2
  const middle = Math.floor(mean)
  let logTerm = -mean + middle * Math.log(mean)
  for (let j = 2; j <= middle; j++) logTerm -= Math.log(j)
  let sum = 0
  for (let [j, term] = [middle, Math.exp(logTerm)]; j >= 0 && term > 1e-17; term *= j / mean, j--)
    sum += term * chiSquaredCdf(x, degreesOfFreedom + 2 * j)
  for (let [j, term] = [middle + 1, (Math.exp(logTerm) * mean) / (middle + 1)]; term > 1e-17; j++, term *= mean / j)
    sum += term * chiSquaredCdf(x, degreesOfFreedom + 2 * j)
  return sum
}
