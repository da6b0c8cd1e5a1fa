import { type CategoryCurve, createCurvePoint } from '../models/category-curve.js'

/**
 * ln P(sum score | θ) of some items at one theta, index = sum score 0 … Σ(categories − 1).
 * @source Lord & Wingersky (1984), Appl. Psych. Meas. 8, 453–461; polytomous: Thissen, Pommerich, Billeaud & Williams (1995),
 *   Appl. Psych. Meas. 19, 39–49
 */
export function scoreDistribution(curves: readonly CategoryCurve[], theta: number): Float64Array {
  const highest = curves.reduce((sum, { categories }) => sum + categories - 1, 0)
  const point = createCurvePoint(curves.reduce((most, { categories }) => Math.max(most, categories), 2))
  const distribution = new Float64Array(highest + 1)
  distribution[0] = 1
  let reached = 0
  for (const curve of curves) {
    curve.pointInto(point, theta)
    const steps = curve.categories - 1
    for (let score = reached + steps; score >= 0; score--) {
      let sum = 0
      const most = Math.min(steps, score)
      for (let k = Math.max(0, score - reached); k <= most; k++)
        sum += (distribution[score - k] as number) * (point.probability[k] as number)
      distribution[score] = sum
    }
    reached += steps
  }
  return distribution
}
