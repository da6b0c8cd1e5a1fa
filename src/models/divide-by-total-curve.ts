import { logSumExp } from '../math/log-sum-exp.js'
import type { CategoryCurve } from './category-curve.js'

/**
 * P_k ∝ exp(slope_k·θ + intercept_k): the family of NRM, PCM, GPCM and RSM. The slope of ln P_k is slope_k minus the
 * expected slope, its curvature minus the variance of the slopes, the same for every category.
 * @source Thissen & Steinberg (1986), Psychometrika 51, 567–577
 */
export function divideByTotalCurve(slopes: readonly number[], intercepts: readonly number[]): CategoryCurve {
  const categories = slopes.length
  return {
    categories,
    pointInto(out, theta) {
      const logits = out.logProbability.subarray(0, categories)
      for (let k = 0; k < categories; k++) logits[k] = (slopes[k] as number) * theta + (intercepts[k] as number)
      const logTotal = logSumExp(logits)
      let mean = 0
      for (let k = 0; k < categories; k++) {
        const logProbability = (logits[k] as number) - logTotal
        const probability = Math.exp(logProbability)
        logits[k] = logProbability
        out.probability[k] = probability
        mean += probability * (slopes[k] as number)
      }
      let variance = 0
      for (let k = 0; k < categories; k++) {
        const slope = (slopes[k] as number) - mean
        out.slope[k] = slope
        variance += (out.probability[k] as number) * slope * slope
      }
      out.curvature.fill(-variance, 0, categories)
    },
    logProbabilityLimit(category, direction) {
      const steepest = direction === 'above' ? Math.max(...slopes) : Math.min(...slopes)
      if (slopes[category] !== steepest) return Number.NEGATIVE_INFINITY
      const rivals = intercepts.filter((_, k) => slopes[k] === steepest)
      return (intercepts[category] as number) - logSumExp(rivals)
    },
  }
}
