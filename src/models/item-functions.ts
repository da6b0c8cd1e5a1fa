import { MelekError } from '../issues/melek-error.js'
import { type CurvePoint, categoryCurve, createCurvePoint } from './category-curve.js'
import { pointExpectedScore, pointInformation } from './information.js'
import type { ItemModel } from './item-model.js'
import { requireValidItem } from './require-valid-item.js'

// For loops over many items or thetas take categoryCurve: these functions judge the item and lay it out at each call.

/**
 * Probability of each category of an item.
 * @param theta proficiency in logits
 * @param scalingConstant D of the scale
 * @returns one probability a category, summing to 1
 * @throws MelekError `parameter-invalid`, `theta-invalid`; so do the other functions of an item
 * @source named at each model in item-model.ts
 * @example
 * probabilities({ model: '2pl', parameters: { discrimination: 1, difficulty: 0 } }, 0)
 * // => [0.5, 0.5]
 */
export function probabilities(item: ItemModel, theta: number, scalingConstant = 1): number[] {
  return Array.from(pointAt(item, theta, scalingConstant).probability)
}

/**
 * First and second derivatives of each category's probability with respect to theta, in 1/logit and 1/logit².
 * @source P′ = P s and P″ = P(s² + h), s and h being the first two derivatives of ln P
 * @example
 * probabilityDerivatives({ model: '2pl', parameters: { discrimination: 2, difficulty: 0 } }, 0)
 * // => { first: [-0.5, 0.5], second: [0, 0] }
 */
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

/**
 * Fisher (expected) information of an item at theta, in 1/logit².
 * @source Samejima (1969), Psychometrika Monograph 17
 * @example
 * const parameters = { discrimination: 1.5, difficulty: 0, lowerAsymptote: 0.2, upperAsymptote: 0.9 }
 * information({ model: '4pl', parameters }, 0) // => 0.27841
 */
export function information(item: ItemModel, theta: number, scalingConstant = 1): number {
  const point = pointAt(item, theta, scalingConstant)
  return pointInformation(point, point.probability.length)
}

/**
 * Observed information −∂²ln P_x/∂θ² of response category x, in 1/logit²; negative values occur under the 3PL and 4PL.
 * @throws MelekError `response-invalid` for a response that is not one of the item's categories
 * @source Bradlow (1996), J. Educ. Behav. Stat. 21, 179–185 (on negative values)
 */
export function observedInformation(item: ItemModel, theta: number, response: number, scalingConstant = 1): number {
  const { curvature } = pointAt(item, theta, scalingConstant)
  const value = curvature[response]
  if (value === undefined) {
    throw new MelekError(
      'response-invalid',
      `response must be a category of the item, 0 … ${curvature.length - 1}, got ${response}; recode it from 0`,
    )
  }
  return -value
}

/**
 * Expected score Σ k P_k of an item at theta, 0 … categories − 1; category numbers count as points under the NRM too.
 * @source Lord (1980), Applications of Item Response Theory, §4.1 (true score)
 * @example
 * expectedScore({ model: 'pcm', parameters: { steps: [-1, 1] } }, 0) // => 1
 */
export function expectedScore(item: ItemModel, theta: number, scalingConstant = 1): number {
  const point = pointAt(item, theta, scalingConstant)
  return pointExpectedScore(point, point.probability.length)
}

function pointAt(item: ItemModel, theta: number, scalingConstant: number): CurvePoint {
  requireValidItem(item, scalingConstant)
  if (!Number.isFinite(theta)) throw new MelekError('theta-invalid', `theta must be a finite number, got ${theta}; give logits`)
  const curve = categoryCurve(item, scalingConstant)
  const point = createCurvePoint(curve.categories)
  curve.pointInto(point, theta)
  return point
}
