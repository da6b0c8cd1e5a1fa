import { choleskyFactor, choleskyInverse } from '../../math/cholesky.js'

/** Direct estimates of areas with their variances, and what is known of the areas from elsewhere. */
export interface AreaEstimates {
  readonly estimates: readonly number[]
  /** Sampling and measurement variance of each, known and greater than 0. */
  readonly variances: readonly number[]
  /** One row an area, the first entry usually 1; default an intercept alone. */
  readonly covariates?: readonly (readonly number[])[] | undefined
}

/** The areas with strength borrowed from each other; or why there is nothing to borrow. */
export type FayHerriot =
  | {
      readonly kind: 'estimated'
      /** Variance between areas that the covariates do not explain; 0 where they explain all. */
      readonly modelVariance: number
      readonly coefficients: readonly number[]
      readonly areas: readonly SmallArea[]
      readonly iterations: number
      readonly converged: boolean
    }
  | { readonly kind: 'too-few-areas' }
  | { readonly kind: 'collinear' }

export interface SmallArea {
  /** γ·direct + (1 − γ)·model. */
  readonly estimate: number
  /** Estimated mean squared error: g1 + g2 + 2·g3. */
  readonly meanSquaredError: number
  /** γ: the part of the direct estimate. */
  readonly weight: number
}

const mostSteps = 200

/**
 * Empirical best linear unbiased prediction of the area-level model y = x′β + u + e, Var(u) = A, Var(e) known: A by
 * restricted maximum likelihood, the mean squared error to the order of 1/areas.
 * @source Fay & Herriot (1979), J. Am. Statist. Assoc. 74, 269–277; Datta & Lahiri (2000), Statistica Sinica 10, 613–627
 *   (REML and its g1 + g2 + 2·g3)
 */
export function fayHerriot(areas: AreaEstimates): FayHerriot {
  const { estimates, variances } = areas
  const rows = areas.covariates ?? estimates.map(() => [1])
  const columns = rows[0]?.length ?? 0
  if (estimates.length < columns + 2) return { kind: 'too-few-areas' }
  let at = 0.5 * spreadOf(estimates)
  let iterations = 0
  let converged = false
  for (; iterations < mostSteps && !converged; iterations++) {
    const fit = weightedFit(estimates, variances, rows, at)
    if (fit === undefined) return { kind: 'collinear' }
    const next = Math.max(0, at + restrictedScore(estimates, variances, rows, at, fit) / (0.5 * fit.restrictedTrace))
    converged = Math.abs(next - at) <= 1e-12 + 1e-10 * at
    at = next
  }
  const fit = weightedFit(estimates, variances, rows, at)
  if (fit === undefined) return { kind: 'collinear' }
  const trace = variances.reduce((sum, own) => sum + (at + own) ** -2, 0)
  return {
    kind: 'estimated',
    modelVariance: at,
    coefficients: fit.coefficients,
    areas: estimates.map((estimate, i) =>
      smallArea(estimate, variances[i] as number, rows[i] as readonly number[], at, fit, trace),
    ),
    iterations,
    converged,
  }
}

interface WeightedFit {
  readonly coefficients: readonly number[]
  /** x′(X′V⁻¹X)⁻¹x */
  leverage(row: readonly number[]): number
  /** tr(PP) of the restricted likelihood. */
  readonly restrictedTrace: number
}

function weightedFit(
  estimates: readonly number[],
  variances: readonly number[],
  rows: readonly (readonly number[])[],
  model: number,
): WeightedFit | undefined {
  const size = rows[0]?.length ?? 0
  const weights = variances.map((own) => 1 / (model + own))
  const cross = (power: number) => {
    const matrix = new Float64Array(size * size)
    for (const [i, row] of rows.entries())
      for (let a = 0; a < size; a++)
        for (let b = 0; b < size; b++)
          matrix[a * size + b] =
            (matrix[a * size + b] as number) + (weights[i] as number) ** power * (row[a] as number) * (row[b] as number)
    return matrix
  }
  const factored = choleskyFactor(cross(1), size)
  if (factored.kind !== 'factored') return undefined
  const inverse = choleskyInverse(factored.factor)
  const moments = Array.from({ length: size }, (_, a) =>
    rows.reduce((sum, row, i) => sum + (weights[i] as number) * (row[a] as number) * (estimates[i] as number), 0),
  )
  const places = Array.from({ length: size }, (_, a) => a)
  /** Trace of the product of two square matrices. */
  const traceOf = (one: Float64Array, other: Float64Array) =>
    places.reduce(
      (sum, a) => sum + places.reduce((part, b) => part + (one[a * size + b] as number) * (other[b * size + a] as number), 0),
      0,
    )
  const second = product(inverse, cross(2), size)
  return {
    coefficients: places.map((a) => moments.reduce((sum, moment, b) => sum + (inverse[a * size + b] as number) * moment, 0)),
    leverage: (row) =>
      places.reduce(
        (sum, a) =>
          sum + places.reduce((part, b) => part + (row[a] as number) * (inverse[a * size + b] as number) * (row[b] as number), 0),
        0,
      ),
    restrictedTrace:
      weights.reduce((sum, weight) => sum + weight * weight, 0) - 2 * traceOf(inverse, cross(3)) + traceOf(second, second),
  }
}

/** Product of two square matrices, row-major. */
function product(one: Float64Array, other: Float64Array, size: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, at) => {
    const [a, b] = [Math.floor(at / size), at % size]
    let sum = 0
    for (let k = 0; k < size; k++) sum += (one[a * size + k] as number) * (other[k * size + b] as number)
    return sum
  })
}

/** Slope of the restricted log-likelihood in A: ½(y′PPy − tr P). */
function restrictedScore(
  estimates: readonly number[],
  variances: readonly number[],
  rows: readonly (readonly number[])[],
  model: number,
  { coefficients, leverage }: WeightedFit,
): number {
  return estimates.reduce((sum, estimate, i) => {
    const weight = 1 / (model + (variances[i] as number))
    const row = rows[i] as readonly number[]
    const residual = weight * (estimate - row.reduce((fit, x, a) => fit + x * (coefficients[a] as number), 0))
    return sum + 0.5 * (residual * residual - weight + weight * weight * leverage(row))
  }, 0)
}

function smallArea(
  estimate: number,
  variance: number,
  row: readonly number[],
  model: number,
  { coefficients, leverage }: WeightedFit,
  trace: number,
): SmallArea {
  const weight = model / (model + variance)
  const synthetic = row.reduce((sum, x, a) => sum + x * (coefficients[a] as number), 0)
  const g1 = weight * variance
  const g2 = (1 - weight) ** 2 * leverage(row)
  // Var(Â) = 2/Σ(A + ψ)⁻² for REML.
  const g3 = (variance ** 2 / (model + variance) ** 3) * (2 / trace)
  return { estimate: weight * estimate + (1 - weight) * synthetic, meanSquaredError: g1 + g2 + 2 * g3, weight }
}

function spreadOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}
