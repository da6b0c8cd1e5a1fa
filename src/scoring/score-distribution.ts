import { logAddExp } from '../math/log-sum-exp.js'
import { type CategoryCurve, createCurvePoint } from '../models/category-curve.js'

/**
 * P(sum score | θ) of some items at one theta, index = sum score 0 … Σ(categories − 1).
 * @source Lord & Wingersky (1984), Appl. Psych. Meas. 8, 453–461; polytomous: Thissen, Pommerich, Billeaud & Williams (1995),
 *   Appl. Psych. Meas. 19, 39–49
 */
export function scoreDistribution(curves: readonly CategoryCurve[], theta: number): Float64Array {
  const point = createCurvePoint(mostCategories(curves))
  const distribution = new Float64Array(highestScore(curves) + 1)
  distribution[0] = 1
  let reached = 0
  for (const curve of curves) {
    curve.pointInto(point, theta)
    const steps = curve.categories - 1
    // Downwards: a score is overwritten only after all higher ones have used it.
    for (let score = reached + steps; score >= 0; score--) {
      const most = Math.min(steps, score)
      let sum = 0
      for (let k = Math.max(0, score - reached); k <= most; k++) {
        sum += (distribution[score - k] as number) * (point.probability[k] as number)
      }
      distribution[score] = sum
    }
    reached += steps
  }
  return distribution
}

/** ln of {@link scoreDistribution}, for scores so unlikely that their probability underflows. */
export function logScoreDistribution(curves: readonly CategoryCurve[], theta: number): Float64Array {
  const point = createCurvePoint(mostCategories(curves))
  const distribution = new Float64Array(highestScore(curves) + 1).fill(Number.NEGATIVE_INFINITY)
  distribution[0] = 0
  let reached = 0
  for (const curve of curves) {
    curve.pointInto(point, theta)
    const steps = curve.categories - 1
    for (let score = reached + steps; score >= 0; score--) {
      const most = Math.min(steps, score)
      let sum = Number.NEGATIVE_INFINITY
      for (let k = Math.max(0, score - reached); k <= most; k++) {
        const term = (distribution[score - k] as number) + (point.logProbability[k] as number)
        sum = sum === Number.NEGATIVE_INFINITY ? term : logAddExp(sum, term)
      }
      distribution[score] = sum
    }
    reached += steps
  }
  return distribution
}

function highestScore(curves: readonly CategoryCurve[]): number {
  return curves.reduce((sum, { categories }) => sum + categories - 1, 0)
}

function mostCategories(curves: readonly CategoryCurve[]): number {
  return curves.reduce((most, { categories }) => Math.max(most, categories), 2)
}
