import { type CurveSums, createLogCurvePoint, type LogCurve, type NodeNumbers } from './log-curve.js'

/**
 * Sums over nodes of any curve from its points: value and gradient of Σ_q Σ_k r_kq ln P_k(θ_q), and the expected information
 * Σ_q n_q Σ_k P_k ∂ln P_k ∂ln P_kᵀ with n_q = Σ_k r_kq.
 */
export function createNodeSum(curve: LogCurve): (out: CurveSums, coefficients: Float64Array, numbers: NodeNumbers) => void {
  const { categories, size } = curve
  const point = createLogCurvePoint(curve)
  return (out, coefficients, { theta, answers, start }) => {
    const { gradient, information } = out
    const nodes = theta.length
    let value = 0
    gradient.fill(0)
    information.fill(0)
    for (let q = 0; q < nodes; q++) {
      let answered = 0
      for (let k = 0; k < categories; k++) answered += answers[start + k * nodes + q] as number
      if (answered === 0) continue
      curve.pointInto(point, coefficients, theta[q] as number)
      for (let k = 0; k < categories; k++) {
        const number = answers[start + k * nodes + q] as number
        const weight = answered * (point.probability[k] as number)
        if (number > 0) value += number * (point.logProbability[k] as number)
        for (let i = 0; i < size; i++) {
          const score = point.score[k * size + i] as number
          gradient[i] = (gradient[i] as number) + number * score
          for (let j = 0; j <= i; j++)
            information[i * size + j] =
              (information[i * size + j] as number) + weight * score * (point.score[k * size + j] as number)
        }
      }
    }
    out.value = value
  }
}
