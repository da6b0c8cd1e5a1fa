import type { ParameterLayout } from '../coordinates/parameter-layout.js'

/**
 * What the E-step hands to the M-step: expected numbers of answers and persons at every node. The nodes of all groups
 * stand one after the other, so that the M-step sees one long list of them.
 */
export interface ExpectedAnswers {
  /** Nodes of one group. */
  readonly nodes: number
  /** Theta of all nodes, groups × nodes. */
  readonly theta: Float64Array
  /** Expected (weighted) number of answers: from `itemStart` of the item, categories × (groups × nodes). */
  readonly answers: Float64Array
  readonly itemStart: Int32Array
  /** Expected (weighted) number of persons, groups × nodes. */
  readonly persons: Float64Array
  /** Marginal log-likelihood of all responses. */
  logLikelihood: number
}

/** Room for the expected answers of a layout. */
export function createExpectedAnswers(layout: ParameterLayout, nodes: number): ExpectedAnswers {
  const all = layout.groups.length * nodes
  const itemStart = new Int32Array(layout.items.length + 1)
  for (const [i, { chart }] of layout.items.entries()) itemStart[i + 1] = (itemStart[i] as number) + chart.curve.categories * all
  return {
    nodes,
    theta: new Float64Array(all),
    answers: new Float64Array(itemStart[layout.items.length] as number),
    itemStart,
    persons: new Float64Array(all),
    logLikelihood: 0,
  }
}
