import { logSumExp } from '../math/log-sum-exp.js'
import type { CategoryCurve } from './category-curve.js'

/**
 * P_k ∝ exp(slope_k·θ + intercept_k): the family of NRM, PCM, GPCM and RSM. The slope of ln P_k is slope_k minus the
 * expected slope, its curvature minus the variance of the slopes, the same for every category.
 *
 * All logits and slopes are taken relative to the most probable category: its ln P is −ln(1 + rest) and its slope is a
 * sum of small terms, so nothing cancels where it has almost all the probability.
 * @source Thissen & Steinberg (1986), Psychometrika 51, 567–577
 */
export function divideByTotalCurve(slopes: readonly number[], intercepts: readonly number[]): CategoryCurve {
  const categories = slopes.length
  return {
    categories,
    pointInto(out, theta) {
      const mode = mostProbable(slopes, intercepts, theta)
      const modeSlope = slopes[mode] as number
      const modeIntercept = intercepts[mode] as number
      let rest = 0
      for (let k = 0; k < categories; k++) {
        const logit = ((slopes[k] as number) - modeSlope) * theta + ((intercepts[k] as number) - modeIntercept)
        const odds = Math.exp(logit)
        out.logProbability[k] = logit
        out.probability[k] = odds
        if (k !== mode) rest += odds
      }
      const logTotal = Math.log1p(rest)
      let expected = 0
      for (let k = 0; k < categories; k++) {
        const probability = (out.probability[k] as number) / (1 + rest)
        out.probability[k] = probability
        out.logProbability[k] = (out.logProbability[k] as number) - logTotal
        expected += probability * ((slopes[k] as number) - modeSlope)
      }
      let variance = 0
      for (let k = 0; k < categories; k++) {
        const slope = (slopes[k] as number) - modeSlope - expected
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

function mostProbable(slopes: readonly number[], intercepts: readonly number[], theta: number): number {
  let mode = 0
  let highest = Number.NEGATIVE_INFINITY
  for (let k = 0; k < slopes.length; k++) {
    const logit = (slopes[k] as number) * theta + (intercepts[k] as number)
    if (logit > highest) {
      highest = logit
      mode = k
    }
  }
  return mode
}
