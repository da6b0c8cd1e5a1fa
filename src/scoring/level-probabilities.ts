import type { PosteriorCurve } from './posterior-curve.js'
import { posteriorMass } from './posterior-mass.js'

/**
 * Probability of each level between cuts, from the continuous posterior; differences of {@link probabilityAbove}.
 * @param cuts strictly increasing thetas, each the lower bound of the level above it
 * @returns cuts.length + 1 probabilities from the lowest level to the highest, summing to 1
 * @throws RangeError for cuts that do not increase
 */
export function levelProbabilities(curve: PosteriorCurve, cuts: readonly number[]): number[] {
  requireIncreasing(cuts)
  const mass = posteriorMass(curve)
  const above = [1, ...cuts.map((cut) => mass.probabilityAbove(cut)), 0]
  return above.slice(1).map((probability, level) => (above[level] as number) - probability)
}

/** @throws RangeError for cuts that do not increase */
export function requireIncreasing(cuts: readonly number[]): void {
  for (let i = 1; i < cuts.length; i++) {
    if (!((cuts[i - 1] as number) < (cuts[i] as number))) {
      throw new RangeError(`cuts must increase, got ${cuts[i - 1]} before ${cuts[i]}; sort them and drop duplicates`)
    }
  }
}
