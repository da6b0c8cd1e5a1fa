import { type LatentShape, movedShape, shapeDensity, shapeTerms } from './shape-basis.js'

/** A latent distribution: normal, or of a shape that is moved and stretched to this mean and SD. */
export interface LatentDistribution {
  readonly mean: number
  readonly sd: number
  /** Absent: normal. */
  readonly shape?: LatentShape | undefined
}

/** Density at nodes times quadrature weights, up to a factor that cancels in posteriors. */
export function latentDensity(
  nodes: Float64Array,
  nodeWeights: Float64Array,
  { mean, sd, shape }: LatentDistribution,
): Float64Array {
  if (shape === undefined)
    // 1e-300 keeps a prior far from all nodes from vanishing.
    return nodes.map((node, q) => (nodeWeights[q] as number) * Math.max(1e-300, Math.exp(-0.5 * ((node - mean) / sd) ** 2)))
  const { normal, coefficients } = movedShape(shape, mean, sd)
  return shapeDensity(shapeTerms(nodes, normal, coefficients.length), coefficients, nodeWeights)
}
