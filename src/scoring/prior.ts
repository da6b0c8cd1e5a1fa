import type { Scale } from '../bank/item-bank.js'
import { unreachable } from '../issues/unreachable.js'

/** What is believed of theta before any answer. */
export type Prior =
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  /** Flat over the scoring grid. */
  | { readonly kind: 'uniform' }
  /** Any smooth density; `mean` and `sd` place the grid, derivatives are taken numerically. ln 0 = −Infinity beyond its ends; by eap and eapsum what lies beyond the grid is left out. */
  | { readonly kind: 'density'; readonly logDensity: (theta: number) => number; readonly mean: number; readonly sd: number }

export const standardNormalPrior: Prior = { kind: 'normal', mean: 0, sd: 1 }

/** The prior of a scale: normal with mean and SD of its calibration population, N(0, 1) where it names none. */
export function scalePrior(scale: Scale): Prior {
  const { population } = scale
  return population === undefined ? standardNormalPrior : { kind: 'normal', mean: population.mean, sd: population.sd }
}

/** Where the grid of a prior is centred and what its SD unit is, in logits. */
export function priorLocation(prior: Prior): { mean: number; sd: number } {
  return prior.kind === 'uniform' ? { mean: 0, sd: 1 } : { mean: prior.mean, sd: prior.sd }
}

/** ln density up to a constant, with its first and second derivatives. */
export function priorPoint(prior: Prior, theta: number): { logDensity: number; slope: number; curvature: number } {
  switch (prior.kind) {
    case 'normal': {
      const z = (theta - prior.mean) / prior.sd
      return { logDensity: -0.5 * z * z, slope: -z / prior.sd, curvature: -1 / (prior.sd * prior.sd) }
    }
    case 'uniform':
      return { logDensity: 0, slope: 0, curvature: 0 }
    case 'density': {
      // Fourth-root-of-epsilon steps balance truncation and rounding of a second difference.
      const step = 1e-4 * prior.sd
      const [below, here, above] = [theta - step, theta, theta + step].map(prior.logDensity) as [number, number, number]
      return { logDensity: here, slope: (above - below) / (2 * step), curvature: (above - 2 * here + below) / (step * step) }
    }
    default:
      return unreachable(prior)
  }
}
