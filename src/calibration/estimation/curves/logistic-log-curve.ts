import { logistic, logLogistic } from '../../../math/logistic.js'
import { addSymmetric, type LogCurve } from './log-curve.js'
import { sumLineInto, sumWithLowerInto } from './logistic-node-sum.js'

/** Which asymptotes a dichotomous curve has as coefficients. */
export interface Asymptotes {
  readonly lower: boolean
  readonly upper: boolean
}

/**
 * P(right) = c + (d − c)σ(αθ + δ); coefficients α, δ and, where the curve has them, logit c and logit d.
 *
 * With L = σ(z) and M = 1 − L the weights w₁ = (d − c)L/P and w₀ = (d − c)M/(1 − P) are exactly 1 where an asymptote is
 * absent, so that nothing is 0/0 in the tails.
 * @source Barton & Lord (1981), ETS RR-81-20, eq. 1; differentiated here
 */
export function logisticLogCurve(asymptotes: Asymptotes): LogCurve {
  const lowerAt = asymptotes.lower ? 2 : -1
  const upperAt = asymptotes.upper ? (asymptotes.lower ? 3 : 2) : -1
  const size = 2 + (asymptotes.lower ? 1 : 0) + (asymptotes.upper ? 1 : 0)
  const lowerOf = (coefficients: Float64Array) => (lowerAt < 0 ? 0 : logistic(coefficients[lowerAt] as number))
  // 1 − d from its own logit keeps the digits of an upper asymptote close to 1.
  const spareOf = (coefficients: Float64Array) => (upperAt < 0 ? 0 : logistic(-(coefficients[upperAt] as number)))
  return {
    categories: 2,
    size,
    ...(asymptotes.upper ? {} : { sumInto: asymptotes.lower ? sumWithLowerInto : sumLineInto }),
    admits: (coefficients) => lowerOf(coefficients) + spareOf(coefficients) < 1,
    pointInto(out, coefficients, theta) {
      const z = (coefficients[0] as number) * theta + (coefficients[1] as number)
      const lower = lowerOf(coefficients)
      const spare = spareOf(coefficients)
      const { right, wrong, rightByLogit, wrongByLogit, L, M } = shape(z, lower, spare)
      out.probability[0] = wrong
      out.probability[1] = right
      out.logProbability[0] = spare === 0 ? Math.log1p(-lower) + logLogistic(-z) : Math.log(wrong)
      out.logProbability[1] = lower === 0 ? Math.log1p(-spare) + logLogistic(z) : Math.log(right)
      out.score[0] = wrongByLogit * theta
      out.score[1] = wrongByLogit
      out.score[size] = rightByLogit * theta
      out.score[size + 1] = rightByLogit
      if (lowerAt >= 0) {
        const rise = lower * (1 - lower)
        out.score[lowerAt] = rise === 0 ? 0 : -(rise * M) / wrong
        out.score[size + lowerAt] = rise === 0 ? 0 : (rise * M) / right
      }
      if (upperAt >= 0) {
        const rise = spare * (1 - spare)
        out.score[upperAt] = rise === 0 ? 0 : -(rise * L) / wrong
        out.score[size + upperAt] = rise === 0 ? 0 : (rise * L) / right
      }
    },
    addCurvatureInto(out, coefficients, theta, weights) {
      const z = (coefficients[0] as number) * theta + (coefficients[1] as number)
      const lower = lowerOf(coefficients)
      const spare = spareOf(coefficients)
      const { right, wrong, rightByLogit, wrongByLogit, L, M } = shape(z, lower, spare)
      const [wrongs, rights] = [weights[0] as number, weights[1] as number]
      // Σ r_k ∂²ln P_k = residual·∂²P − spread·∂P∂Pᵀ; for the logit the terms are formed without dividing by a vanishing P.
      const residual = rights / right - wrongs / wrong
      const spread = rights / (right * right) + wrongs / (wrong * wrong)
      const byLogit =
        rights * (rightByLogit * (M - L) - rightByLogit * rightByLogit) +
        wrongs * (wrongByLogit * (M - L) - wrongByLogit * wrongByLogit)
      addSymmetric(out, size, [0, 0], byLogit * theta * theta)
      addSymmetric(out, size, [1, 0], byLogit * theta)
      addSymmetric(out, size, [1, 1], byLogit)
      const steep = (1 - lower - spare) * L * M
      const asymptote = (at: number, value: number, along: number, sign: number) => {
        const rise = value * (1 - value)
        if (at < 0 || rise === 0) return
        // ∂P/∂logit c = rise·M and ∂P/∂logit d = rise·L; both lose rise·LM as the logit of theta grows (c) or gain it (d).
        const first = rise * along
        const second = first * sign * (1 - 2 * value)
        const mixed = residual * -sign * rise * L * M - spread * first * steep
        addSymmetric(out, size, [at, at], residual * second - spread * first * first)
        addSymmetric(out, size, [at, 0], mixed * theta)
        addSymmetric(out, size, [at, 1], mixed)
      }
      asymptote(lowerAt, lower, M, 1)
      asymptote(upperAt, spare, L, -1)
      if (lowerAt >= 0 && upperAt >= 0)
        addSymmetric(out, size, [upperAt, lowerAt], -spread * lower * (1 - lower) * M * spare * (1 - spare) * L)
    },
  }
}

/** The probabilities and the derivatives of ln P in the logit, for asymptotes c and d = 1 − spare. */
function shape(z: number, lower: number, spare: number) {
  const L = logistic(z)
  const M = logistic(-z)
  const height = 1 - lower - spare
  const right = lower + height * L
  const wrong = spare + height * M
  const rightByLogit = M * (lower === 0 ? 1 : (height * L) / right)
  const wrongByLogit = -L * (spare === 0 ? 1 : (height * M) / wrong)
  return { right, wrong, rightByLogit, wrongByLogit, L, M }
}
