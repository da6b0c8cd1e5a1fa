import { type CategoryCurve, type CurvePoint, createCurvePoint } from '../../../models/category-curve.js'
import { meanProbabilities, type NodeView } from './node-criterion.js'

/** What the probabilities of the next answer are taken from: the current estimate, or the whole posterior. */
export type PredictedBy = 'estimate' | 'posterior'

/** Probability of each category of the next answer. */
export function predictedAnswers(view: NodeView, by: PredictedBy, curve: CategoryCurve): Float64Array {
  if (by === 'posterior') return meanProbabilities(view)
  const point: CurvePoint = createCurvePoint(curve.categories)
  curve.pointInto(point, view.moment.theta)
  return point.probability
}

/** Mean and variance of theta after an answer in a category, over the nodes; logits. */
export function momentsAfter({ curve, nodes, weights }: NodeView, category: number): { mean: number; variance: number } {
  const { categories, probability } = curve
  const mass = (q: number) => (weights[q] as number) * (probability[q * categories + category] as number)
  let total = 0
  let first = 0
  for (let q = 0; q < nodes.length; q++) {
    total += mass(q)
    first += mass(q) * (nodes[q] as number)
  }
  // An answer that cannot come moves nothing.
  if (total === 0) return { mean: 0, variance: 0 }
  const mean = first / total
  let second = 0
  for (let q = 0; q < nodes.length; q++) second += mass(q) * ((nodes[q] as number) - mean) ** 2
  return { mean, variance: second / total }
}
