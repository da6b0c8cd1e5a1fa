import { logistic, logLogistic } from '../../../math/logistic.js'
import { createGradedSum } from './graded-node-sum.js'
import { addSymmetric, type LogCurve } from './log-curve.js'

/**
 * P(X ≥ k) = σ(z_k), z_k = αθ + δ_k with δ decreasing; coefficients α, δ_1 … δ_m.
 *
 * P_k = σ(z_k)·σ(−z_{k+1})·(1 − e^{−g}) with the gap g = δ_k − δ_{k+1}, so that nothing cancels in the tails; ln P_k is
 * concave in all coefficients.
 * @source Samejima (1969), Psychometrika Monograph 17; Burridge (1981), J. R. Statist. Soc. B 43, 41–45 (concavity)
 */
export function gradedLogCurve(categories: number): LogCurve {
  const size = categories
  return {
    categories,
    size,
    sumInto: createGradedSum(categories),
    admits(coefficients) {
      for (let k = 2; k < size; k++) if (!((coefficients[k] as number) < (coefficients[k - 1] as number))) return false
      return true
    },
    pointInto(out, coefficients, theta) {
      out.score.fill(0)
      for (let k = 0; k < categories; k++) {
        const { logProbability, byLower, byUpper } = category(coefficients, theta, k)
        out.logProbability[k] = logProbability
        out.probability[k] = Math.exp(logProbability)
        out.score[k * size] = (byLower + byUpper) * theta
        if (k > 0) out.score[k * size + k] = byLower
        if (k + 1 < categories) out.score[k * size + k + 1] = byUpper
      }
    },
    addCurvatureInto(out, coefficients, theta, weights) {
      for (let k = 0; k < categories; k++) {
        const weight = weights[k] as number
        if (weight === 0) continue
        const { lower, upper, mixed } = categoryCurvature(coefficients, theta, k)
        const byLower = weight * (lower + mixed)
        const byUpper = weight * (upper + mixed)
        addSymmetric(out, size, [0, 0], (byLower + byUpper) * theta * theta)
        if (k > 0) {
          addSymmetric(out, size, [k, k], weight * lower)
          addSymmetric(out, size, [k, 0], byLower * theta)
        }
        if (k + 1 < categories) {
          addSymmetric(out, size, [k + 1, k + 1], weight * upper)
          addSymmetric(out, size, [k + 1, 0], byUpper * theta)
        }
        if (k > 0 && k + 1 < categories) addSymmetric(out, size, [k + 1, k], weight * mixed)
      }
    },
  }
}

/** ln P_k and its derivatives in z_k ("lower") and z_{k+1} ("upper"). */
function category(coefficients: Float64Array, theta: number, k: number) {
  const last = coefficients.length - 1
  const lower = (coefficients[0] as number) * theta + (k > 0 ? (coefficients[k] as number) : 0)
  const upper = (coefficients[0] as number) * theta + (k < last ? (coefficients[k + 1] as number) : 0)
  const gap = k > 0 && k < last ? (coefficients[k] as number) - (coefficients[k + 1] as number) : Infinity
  // 1/(e^g − 1), 0 for the two categories at the ends.
  const narrow = 1 / Math.expm1(gap)
  return {
    logProbability: (k > 0 ? logLogistic(lower) : 0) + (k < last ? logLogistic(-upper) : 0) + Math.log(-Math.expm1(-gap)),
    byLower: k > 0 ? logistic(-lower) + narrow : 0,
    byUpper: k < last ? -logistic(upper) - narrow : 0,
  }
}

/** Second derivatives of ln P_k in z_k and z_{k+1}. */
function categoryCurvature(coefficients: Float64Array, theta: number, k: number) {
  const last = coefficients.length - 1
  const logitAt = (place: number) => (coefficients[0] as number) * theta + (coefficients[place] as number)
  const spread = (z: number) => logistic(z) * logistic(-z)
  const narrow = k > 0 && k < last ? 1 / Math.expm1((coefficients[k] as number) - (coefficients[k + 1] as number)) : 0
  // e^g/(e^g − 1)² = narrow·(1 + narrow)
  const mixed = narrow * (1 + narrow)
  return {
    lower: k > 0 ? -spread(logitAt(k)) - mixed : 0,
    upper: k < last ? -spread(logitAt(k + 1)) - mixed : 0,
    mixed,
  }
}
