import type { PosteriorCurve } from '../../../scoring/posterior-curve.js'
import { posteriorPeak } from '../../../scoring/posterior-density.js'
import { type Prior, priorPoint } from '../../../scoring/prior.js'

/** What a criterion is averaged over: one weight a node of the posterior's grid, summing to 1. */
export interface Weighting {
  readonly name: 'posterior' | 'likelihood'
  readonly weightsOf: (curve: PosteriorCurve) => Float64Array
}

/** The posterior of the answers so far. */
export const overPosterior: Weighting = { name: 'posterior', weightsOf: (curve) => normalised(curve, curve.logDensity) }

/**
 * The likelihood of the answers so far without the prior. It need not fade out at the ends of the grid, so values hang on where those
 * are: they belong to the design, and weighting by the posterior does not have that trouble.
 * @param prior the one that the posterior was formed with
 */
export function overLikelihood(prior: Prior): Weighting {
  return {
    name: 'likelihood',
    weightsOf: (curve) =>
      normalised(
        curve,
        curve.logDensity.map((level, q) => level - priorPoint(prior, curve.grid.nodes[q] as number).logDensity),
      ),
  }
}

function normalised({ grid }: PosteriorCurve, logDensity: Float64Array): Float64Array {
  const peak = posteriorPeak({ grid, logDensity })
  const last = logDensity.length - 1
  const weights = logDensity.map((level, q) => Math.exp(level - peak) * (grid.trapezoid && (q === 0 || q === last) ? 0.5 : 1))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}
