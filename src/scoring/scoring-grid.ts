import { equallySpaced } from '../math/grid.js'
import { type Prior, priorLocation } from './prior.js'

/** Quadrature nodes in SD units around the prior mean. */
export interface NodeRule {
  readonly count: number
  readonly low: number
  readonly high: number
  /** Half weight for the two end nodes; default false. */
  readonly trapezoid?: boolean | undefined
  /**
   * Whether a posterior under a normal prior that is not down at an end of the nodes is scored over as many more, at the same distance, as
   * it takes to cover it; default false: the nodes then are all there are, and cut it off. {@link scoringDefaults} have it.
   */
  readonly continued?: boolean | undefined
}

export const defaultNodes: NodeRule = { count: 61, low: -6, high: 6 }

/** Equally spaced nodes on the theta scale, in logits. */
export interface ScoringGrid {
  readonly nodes: Float64Array
  readonly spacing: number
  readonly trapezoid: boolean
  /** As of a rule, for a prior that is sure to fade. */
  readonly continued?: boolean
}

/** The nodes of a rule around a prior. */
export function scoringGrid(prior: Prior, rule: NodeRule = defaultNodes): ScoringGrid {
  const { mean, sd } = priorLocation(prior)
  const nodes = equallySpaced(rule.count, rule.low, rule.high).map((node) => mean + sd * node)
  return { nodes, spacing: (sd * (rule.high - rule.low)) / (rule.count - 1), trapezoid: rule.trapezoid ?? false }
}

/** The same nodes and as many more between them that each cell falls into so many. */
export function subdivided({ nodes, spacing, trapezoid }: ScoringGrid, cells: number): ScoringGrid {
  const low = nodes[0] as number
  const step = spacing / cells
  const count = (nodes.length - 1) * cells + 1
  return { nodes: Float64Array.from({ length: count }, (_, i) => low + i * step), spacing: step, trapezoid }
}
