/** One normal distribution of a mixture. */
export interface Component {
  readonly mean: number
  readonly sd: number
  /** Greater than 0; weights need not sum to 1. */
  readonly weight: number
}

/** Mean and SD of a mixture of normal distributions. */
export function mixture(components: readonly Component[]): { mean: number; sd: number } {
  const weight = components.reduce((sum, one) => sum + one.weight, 0)
  const mean = components.reduce((sum, one) => sum + one.weight * one.mean, 0) / weight
  const variance = components.reduce((sum, one) => sum + one.weight * (one.sd ** 2 + (one.mean - mean) ** 2), 0) / weight
  return { mean, sd: Math.sqrt(variance) }
}
