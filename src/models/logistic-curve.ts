import { logAddExp } from '../math/log-sum-exp.js'
import { logistic, logLogistic } from '../math/logistic.js'
import type { CategoryCurve } from './category-curve.js'

/**
 * Dichotomous curve P = c + (d − c)σ(a(θ − b)) with category 0 = wrong, 1 = right.
 *
 * With L = σ(z), M = 1 − L and the weights w₁ = (d − c)L/P, w₀ = (d − c)M/(1 − P), the slopes of ln P and ln(1 − P) are
 * aMw₁ and −aLw₀. A weight is exactly 1 where its asymptote is absent, so nothing is ever 0/0.
 * @source Barton & Lord (1981), ETS RR-81-20, eq. 1; differentiated here
 */
export function logisticCurve(a: number, b: number, c: number, d: number): CategoryCurve {
  return {
    categories: 2,
    pointInto(out, theta) {
      const z = a * (theta - b)
      const L = logistic(z)
      const M = logistic(-z)
      const right = c + (d - c) * L
      const wrong = 1 - d + (d - c) * M
      const rightWeight = c === 0 ? 1 : ((d - c) * L) / right
      const wrongWeight = d === 1 ? 1 : ((d - c) * M) / wrong
      out.probability[0] = wrong
      out.probability[1] = right
      out.logProbability[0] = logMixture(1 - d, d - c, -z)
      out.logProbability[1] = logMixture(c, d - c, z)
      out.slope[0] = -a * L * wrongWeight
      out.slope[1] = a * M * rightWeight
      out.curvature[0] = a * a * L * wrongWeight * (L - M - L * wrongWeight)
      out.curvature[1] = a * a * M * rightWeight * (M - L - M * rightWeight)
    },
    logProbabilityLimit(category, direction) {
      const limit = direction === 'below' ? c : d
      return Math.log(category === 1 ? limit : 1 - limit)
    },
  }
}

/** ln(floor + height·σ(z)), exact where σ(z) underflows or floor is 0. */
function logMixture(floor: number, height: number, z: number): number {
  const logRise = Math.log(height) + logLogistic(z)
  return floor === 0 ? logRise : logAddExp(Math.log(floor), logRise)
}
