import { choleskyFactor, choleskyInverse, choleskySolve } from '../../math/cholesky.js'
import type { LikelihoodTable } from './latent-normal-pass.js'
import { type RegressionPass, regressionPass } from './latent-regression-pass.js'

/** A linear regression of the latent variable, θ = β₀ + Σ β_j x_j + ε, or the reason why there is none. */
export type LatentRegression =
  | {
      readonly kind: 'estimated'
      /** Intercept first, then one a covariate, in their order. */
      readonly coefficients: readonly number[]
      /** SD of ε, logits. */
      readonly residualSd: number
      /** Of the coefficients, then of ln residualSd: that of a sandwich where weights differ. */
      readonly standardErrors: readonly number[]
      readonly covariance: readonly (readonly number[])[]
      /** Share of the latent variance that the covariates explain, 0 … 1. */
      readonly explained: number
      readonly logLikelihood: number
      readonly converged: boolean
      readonly iterations: number
    }
  /** The likelihood rises down to the smallest residual SD that the nodes resolve. */
  | { readonly kind: 'no-variance' }
  /** A covariate is a combination of the others, constant, or the answers tell too little. */
  | { readonly kind: 'not-identified' }
  | { readonly kind: 'no-persons' }

export interface LatentRegressionOptions {
  /** One a person, positive. */
  readonly weights?: ArrayLike<number> | undefined
  /** Smallest and largest residual SD that the nodes resolve, logits. */
  readonly sdRange?: readonly [smallest: number, largest: number] | undefined
  /** Largest step at convergence, in residual SDs. */
  readonly tolerance?: number | undefined
  readonly maxIterations?: number | undefined
}

export const latentRegressionDefaults = { sdRange: [0.3, 5], tolerance: 1e-9, maxIterations: 500 } as const

/**
 * Maximum likelihood of a latent regression, the items taken as known: EM steps, replaced by Newton steps wherever the observed
 * information is positive definite and the step raises the likelihood. The posterior means of persons are never regressed, which
 * would shrink the coefficients.
 * @param covariates a row of numbers for each person of the table, without the intercept
 * @source Mislevy (1984), Psychometrika 49, 359–381; Adams, Wilson & Wu (1997), J. Educ. Behav. Stat. 22, 47–76
 */
export function estimateLatentRegression(
  table: LikelihoodTable,
  covariates: readonly (readonly number[])[],
  options: LatentRegressionOptions = {},
): LatentRegression {
  if (table.persons === 0) return { kind: 'no-persons' }
  const { tolerance, maxIterations, sdRange } = { ...latentRegressionDefaults, ...options }
  const design = designOf(covariates)
  const weights = Float64Array.from({ length: table.persons }, (_, p) => options.weights?.[p] ?? 1)
  const gram = gramOf(design, weights)
  const factored = choleskyFactor(gram, design.width)
  if (factored.kind !== 'factored' || isDependent(gram, design.width)) return { kind: 'not-identified' }
  const setting = { table, design, weights, gram: factored.factor, sdRange: sdRange ?? latentRegressionDefaults.sdRange }
  let pass = regressionPass(setting, new Float64Array(design.width), 1)
  let iterations = 0
  let converged = false
  while (!converged && iterations < (maxIterations ?? latentRegressionDefaults.maxIterations)) {
    iterations += 1
    const next = nextPass(setting, pass)
    converged = moveBetween(pass, next) <= (tolerance ?? latentRegressionDefaults.tolerance)
    pass = next
  }
  return outcome(setting, pass, { converged, iterations })
}

type Setting = Parameters<typeof regressionPass>[0] & { readonly sdRange: readonly [number, number] }

function designOf(covariates: readonly (readonly number[])[]): Setting['design'] {
  const width = 1 + (covariates[0]?.length ?? 0)
  return { width, rows: Float64Array.from(covariates.flatMap((row) => [1, ...row])) }
}

function gramOf({ width, rows }: Setting['design'], weights: Float64Array): Float64Array {
  const gram = new Float64Array(width * width)
  for (const [p, weight] of weights.entries())
    for (let a = 0; a < width; a++)
      for (let b = 0; b < width; b++)
        gram[a * width + b] =
          (gram[a * width + b] as number) + weight * (rows[p * width + a] as number) * (rows[p * width + b] as number)
  return gram
}

/** Whether the columns, each scaled to length 1, leave a combination of them that is (nearly) nothing. */
function isDependent(gram: Float64Array, width: number): boolean {
  const scaled = gram.map(
    (value, at) =>
      value / Math.sqrt((gram[Math.floor(at / width) * (width + 1)] as number) * (gram[(at % width) * (width + 1)] as number)),
  )
  const result = choleskyFactor(scaled, width)
  if (result.kind !== 'factored') return true
  const inverse = choleskyInverse(result.factor)
  return Array.from({ length: width }, (_, a) => inverse[a * (width + 1)] as number).some((value) => !(value < 1e10))
}

/** One step uphill: Newton's where it can be trusted and does raise the likelihood, else EM's, which always does. */
function nextPass(setting: Setting, pass: RegressionPass): RegressionPass {
  const [smallest, largest] = setting.sdRange
  const within = (sd: number) => Math.min(largest, Math.max(smallest, sd))
  const width = setting.design.width
  const information = choleskyFactor(pass.information, width + 1)
  if (information.kind === 'factored') {
    const step = choleskySolve(information.factor, pass.score)
    const longest = step.reduce((most, value, at) => Math.max(most, Math.abs(value) / (at < width ? pass.sd : 1)), 0)
    if (longest <= 2) {
      const coefficients = pass.coefficients.map((value, at) => value + (step[at] as number))
      const candidate = regressionPass(setting, coefficients, within(pass.sd * Math.exp(step[width] as number)))
      if (candidate.logLikelihood >= pass.logLikelihood - 1e-12 * Math.abs(pass.logLikelihood)) return candidate
    }
  }
  return regressionPass(setting, pass.emCoefficients, within(pass.emSd))
}

function moveBetween(before: RegressionPass, after: RegressionPass): number {
  const moves = after.coefficients.map((value, at) => Math.abs(value - (before.coefficients[at] as number)) / after.sd)
  return Math.max(...moves, Math.abs(Math.log(after.sd / before.sd)))
}

function outcome(
  { design, weights, sdRange }: Setting,
  { coefficients, sd, information, crossProduct, logLikelihood }: RegressionPass,
  found: { readonly converged: boolean; readonly iterations: number },
): LatentRegression {
  const size = design.width + 1
  if (sd <= sdRange[0]) return { kind: 'no-variance' }
  const factored = choleskyFactor(information, size)
  if (factored.kind !== 'factored' || sd >= sdRange[1]) return { kind: 'not-identified' }
  const inverse = choleskyInverse(factored.factor)
  const alike = weights.every((weight) => weight === weights[0])
  const values = alike ? inverse : sandwich(inverse, crossProduct, size)
  const row = (a: number) => Array.from(values.subarray(a * size, (a + 1) * size))
  return {
    kind: 'estimated',
    coefficients: [...coefficients],
    residualSd: sd,
    standardErrors: Array.from({ length: size }, (_, a) => Math.sqrt(values[a * (size + 1)] as number)),
    covariance: Array.from({ length: size }, (_, a) => row(a)),
    explained: explainedShare(design, weights, coefficients, sd),
    logLikelihood,
    ...found,
  }
}

/** @source White (1982), Econometrica 50, 1–25 */
function sandwich(inverse: Float64Array, middle: Float64Array, size: number): Float64Array {
  const product = (one: Float64Array, other: Float64Array) =>
    Float64Array.from({ length: size * size }, (_, at) => {
      let sum = 0
      for (let k = 0; k < size; k++)
        sum += (one[Math.floor(at / size) * size + k] as number) * (other[k * size + (at % size)] as number)
      return sum
    })
  return product(product(inverse, middle), inverse)
}

/** Var(xβ)/(Var(xβ) + σ²) over the persons. */
function explainedShare(
  { width, rows }: Setting['design'],
  weights: Float64Array,
  coefficients: Float64Array,
  sd: number,
): number {
  let [total, first, second] = [0, 0, 0]
  for (const [p, weight] of weights.entries()) {
    let fitted = 0
    for (let a = 0; a < width; a++) fitted += (rows[p * width + a] as number) * (coefficients[a] as number)
    total += weight
    first += weight * fitted
    second += weight * fitted * fitted
  }
  const variance = Math.max(0, second / total - (first / total) ** 2)
  return variance / (variance + sd * sd)
}
