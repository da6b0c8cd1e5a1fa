import { equallySpaced } from '../math/grid.js'
import { type NodeDensity, posteriorMoments, posteriorPeak } from './posterior-density.js'
import type { Prior } from './prior.js'
import type { ScoringGrid } from './scoring-grid.js'

/** Smallest posterior SD, in spacings, that the equal-weight rule integrates to 1e-12 for a normal posterior. */
export const leastSdInSpacings = 1.2
/** Half-width of a refined grid, in the posterior SDs and in the spacings that gave them. */
export const halfWidth = { standardDeviations: 10, spacings: 3 }
/** Cells of a refined grid at least: three to an SD, far more where a uniform prior cuts the posterior off, which costs h². */
const fewestCells = { fading: 60, cutOff: 8000 }
/** ln density at an end, relative to the peak, below which nothing beyond it counts. */
export const negligible = -23

/** Far more refinements than a posterior needs; a density prior without a peak may ask for any number. */
const mostRefinements = 30

/** A density over the grid, evaluated again on refined ones until its nodes resolve it. */
export function resolvedDensity<D extends NodeDensity>(evaluate: (grid: ScoringGrid) => D, prior: Prior, grid: ScoringGrid): D {
  let density = evaluate(grid)
  for (let round = 0; round < mostRefinements; round++) {
    const next = refinedGrid(density, prior, grid)
    if (next === undefined) break
    density = evaluate(next)
  }
  return density
}

/**
 * The grid to try next for a posterior that is too narrow for its nodes, undefined where the present one serves.
 * A grid of as many nodes or more is laid around the mean; where the density does not fade out at its ends, it is continued there,
 * also beyond the first grid, but never beyond the ends of a uniform prior.
 * @param first the grid of the scoring rule, the only one that may serve with heavy ends
 */
export function refinedGrid(curve: NodeDensity, prior: Prior, first: ScoringGrid): ScoringGrid | undefined {
  const { grid } = curve
  const support = prior.kind === 'uniform' ? endsOf(first) : { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
  if (grid !== first) {
    const continued = continuedGrid(curve, support)
    if (continued !== undefined) return continued
  }
  const { mean, standardDeviation } = posteriorMoments(curve)
  if (standardDeviation >= leastSdInSpacings * grid.spacing) return undefined
  const half = Math.max(halfWidth.standardDeviations * standardDeviation, halfWidth.spacings * grid.spacing)
  const low = Math.max(support.low, mean - half)
  const high = Math.min(support.high, mean + half)
  const fewest = low === support.low || high === support.high ? fewestCells.cutOff : fewestCells.fading
  const cells = Math.max(first.nodes.length - 1, fewest)
  return { nodes: equallySpaced(cells + 1, low, high), spacing: (high - low) / cells, trapezoid: true }
}

interface Interval {
  readonly low: number
  readonly high: number
}

function endsOf({ nodes }: ScoringGrid): Interval {
  return { low: nodes[0] as number, high: nodes[nodes.length - 1] as number }
}

/** Twice the nodes at the same spacing, towards the end where the density is still up. */
function continuedGrid(curve: NodeDensity, support: Interval): ScoringGrid | undefined {
  const { logDensity, grid } = curve
  const count = logDensity.length
  const { low, high } = endsOf(grid)
  const level = posteriorPeak(curve) + negligible
  const below = (logDensity[0] as number) > level && low > support.low
  const above = (logDensity[count - 1] as number) > level && high < support.high
  if (!below && !above) return undefined
  const length = count * grid.spacing
  const start = below ? Math.max(support.low, low - length) : low
  const end = above ? Math.min(support.high, high + length) : high
  const cells = Math.round((end - start) / grid.spacing)
  return { nodes: equallySpaced(cells + 1, start, end), spacing: (end - start) / cells, trapezoid: grid.trapezoid }
}
