import { logistic, logLogistic } from '../math/logistic.js'
import type { CategoryCurve } from './category-curve.js'

/**
 * Dichotomous curve P = c + (d − c)σ(a(θ − b)) with category 0 = wrong, 1 = right.
 *
 * With L = σ(z), M = 1 − L and the weights w₁ = (d − c)L/P, w₀ = (d − c)M/(1 − P), the slopes of ln P and ln(1 − P) are
 * aMw₁ and −aLw₀. A weight is exactly 1 where its asymptote is absent, so nothing is ever 0/0; 1 − w₁ = c/P and
 * 1 − w₀ = (1 − d)/(1 − P) are formed without subtracting, so the curvature keeps its digits in the tails.
 * @source Barton & Lord (1981), ETS RR-81-20, eq. 1; differentiated here
 */
export function logisticCurve(a: number, b: number, c: number, d: number): CategoryCurve {
  const height = d - c
  const logHeight = Math.log(height)
  return {
    categories: 2,
    pointInto(out, theta) {
      const z = a * (theta - b)
      const L = logistic(z)
      const M = logistic(-z)
      const right = c + height * L
      const wrong = 1 - d + height * M
      const rightWeight = c === 0 ? 1 : (height * L) / right
      const wrongWeight = d === 1 ? 1 : (height * M) / wrong
      const rightFloor = c === 0 ? 0 : c / right
      const wrongFloor = d === 1 ? 0 : (1 - d) / wrong
      out.probability[0] = wrong
      out.probability[1] = right
      // Without an asymptote the probability may underflow, with one it may round to 1: each has its own exact form.
      out.logProbability[0] = d === 1 ? logHeight + logLogistic(-z) : logOf(wrong, right)
      out.logProbability[1] = c === 0 ? logHeight + logLogistic(z) : logOf(right, wrong)
      out.slope[0] = -a * L * wrongWeight
      out.slope[1] = a * M * rightWeight
      out.curvature[0] = a * a * L * wrongWeight * (L * wrongFloor - M)
      out.curvature[1] = a * a * M * rightWeight * (M * rightFloor - L)
    },
    logProbabilityLimit(category, direction) {
      const limit = direction === 'below' ? c : d
      return Math.log(category === 1 ? limit : 1 - limit)
    },
  }
}

/** ln p by whichever of p and 1 − p is known with more digits. */
function logOf(probability: number, complement: number): number {
  return probability < 0.5 ? Math.log(probability) : Math.log1p(-complement)
}
