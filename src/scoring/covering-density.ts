import { equallySpaced } from '../math/grid.js'
import { type NodeDensity, posteriorPeak } from './posterior-density.js'
import type { Prior } from './prior.js'
import { negligible } from './refined-grid.js'
import { type NodeRule, type ScoringGrid, scoringGrid } from './scoring-grid.js'
import { scoringDefaults } from './scoring-options.js'

/**
 * Density at an end of the nodes, relative to its peak, above which what lies beyond is not left out: below it the standard error lacks
 * less than 1e-4 prior SDs, theta a third of that, and the figures are those of every program that has the same nodes.
 */
export const noticeable = 1e-4

/** Nodes around a prior, and whether those of a person may go on beyond them. */
export interface PersonGrid extends ScoringGrid {
  readonly continued: boolean
}

/** The nodes of a rule around a prior, by default those of {@link scoringDefaults}. Only a normal prior is sure to fade beyond them; the nodes of any other are where it is meant. */
export function personGrid(prior: Prior, rule: NodeRule = scoringDefaults.nodes): PersonGrid {
  return { ...scoringGrid(prior, rule), continued: rule.continued === true && prior.kind === 'normal' }
}

/** Whether a posterior is so far up at an end of its nodes that these cut it off. */
export function isCutOff(density: NodeDensity): boolean {
  return density.grid.continued === true && isUpAtAnEnd(density, Math.log(noticeable))
}

/**
 * A density over the nodes of a grid or, where these may go on and would cut it off, over as many more of the same distance as it takes.
 * @param over leaves the grid that it is given only where that is too coarse, for one that covers the density
 */
export function coveringDensity<D extends NodeDensity>(over: (grid: ScoringGrid) => D, grid: ScoringGrid): D {
  let density = over(grid)
  if (!isCutOff(density)) return density
  let reach = grid
  do {
    reach = widened(reach)
    density = over(reach)
  } while (density.grid === reach && isUpAtAnEnd(density, negligible))
  return density
}

/** Half as many nodes more on either side, at the same distance. */
export function widened({ nodes, spacing, trapezoid }: ScoringGrid): ScoringGrid {
  const cells = nodes.length - 1
  const more = Math.ceil(cells / 2)
  const low = (nodes[0] as number) - more * spacing
  const high = (nodes[cells] as number) + more * spacing
  return { nodes: equallySpaced(cells + 2 * more + 1, low, high), spacing, trapezoid }
}

function isUpAtAnEnd(density: NodeDensity, level: number): boolean {
  const { logDensity } = density
  const ends = Math.max(logDensity[0] as number, logDensity[logDensity.length - 1] as number)
  return ends > posteriorPeak(density) + level
}
