import { logSumExp } from '../math/log-sum-exp.js'
import { type CategoryCurve, createCurvePoint } from '../models/category-curve.js'

/** Below this a probability is about to lose digits to underflow. */
const leastProbability = 1e-280

/**
 * The curve of an item drawn at random from several: P = Σ wP_m, with the slopes of ln P averaged over what the response
 * then tells about the draw.
 * @param weights positive, summing to 1
 */
export function mixtureCurve(components: readonly CategoryCurve[], weights: readonly number[]): CategoryCurve {
  const categories = (components[0] as CategoryCurve).categories
  const count = components.length
  const points = components.map(() => createCurvePoint(categories))
  const logWeights = weights.map(Math.log)
  const terms = new Float64Array(count)
  return {
    categories,
    pointInto(out, theta) {
      for (let m = 0; m < count; m++) components[m]?.pointInto(points[m] as CurveValues, theta)
      for (let k = 0; k < categories; k++) {
        let probability = 0
        let first = 0
        let second = 0
        for (let m = 0; m < count; m++) {
          const point = points[m] as CurveValues
          const own = (weights[m] as number) * (point.probability[k] as number)
          const slope = point.slope[k] as number
          probability += own
          first += own * slope
          second += own * (slope * slope + (point.curvature[k] as number))
        }
        if (probability < leastProbability) categoryByLogarithms(out, k, { points, logWeights, terms })
        else {
          const slope = first / probability
          out.logProbability[k] = Math.log(probability)
          out.probability[k] = probability
          out.slope[k] = slope
          out.curvature[k] = second / probability - slope * slope
        }
      }
    },
    logProbabilityLimit(category, direction) {
      return logSumExp(
        components.map((component, m) => (logWeights[m] as number) + component.logProbabilityLimit(category, direction)),
      )
    },
  }
}

type CurveValues = Parameters<CategoryCurve['pointInto']>[0]

/** The same of a category whose probability underflows: logarithms keep the digits. */
function categoryByLogarithms(
  out: CurveValues,
  k: number,
  {
    points,
    logWeights,
    terms,
  }: { readonly points: readonly CurveValues[]; readonly logWeights: readonly number[]; readonly terms: Float64Array },
): void {
  for (const [m, point] of points.entries()) terms[m] = (logWeights[m] as number) + (point.logProbability[k] as number)
  const logProbability = logSumExp(terms)
  let slope = 0
  let second = 0
  for (const [m, point] of points.entries()) {
    const share = Math.exp((terms[m] as number) - logProbability)
    const own = point.slope[k] as number
    slope += share * own
    second += share * (own * own + (point.curvature[k] as number))
  }
  out.logProbability[k] = logProbability
  out.probability[k] = Math.exp(logProbability)
  out.slope[k] = slope
  out.curvature[k] = second - slope * slope
}
