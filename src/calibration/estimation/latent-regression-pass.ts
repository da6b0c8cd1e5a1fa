import { type CholeskyFactor, choleskySolve } from '../../math/cholesky.js'
import type { LikelihoodTable } from './latent-normal-pass.js'

export interface RegressionSetting {
  readonly table: LikelihoodTable
  /** Persons × width, the intercept's 1 first. */
  readonly design: { readonly width: number; readonly rows: Float64Array }
  readonly weights: Float64Array
  /** Factor of Σ weight·x·xᵀ. */
  readonly gram: CholeskyFactor
}

/** All that one pass over the persons tells about a latent regression at given coefficients and residual SD. */
export interface RegressionPass {
  readonly coefficients: Float64Array
  readonly sd: number
  readonly logLikelihood: number
  /** In coefficients and ln sd. */
  readonly score: Float64Array
  /** Observed information, (width + 1)². */
  readonly information: Float64Array
  /** Σ weight²·score·scoreᵀ over persons. */
  readonly crossProduct: Float64Array
  readonly emCoefficients: Float64Array
  readonly emSd: number
}

/**
 * With z = (θ − xβ)/σ the complete-data scores are xz/σ and z² − 1; posterior moments of z up to the fourth give the rest.
 * @source Louis (1982), J. R. Statist. Soc. B 44, 226–233; Mislevy (1984), Psychometrika 49, 359–381
 */
export function regressionPass(setting: RegressionSetting, coefficients: Float64Array, sd: number): RegressionPass {
  const { table, design, weights, gram } = setting
  const { width, rows } = design
  const size = width + 1
  const score = new Float64Array(size)
  const information = new Float64Array(size * size)
  const crossProduct = new Float64Array(size * size)
  const right = new Float64Array(width)
  const own = new Float64Array(size)
  let [logLikelihood, total, within, squares] = [0, 0, 0, 0]
  for (let p = 0; p < table.persons; p++) {
    const x = rows.subarray(p * width, (p + 1) * width)
    const fitted = x.reduce((sum, value, a) => sum + value * (coefficients[a] as number), 0)
    const { logMarginal, z1, z2, z3, z4 } = momentsOf(table, p, fitted, sd)
    const weight = weights[p] as number
    const mean = fitted + sd * z1
    logLikelihood += weight * logMarginal
    total += weight
    within += weight * sd * sd * (z2 - z1 * z1)
    squares += weight * mean * mean
    const byMean = (1 - (z2 - z1 * z1)) / (sd * sd)
    const byBoth = (2 * z1 - (z3 - z1 * z2)) / sd
    const bySd = 2 * z2 - (z4 - z2 * z2)
    for (let a = 0; a < width; a++) {
      const value = x[a] as number
      right[a] = (right[a] as number) + weight * value * mean
      own[a] = (value * z1) / sd
      for (let b = 0; b < width; b++)
        information[a * size + b] = (information[a * size + b] as number) + weight * value * (x[b] as number) * byMean
      information[a * size + width] = (information[a * size + width] as number) + weight * value * byBoth
      information[width * size + a] = information[a * size + width] as number
    }
    own[width] = z2 - 1
    information[size * size - 1] = (information[size * size - 1] as number) + weight * bySd
    for (let a = 0; a < size; a++) {
      score[a] = (score[a] as number) + weight * (own[a] as number)
      for (let b = 0; b < size; b++)
        crossProduct[a * size + b] =
          (crossProduct[a * size + b] as number) + weight * weight * (own[a] as number) * (own[b] as number)
    }
  }
  const emCoefficients = choleskySolve(gram, right)
  // Σ w (m − xβ)² at the new β, which solves the normal equations.
  const residual = squares - emCoefficients.reduce((sum, value, a) => sum + value * (right[a] as number), 0)
  const emSd = Math.sqrt(Math.max(0, within + residual) / total)
  return { coefficients, sd, logLikelihood, score, information, crossProduct, emCoefficients, emSd }
}

const SQRT_TWO_PI = 2.5066282746310007

/** Log marginal likelihood of a person and the posterior moments of z. */
function momentsOf({ nodes, nodeWeights, likelihood, logScale }: LikelihoodTable, person: number, fitted: number, sd: number) {
  const count = nodes.length
  const row = person * count
  let [mass, a1, a2, a3, a4] = [0, 0, 0, 0, 0]
  for (let q = 0; q < count; q++) {
    const z = ((nodes[q] as number) - fitted) / sd
    // 1e-300 keeps a likelihood far from the distribution from vanishing altogether.
    const density = Math.max(1e-300, Math.exp(-0.5 * z * z))
    let term = (likelihood[row + q] as number) * (nodeWeights[q] as number) * density
    mass += term
    term *= z
    a1 += term
    term *= z
    a2 += term
    term *= z
    a3 += term
    a4 += term * z
  }
  const logMarginal = Math.log(mass / (sd * SQRT_TWO_PI)) + (logScale[person] as number)
  return { logMarginal, z1: a1 / mass, z2: a2 / mass, z3: a3 / mass, z4: a4 / mass }
}
