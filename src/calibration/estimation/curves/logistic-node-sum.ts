import { logistic } from '../../../math/logistic.js'
import type { CurveSums, NodeNumbers } from './log-curve.js'

/**
 * Faster twin of `createNodeSum` for P = σ(αθ + δ): one exponential and one logarithm a node.
 * @source Baker & Kim (2004), Item Response Theory, 2nd ed., ch. 6
 */
export function sumLineInto(out: CurveSums, coefficients: Float64Array, { theta, answers, start }: NodeNumbers): void {
  const [slope, intercept] = coefficients as unknown as readonly [number, number]
  const nodes = theta.length
  let value = 0
  let [g0, g1, i00, i10, i11] = [0, 0, 0, 0, 0]
  for (let q = 0; q < nodes; q++) {
    const wrong = answers[start + q] as number
    const right = answers[start + nodes + q] as number
    const answered = wrong + right
    if (answered === 0) continue
    const node = theta[q] as number
    const z = slope * node + intercept
    const far = Math.exp(-Math.abs(z))
    // ln P is −ln(1 + e^−|z|) on the side of z and −|z| less on the other.
    value -= answered * Math.log1p(far) + (z < 0 ? right * -z : wrong * z)
    const nearer = 1 / (1 + far)
    const probability = z < 0 ? far * nearer : nearer
    const residual = right - answered * probability
    const weight = answered * far * nearer * nearer
    g0 += residual * node
    g1 += residual
    i00 += weight * node * node
    i10 += weight * node
    i11 += weight
  }
  out.value = value
  out.gradient.set([g0, g1])
  out.information.set([i00, 0, i10, i11])
}

/** Twin of `createNodeSum` for P = c + (1 − c)σ(αθ + δ); third coefficient logit c. */
export function sumWithLowerInto(out: CurveSums, coefficients: Float64Array, { theta, answers, start }: NodeNumbers): void {
  const [slope, intercept, lowerLogit] = coefficients as unknown as readonly [number, number, number]
  const lower = logistic(lowerLogit)
  const rest = logistic(-lowerLogit)
  const logRest = Math.log(rest)
  const nodes = theta.length
  let value = 0
  let [g0, g1, g2, i00, i10, i11, i20, i21, i22] = [0, 0, 0, 0, 0, 0, 0, 0, 0]
  for (let q = 0; q < nodes; q++) {
    const wrong = answers[start + q] as number
    const right = answers[start + nodes + q] as number
    const answered = wrong + right
    if (answered === 0) continue
    const node = theta[q] as number
    const z = slope * node + intercept
    const far = Math.exp(-Math.abs(z))
    const nearer = 1 / (1 + far)
    const L = z < 0 ? far * nearer : nearer
    const M = z < 0 ? nearer : far * nearer
    const probability = lower + rest * L
    // ln(1 − P) = ln(1 − c) + ln σ(−z)
    value += right * Math.log(probability) + wrong * (logRest - Math.log1p(far) - (z > 0 ? z : 0))
    // ∂P/∂z = (1 − c)LM and ∂P/∂logit c = c(1 − c)M; over P(1 − P) with 1 − P = (1 − c)M.
    const byLogit = L / probability
    const byLower = lower / probability
    const residual = right - answered * probability
    const weight = answered * rest * M * probability
    g0 += residual * byLogit * node
    g1 += residual * byLogit
    g2 += residual * byLower
    const both = weight * byLogit * byLogit
    i00 += both * node * node
    i10 += both * node
    i11 += both
    const mixed = weight * byLogit * byLower
    i20 += mixed * node
    i21 += mixed
    i22 += weight * byLower * byLower
  }
  out.value = value
  out.gradient.set([g0, g1, g2])
  out.information.set([i00, 0, 0, i10, i11, 0, i20, i21, i22])
}
