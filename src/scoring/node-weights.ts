import { type Prior, priorPoint } from './prior.js'
import type { ScoringGrid } from './scoring-grid.js'

/** Prior density at the nodes, relative to its maximum; half weight for the ends of a trapezoid rule. */
export function nodeWeights(prior: Prior, { nodes, trapezoid }: ScoringGrid): Float64Array {
  const logDensity = nodes.map((node) => priorPoint(prior, node).logDensity)
  const peak = logDensity.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  return logDensity.map((value, q) => Math.exp(value - peak) * (trapezoid && (q === 0 || q === nodes.length - 1) ? 0.5 : 1))
}
