import { logSumExp } from '../math/log-sum-exp.js'
import { type CategoryCurve, createCurvePoint } from '../models/category-curve.js'

/**
 * The curve of an item drawn at random from several: P = Σ wP_m, with the slopes of ln P averaged over what the response
 * then tells about the draw.
 * @param weights positive, summing to 1
 */
export function mixtureCurve(components: readonly CategoryCurve[], weights: readonly number[]): CategoryCurve {
  const categories = (components[0] as CategoryCurve).categories
  const logWeights = weights.map(Math.log)
  const count = components.length
  const points = components.map(() => createCurvePoint(categories))
  const terms = new Float64Array(count)
  return {
    categories,
    pointInto(out, theta) {
      for (let m = 0; m < count; m++) components[m]?.pointInto(points[m] as (typeof points)[number], theta)
      for (let k = 0; k < categories; k++) {
        for (let m = 0; m < count; m++) terms[m] = (logWeights[m] as number) + (points[m]?.logProbability[k] as number)
        const logProbability = logSumExp(terms)
        let slope = 0
        let second = 0
        for (let m = 0; m < count; m++) {
          const share = Math.exp((terms[m] as number) - logProbability)
          const componentSlope = points[m]?.slope[k] as number
          slope += share * componentSlope
          second += share * (componentSlope * componentSlope + (points[m]?.curvature[k] as number))
        }
        out.logProbability[k] = logProbability
        out.probability[k] = Math.exp(logProbability)
        out.slope[k] = slope
        out.curvature[k] = second - slope * slope
      }
    },
    logProbabilityLimit(category, direction) {
      return logSumExp(
        components.map((component, m) => (logWeights[m] as number) + component.logProbabilityLimit(category, direction)),
      )
    },
  }
}
