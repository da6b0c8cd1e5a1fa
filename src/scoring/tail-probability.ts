import type { PosteriorCurve } from './posterior-curve.js'

/** Six-point Gauss–Legendre rule on 0…1. @source Abramowitz & Stegun, table 25.4 */
const gaussPoints = [
  -0.9324695142031521, -0.6612093864662645, -0.2386191860831969, 0.2386191860831969, 0.6612093864662645, 0.9324695142031521,
]
const gaussWeights = [
  0.1713244923791704, 0.3607615730481386, 0.467913934572691, 0.467913934572691, 0.3607615730481386, 0.1713244923791704,
]

/**
 * P(θ ≥ cut) from the continuous posterior, within 1e-6 of its integral for cuts on, near and between nodes.
 *
 * It is never a sum of whole nodes: those are off by up to 10 points where a cut falls on a node.
 */
export function probabilityAbove(curve: PosteriorCurve, cut: number): number {
  const { nodes, spacing } = curve.grid
  const peak = curve.logDensity.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  let below = 0
  let above = 0
  for (let q = 0; q + 1 < nodes.length; q++) {
    const left = nodes[q] as number
    const split = Math.min(1, Math.max(0, (cut - left) / spacing))
    if (split > 0) below += cellMass(curve, q, 0, split) * Math.exp(cellPeak(curve, q) - peak)
    if (split < 1) above += cellMass(curve, q, split, 1) * Math.exp(cellPeak(curve, q) - peak)
  }
  return above / (above + below)
}

function cellPeak(curve: PosteriorCurve, cell: number): number {
  return Math.max(curve.logDensity[cell] as number, curve.logDensity[cell + 1] as number)
}

/** ∫ exp(ln density − peak of the cell) over the part from…to (0…1) of the cell between two nodes. */
function cellMass(curve: PosteriorCurve, cell: number, from: number, to: number): number {
  const peak = cellPeak(curve, cell)
  let mass = 0
  for (let g = 0; g < gaussPoints.length; g++) {
    const t = from + ((to - from) * (1 + (gaussPoints[g] as number))) / 2
    mass += (gaussWeights[g] as number) * Math.exp(logDensityAt(curve, cell, t) - peak)
  }
  return (mass * (to - from)) / 2
}

/**
 * ln density at the fraction t of a cell: the quintic that meets value, slope and curvature at both nodes.
 * @source Hildebrand (1974), Introduction to Numerical Analysis, §8.2 (Hermite interpolation)
 */
export function logDensityAt(curve: PosteriorCurve, cell: number, t: number): number {
  const h = curve.grid.spacing
  const f0 = curve.logDensity[cell] as number
  const f1 = curve.logDensity[cell + 1] as number
  const s0 = (curve.slope[cell] as number) * h
  const s1 = (curve.slope[cell + 1] as number) * h
  const c0 = ((curve.curvature[cell] as number) * h * h) / 2
  const c1 = ((curve.curvature[cell + 1] as number) * h * h) / 2
  const rise = f1 - f0 - s0 - c0
  const slopeGap = s1 - s0 - 2 * c0
  const curvatureGap = 2 * (c1 - c0)
  const a3 = 10 * rise - 4 * slopeGap + curvatureGap / 2
  const a4 = -15 * rise + 7 * slopeGap - curvatureGap
  const a5 = 6 * rise - 3 * slopeGap + curvatureGap / 2
  return f0 + t * (s0 + t * (c0 + t * (a3 + t * (a4 + t * a5))))
}
