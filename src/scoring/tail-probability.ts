import type { PosteriorCurve } from './posterior-curve.js'
import { posteriorMass } from './posterior-mass.js'

/**
 * P(θ ≥ cut) from the continuous posterior, within 1e-6 of its integral for cuts on, near and between nodes.
 *
 * It is never a sum of whole nodes: those are off by up to 10 points where a cut falls on a node.
 */
export function probabilityAbove(curve: PosteriorCurve, cut: number): number {
  return posteriorMass(curve).probabilityAbove(cut)
}
