import { legendrePoints, legendreWeights } from './gauss-legendre.js'
import type { PosteriorCurve } from './posterior-curve.js'
import { posteriorPeak, posteriorQuintic } from './posterior-density.js'
import { type Quintic, quinticAt } from './quintic.js'

/** A posterior as a distribution over theta, for several questions about the same person. */
export interface PosteriorMass {
  /** P(θ ≥ cut), full relative accuracy down to the smallest tail. */
  probabilityAbove(cut: number): number
  /** P(θ < cut), full relative accuracy down to the smallest tail. */
  probabilityBelow(cut: number): number
}

/**
 * Masses of a posterior, cell by cell from its continuous density.
 * @source six-point Gauss–Legendre quadrature of a quintic's exponential, cell by cell
 */
export function posteriorMass(posterior: PosteriorCurve): PosteriorMass {
  const curve = posterior.closer ?? posterior
  const { nodes, spacing } = curve.grid
  const cells = nodes.length - 1
  const peak = posteriorPeak(curve)
  const quintics = Array.from({ length: cells }, (_, cell) => posteriorQuintic(curve, cell))
  const masses = quintics.map((quintic) => partMass(quintic, 0, 1, peak))
  const total = masses.reduce((sum, mass) => sum + mass, 0)
  const split = (cut: number) => {
    const place = (cut - (nodes[0] as number)) / spacing
    const cell = Math.min(cells - 1, Math.max(0, Math.floor(place)))
    return { cell, part: Math.min(1, Math.max(0, place - cell)), quintic: quintics[cell] as Quintic }
  }
  return {
    probabilityAbove(cut) {
      const { cell, part, quintic } = split(cut)
      let above = partMass(quintic, part, 1, peak)
      for (let right = cell + 1; right < cells; right++) above += masses[right] as number
      return above / total
    },
    probabilityBelow(cut) {
      const { cell, part, quintic } = split(cut)
      let below = partMass(quintic, 0, part, peak)
      for (let left = 0; left < cell; left++) below += masses[left] as number
      return below / total
    },
  }
}

/** ∫ exp(ln density − peak) over the part from…to (0…1) of a cell, in cells; nothing where the density ends at a node. */
export function partMass(quintic: Quintic, from: number, to: number, peak: number): number {
  if (!Number.isFinite(quinticAt(quintic, 0.5))) return 0
  const half = (to - from) / 2
  const middle = from + half
  let mass = 0
  for (let g = 0; g < legendrePoints.length; g++) {
    mass += (legendreWeights[g] as number) * Math.exp(quinticAt(quintic, middle + half * (legendrePoints[g] as number)) - peak)
  }
  return mass * half
}
