import { equallySpaced } from '../math/grid.js'
import { type Prior, priorLocation } from './prior.js'

/** Quadrature nodes in SD units around the prior mean. */
export interface NodeRule {
  readonly count: number
  readonly low: number
  readonly high: number
  /** Half weight for the two end nodes; default false. */
  readonly trapezoid?: boolean | undefined
}

export const defaultNodes: NodeRule = { count: 61, low: -6, high: 6 }

/** Equally spaced nodes on the theta scale, in logits. */
export interface ScoringGrid {
  readonly nodes: Float64Array
  readonly spacing: number
  readonly trapezoid: boolean
}

/** The nodes of a rule around a prior. */
export function scoringGrid(prior: Prior, rule: NodeRule = defaultNodes): ScoringGrid {
  const { mean, sd } = priorLocation(prior)
  const nodes = equallySpaced(rule.count, rule.low, rule.high).map((node) => mean + sd * node)
  return { nodes, spacing: (sd * (rule.high - rule.low)) / (rule.count - 1), trapezoid: rule.trapezoid ?? false }
}
