import { type CurvePoint, categoryCurve, createCurvePoint } from './category-curve.js'
import { pointExpectedScore, pointInformation } from './information.js'
import type { ItemModel } from './item-model.js'

/**
 * Probability of each category of an item.
 * @param theta proficiency in logits
 * @param scalingConstant D of the scale
 * @returns one probability a category, summing to 1
 * @example
 * probabilities({ model: '2pl', parameters: { discrimination: 1, difficulty: 0 } }, 0)
 * // => [0.5, 0.5]
 */
export function probabilities(item: ItemModel, theta: number, scalingConstant = 1): number[] {
  return Array.from(pointAt(item, theta, scalingConstant).probability)
}

/** First and second derivatives of each category's probability with respect to theta. */
export function probabilityDerivatives(
  item: ItemModel,
  theta: number,
  scalingConstant = 1,
): { first: number[]; second: number[] } {
  const point = pointAt(item, theta, scalingConstant)
  const first = Array.from(point.probability, (p, k) => p * (point.slope[k] as number))
  const second = Array.from(point.probability, (p, k) => p * ((point.slope[k] as number) ** 2 + (point.curvature[k] as number)))
  return { first, second }
}

/** Fisher (expected) information of an item at theta, in 1/logit². */
export function information(item: ItemModel, theta: number, scalingConstant = 1): number {
  const point = pointAt(item, theta, scalingConstant)
  return pointInformation(point, point.probability.length)
}

/** Observed information −∂²ln P_x/∂θ² of response category x; negative values occur under the 3PL and 4PL. */
export function observedInformation(item: ItemModel, theta: number, response: number, scalingConstant = 1): number {
  const { curvature } = pointAt(item, theta, scalingConstant)
  const value = curvature[response]
  if (value === undefined)
    throw new RangeError(`response ${response} of an item with ${curvature.length} categories; give 0 … ${curvature.length - 1}`)
  return -value
}

/** Expected score Σ k P_k of an item at theta, 0 … categories − 1. */
export function expectedScore(item: ItemModel, theta: number, scalingConstant = 1): number {
  const point = pointAt(item, theta, scalingConstant)
  return pointExpectedScore(point, point.probability.length)
}

function pointAt(item: ItemModel, theta: number, scalingConstant: number): CurvePoint {
  const curve = categoryCurve(item, scalingConstant)
  const point = createCurvePoint(curve.categories)
  curve.pointInto(point, theta)
  return point
}
