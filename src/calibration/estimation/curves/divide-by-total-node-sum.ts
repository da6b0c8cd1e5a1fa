import type { CurveSums, NodeNumbers } from './log-curve.js'

/**
 * Faster twin of `createNodeSum` for P_k ∝ exp(s_k θ + t_k): the residuals r_k − nP_k and their covariance n(P_j[j = k] − P_j P_k)
 * are all there is.
 * @source Bock (1972), Psychometrika 37, 29–51
 */
export function createTotalSum(categories: number): (out: CurveSums, coefficients: Float64Array, numbers: NodeNumbers) => void {
  const steps = categories - 1
  const size = 2 * steps
  const probability = new Float64Array(categories)
  return (out, coefficients, { theta, answers, start }) => {
    const { gradient, information } = out
    const nodes = theta.length
    let value = 0
    gradient.fill(0)
    information.fill(0)
    for (let q = 0; q < nodes; q++) {
      const node = theta[q] as number
      let answered = 0
      for (let k = 0; k < categories; k++) answered += answers[start + k * nodes + q] as number
      if (answered === 0) continue
      value -= answered * categoriesInto(probability, coefficients, node)
      for (let k = 1; k < categories; k++) {
        const number = answers[start + k * nodes + q] as number
        const own = probability[k] as number
        const residual = number - answered * own
        const s = k - 1
        const t = steps + k - 1
        value += number * ((coefficients[s] as number) * node + (coefficients[t] as number))
        gradient[s] = (gradient[s] as number) + residual * node
        gradient[t] = (gradient[t] as number) + residual
        for (let j = 1; j <= k; j++) {
          const covariance = answered * (j === k ? own * (1 - own) : -own * (probability[j] as number))
          const mixed = covariance * node
          information[s * size + j - 1] = (information[s * size + j - 1] as number) + mixed * node
          information[t * size + j - 1] = (information[t * size + j - 1] as number) + mixed
          if (j < k) information[(steps + j - 1) * size + s] = (information[(steps + j - 1) * size + s] as number) + mixed
          information[t * size + steps + j - 1] = (information[t * size + steps + j - 1] as number) + covariance
        }
      }
    }
    out.value = value
  }
}

/** Writes the probabilities; returns ln Σ exp(s_k θ + t_k), without overflow. */
function categoriesInto(probability: Float64Array, coefficients: Float64Array, theta: number): number {
  const steps = probability.length - 1
  let highest = 0
  probability[0] = 0
  for (let k = 1; k <= steps; k++) {
    const logit = (coefficients[k - 1] as number) * theta + (coefficients[steps + k - 1] as number)
    probability[k] = logit
    if (logit > highest) highest = logit
  }
  let total = 0
  for (let k = 0; k <= steps; k++) {
    const odds = Math.exp((probability[k] as number) - highest)
    probability[k] = odds
    total += odds
  }
  for (let k = 0; k <= steps; k++) probability[k] = (probability[k] as number) / total
  return highest + Math.log(total)
}
