import { createTotalSum } from './divide-by-total-node-sum.js'
import type { LogCurve } from './log-curve.js'

/**
 * P_k ∝ exp(s_k θ + t_k), s_0 = t_0 = 0; coefficients s_1 … s_m, t_1 … t_m. ln P_k is concave, and its curvature does not
 * depend on k.
 * @source Thissen & Steinberg (1986), Psychometrika 51, 567–577
 */
export function divideByTotalLogCurve(categories: number): LogCurve {
  const steps = categories - 1
  const size = 2 * steps
  const probability = new Float64Array(categories)
  return {
    categories,
    size,
    sumInto: createTotalSum(categories),
    admits: () => true,
    pointInto(out, coefficients, theta) {
      categoriesInto(out.logProbability, out.probability, coefficients, theta)
      for (let k = 0; k < categories; k++) {
        for (let j = 1; j < categories; j++) {
          const residual = (j === k ? 1 : 0) - (out.probability[j] as number)
          out.score[k * size + j - 1] = residual * theta
          out.score[k * size + steps + j - 1] = residual
        }
      }
    },
    addCurvatureInto(out, coefficients, theta, weights) {
      categoriesInto(undefined, probability, coefficients, theta)
      const total = weights.reduce((sum, weight) => sum + weight, 0)
      for (let i = 0; i < steps; i++) {
        for (let j = 0; j < steps; j++) {
          const pi = probability[i + 1] as number
          const value = -total * ((i === j ? pi : 0) - pi * (probability[j + 1] as number))
          const add = (row: number, column: number, amount: number) => {
            out[row * size + column] = (out[row * size + column] as number) + amount
          }
          add(i, j, value * theta * theta)
          add(i, steps + j, value * theta)
          add(steps + i, j, value * theta)
          add(steps + i, steps + j, value)
        }
      }
    },
  }
}

function categoriesInto(
  logProbability: Float64Array | undefined,
  probability: Float64Array,
  coefficients: Float64Array,
  theta: number,
): void {
  const categories = probability.length
  const logitOf = (k: number) =>
    k === 0 ? 0 : (coefficients[k - 1] as number) * theta + (coefficients[categories - 1 + k - 1] as number)
  let mode = 0
  for (let k = 1; k < categories; k++) if (logitOf(k) > logitOf(mode)) mode = k
  // Logits relative to the most probable category: its ln P is −ln(1 + rest), in which nothing cancels.
  const highest = logitOf(mode)
  let rest = 0
  for (let k = 0; k < categories; k++) {
    const odds = Math.exp(logitOf(k) - highest)
    probability[k] = odds
    if (k !== mode) rest += odds
  }
  const logTotal = Math.log1p(rest)
  for (let k = 0; k < categories; k++) {
    probability[k] = (probability[k] as number) / (1 + rest)
    if (logProbability !== undefined) logProbability[k] = logitOf(k) - highest - logTotal
  }
}
