import type { CompiledBank } from '../../../bank/compile-bank.js'
import type { Criterion, SelectionMoment } from '../criterion.js'
import { type NodeCurve, nodeCurves } from './node-curves.js'
import type { Weighting } from './weighting.js'

/** One candidate, looked at over all nodes. */
export interface NodeView {
  readonly index: number
  readonly curve: NodeCurve
  /** Logits, ascending. */
  readonly nodes: Float64Array
  /** One a node, summing to 1. */
  readonly weights: Float64Array
  readonly moment: SelectionMoment
}

/** A criterion that sums over the nodes of the posterior, one candidate after another. */
export function nodeCriterion(
  name: string,
  bank: CompiledBank,
  weighting: Weighting,
  evaluate: (view: NodeView) => number,
): Criterion {
  const curves = nodeCurves(bank)
  return {
    name,
    valuesInto(values, candidates, moment) {
      const posterior = moment.posterior()
      const { nodes } = posterior.grid
      const weights = weighting.weightsOf(posterior)
      for (const index of candidates) values[index] = evaluate({ index, curve: curves(index, nodes), nodes, weights, moment })
    },
  }
}

/** Mean probability of each category over the nodes: the prediction of an answer. */
export function meanProbabilities({ curve, weights }: NodeView): Float64Array {
  const { categories, probability } = curve
  const means = new Float64Array(categories)
  for (let q = 0; q < weights.length; q++) {
    for (let k = 0; k < categories; k++) {
      means[k] = (means[k] as number) + (weights[q] as number) * (probability[q * categories + k] as number)
    }
  }
  return means
}
