import { logistic, logLogistic } from '../math/logistic.js'
import type { CategoryCurve } from './category-curve.js'

/**
 * Graded response curve: P_k = σ(z_k) − σ(z_{k+1}) with z_k = a(θ − b_k).
 *
 * The difference of two logistics factors into σ(z_k)·σ(−z_{k+1})·(1 − e^{−(z_k − z_{k+1})}), whose last factor does not
 * depend on theta: nothing cancels in the tails, and ∂ln P_k/∂θ = a(1 − σ(z_k) − σ(z_{k+1})).
 * @source Samejima (1969), Psychometrika Monograph 17; the factorisation is elementary
 */
export function gradedCurve(a: number, thresholds: readonly number[]): CategoryCurve {
  const categories = thresholds.length + 1
  const logGap = Array.from({ length: categories }, (_, k) => {
    const lower = thresholds[k - 1]
    const upper = thresholds[k]
    return lower === undefined || upper === undefined ? 0 : Math.log(-Math.expm1(-a * (upper - lower)))
  })
  return {
    categories,
    pointInto(out, theta) {
      // Below category 0 the boundary curve is 1 for every theta; above the last one it is 0.
      let logReached = 0
      let reached = 1
      let notReached = 0
      for (let k = 0; k < categories; k++) {
        const upper = thresholds[k]
        const z = upper === undefined ? Number.NEGATIVE_INFINITY : a * (theta - upper)
        const exceeded = logistic(z)
        const notExceeded = logistic(-z)
        const logProbability = logReached + (upper === undefined ? 0 : logLogistic(-z)) + (logGap[k] as number)
        out.logProbability[k] = logProbability
        out.probability[k] = Math.exp(logProbability)
        out.slope[k] = a * (notReached - exceeded)
        out.curvature[k] = -a * a * (reached * notReached + exceeded * notExceeded)
        logReached = upper === undefined ? 0 : logLogistic(z)
        reached = exceeded
        notReached = notExceeded
      }
    },
    logProbabilityLimit(category, direction) {
      const certain = direction === 'below' ? 0 : categories - 1
      return category === certain ? 0 : Number.NEGATIVE_INFINITY
    },
  }
}
