/**
 * A latent distribution that need not be normal: its log density is c₁z + c₂z² + Σ c_k·He_k(z)·exp(−z²/4)/√k! up to a
 * constant, with z = (θ − mean)/sd of the normal distribution that fits best. The later terms vanish far out, so that
 * its tails stay normal however few persons are there.
 */
export interface LatentShape {
  /** c₁, c₂, c₃ …; c₂ below 0. */
  readonly coefficients: readonly number[]
  /** The normal distribution that fits best. */
  readonly normal: { readonly mean: number; readonly sd: number }
  /** Of the shape itself. */
  readonly mean: number
  readonly sd: number
  /** Covariance of the coefficients, row-major. */
  readonly covariance: Float64Array
}

/** The terms of the log density at some thetas, one column a coefficient: their slopes too, since the log density is linear in them. */
export function shapeTerms(nodes: Float64Array, { mean, sd }: LatentShape['normal'], count: number): Float64Array[] {
  const z = nodes.map((node) => (node - mean) / sd)
  const columns = [z, z.map((value) => value * value)]
  let before = z
  let current = z.map((value) => value * value - 1)
  let factorial = 2
  for (let k = 3; k <= count; k++) {
    // He_k = z·He_{k−1} − (k − 1)·He_{k−2}
    const next = z.map((value, q) => value * (current[q] as number) - (k - 1) * (before[q] as number))
    before = current
    current = next
    factorial *= k
    const unit = Math.sqrt(factorial)
    columns.push(z.map((value, q) => ((next[q] as number) * Math.exp((-value * value) / 4)) / unit))
  }
  return columns.slice(0, count)
}

/** Density at nodes times quadrature weights, summing to 1. */
export function shapeDensity(
  terms: readonly Float64Array[],
  coefficients: ArrayLike<number>,
  nodeWeights: Float64Array,
): Float64Array {
  const log = nodeWeights.map((_, q) =>
    terms.reduce((sum, term, k) => sum + (coefficients[k] as number) * (term[q] as number), 0),
  )
  const largest = log.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  // 1e-300 keeps a density far from all nodes from vanishing.
  const density = log.map((value, q) => (nodeWeights[q] as number) * Math.max(1e-300, Math.exp(value - largest)))
  const whole = density.reduce((sum, value) => sum + value, 0)
  return density.map((value) => value / whole)
}

/** The same shape elsewhere: moved and stretched to another mean and SD. */
export function movedShape(shape: LatentShape, mean: number, sd: number): LatentShape {
  const factor = sd / shape.sd
  const normal = { mean: mean + (shape.normal.mean - shape.mean) * factor, sd: shape.normal.sd * factor }
  return { ...shape, normal, mean, sd }
}
