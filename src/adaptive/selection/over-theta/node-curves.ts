import type { CompiledBank } from '../../../bank/compile-bank.js'
import { type CategoryCurve, createCurvePoint } from '../../../models/category-curve.js'
import { pointInformation } from '../../../models/information.js'

/** An item's curves at the nodes of a grid. */
export interface NodeCurve {
  readonly categories: number
  /** P and ln P, row-major: one row a node, one entry a category. */
  readonly probability: Float64Array
  readonly logProbability: Float64Array
  /** Fisher information at each node, 1/logit². */
  readonly information: Float64Array
}

/** The curves of the items of a bank at any nodes; those at the last nodes asked for are kept, each item's from its first use on. */
export type NodeCurves = (index: number, nodes: Float64Array) => NodeCurve

export function nodeCurves(bank: CompiledBank): NodeCurves {
  let at = new Float64Array()
  let kept: (NodeCurve | undefined)[] = []
  return (index, nodes) => {
    // Each posterior brings nodes of its own, mostly the same numbers.
    if (nodes !== at && !sameNumbers(nodes, at)) kept = []
    at = nodes as Float64Array<ArrayBuffer>
    kept[index] ??= evaluated(bank.curves[index] as CategoryCurve, nodes)
    return kept[index]
  }
}

function sameNumbers(one: Float64Array, other: Float64Array): boolean {
  return one.length === other.length && one.every((value, i) => value === other[i])
}

function evaluated(curve: CategoryCurve, nodes: Float64Array): NodeCurve {
  const { categories } = curve
  const point = createCurvePoint(categories)
  const probability = new Float64Array(nodes.length * categories)
  const logProbability = new Float64Array(nodes.length * categories)
  const information = nodes.map((node, q) => {
    curve.pointInto(point, node)
    probability.set(point.probability, q * categories)
    logProbability.set(point.logProbability, q * categories)
    return pointInformation(point, categories)
  })
  return { categories, probability, logProbability, information }
}
