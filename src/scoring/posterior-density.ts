import type { PosteriorCurve } from './posterior-curve.js'
import { type Quintic, quinticThrough } from './quintic.js'
import type { ScoringGrid } from './scoring-grid.js'

/** ln density at the nodes of a grid, up to a constant. */
export interface NodeDensity {
  readonly grid: ScoringGrid
  readonly logDensity: Float64Array
}

/** Largest ln density over the nodes. */
export function posteriorPeak({ logDensity }: NodeDensity): number {
  return logDensity.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
}

/** Mean and SD of a posterior by the equal-weight rule over its nodes, in logits. */
export function posteriorMoments(curve: NodeDensity): { mean: number; standardDeviation: number } {
  const { nodes, trapezoid } = curve.grid
  const last = nodes.length - 1
  const peak = posteriorPeak(curve)
  const weight = (q: number) =>
    Math.exp((curve.logDensity[q] as number) - peak) * (trapezoid && (q === 0 || q === last) ? 0.5 : 1)
  let mass = 0
  let first = 0
  for (let q = 0; q <= last; q++) {
    mass += weight(q)
    first += weight(q) * (nodes[q] as number)
  }
  const mean = first / mass
  let second = 0
  for (let q = 0; q <= last; q++) second += weight(q) * ((nodes[q] as number) - mean) ** 2
  return { mean, standardDeviation: Math.sqrt(second / mass) }
}

/** ln density over the cell between nodes `cell` and `cell + 1`, t = 0 … 1. */
export function posteriorQuintic(curve: PosteriorCurve, cell: number): Quintic {
  const h = curve.grid.spacing
  const { logDensity, slope, curvature } = curve
  return quinticThrough({
    value: [logDensity[cell] as number, logDensity[cell + 1] as number],
    slope: [(slope[cell] as number) * h, (slope[cell + 1] as number) * h],
    curvature: [(curvature[cell] as number) * h * h, (curvature[cell + 1] as number) * h * h],
  })
}

/**
 * Estimated error of the density between nodes, relative to its peak: neighbouring quintics disagree at their common node
 * in the third derivative, by h³·jump = h⁶f⁗″/60 against an error of at most h⁶f⁗″/46080 inside the cell.
 * @source the remainder f⁗″t³(1 − t)³h⁶/720 of Hermite interpolation, differentiated three times
 */
export function interpolationError(curve: PosteriorCurve): number {
  const peak = posteriorPeak(curve)
  let worst = 0
  let thirdBefore: number | undefined
  for (let cell = 0; cell + 1 < curve.logDensity.length; cell++) {
    const [, , , a3, a4, a5] = posteriorQuintic(curve, cell)
    if (thirdBefore !== undefined) {
      const density = Math.exp((curve.logDensity[cell] as number) - peak)
      worst = Math.max(worst, (Math.abs(6 * a3 - thirdBefore) / 768) * density)
    }
    thirdBefore = 6 * a3 + 24 * a4 + 60 * a5
  }
  return worst
}
