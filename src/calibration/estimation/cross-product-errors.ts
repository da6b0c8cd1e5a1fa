import { choleskyFactor, choleskyInverse } from '../../math/cholesky.js'
import type { FittedLines } from './calibration-result.js'
import { logTables, personPosteriorInto, rightProbability } from './expected-counts.js'
import type { ResponseMatrix } from './response-matrix.js'

/**
 * Covariance of the free parameters as the inverse of Σ_p g_p g_pᵀ, g_p being a person's marginal score.
 * Order: slope and intercept of each item (2PL), or the intercepts and the latent SD (1PL).
 * @returns rows of the covariance, undefined where the information is singular
 * @source Mislevy (1984), Psychometrika 49, 359–381 (cross-product information)
 */
export function crossProductCovariance(matrix: ResponseMatrix, fit: FittedLines): readonly Float64Array[] | undefined {
  const items = matrix.itemIds.length
  const size = fit.model === '2pl' ? 2 * items : items + 1
  const information = new Float64Array(size * size)
  const score = new Float64Array(size)
  const posterior = new Float64Array(fit.latent.theta.length)
  const tables = logTables(fit.items, fit.latent)
  for (let p = 0; p < matrix.persons; p++) {
    const responses = matrix.responses.subarray(p * items, (p + 1) * items)
    personPosteriorInto(posterior, responses, tables, fit.latent)
    personScoreInto(score, responses, posterior, fit)
    for (let row = 0; row < size; row++) {
      const left = score[row] as number
      if (left === 0) continue
      for (let column = 0; column <= row; column++)
        information[row * size + column] = (information[row * size + column] as number) + left * (score[column] as number)
    }
  }
  for (let row = 0; row < size; row++)
    for (let column = 0; column < row; column++) information[column * size + row] = information[row * size + column] as number
  const factor = choleskyFactor(information, size)
  if (factor.kind === 'not-positive-definite') return undefined
  const inverse = choleskyInverse(factor.factor)
  return Array.from({ length: size }, (_, row) => inverse.subarray(row * size, (row + 1) * size))
}

/** Expected complete-data score of one person, which is the score of its marginal likelihood (Louis 1982). */
function personScoreInto(score: Float64Array, responses: Uint8Array, posterior: Float64Array, fit: FittedLines): void {
  score.fill(0)
  const { theta } = fit.latent
  for (let i = 0; i < responses.length; i++) {
    const response = responses[i] as number
    if (response > 1) continue
    let bySlope = 0
    let byIntercept = 0
    for (let q = 0; q < theta.length; q++) {
      const residual =
        response - rightProbability(fit.items.slope[i] as number, fit.items.intercept[i] as number, theta[q] as number)
      bySlope += (posterior[q] as number) * residual * (theta[q] as number)
      byIntercept += (posterior[q] as number) * residual
    }
    if (fit.model === '2pl') score[2 * i] = bySlope
    score[fit.model === '2pl' ? 2 * i + 1 : i] = byIntercept
  }
  if (fit.model === '1pl') {
    const secondMoment = posterior.reduce((sum, weight, q) => sum + weight * (theta[q] as number) ** 2, 0)
    score[responses.length] = (secondMoment / fit.latentSd ** 2 - 1) / fit.latentSd
  }
}
