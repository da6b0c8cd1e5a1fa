import { unreachable } from '../issues/unreachable.js'
import { divideByTotalCurve } from './divide-by-total-curve.js'
import { gradedCurve } from './graded-curve.js'
import type { ItemModel } from './item-model.js'
import { logisticCurve } from './logistic-curve.js'
import { modelFamily } from './model-family.js'

/**
 * What every item can do, whatever its model: the probability of each category and its logarithm's derivatives.
 * ln P, its slope and its curvature stay finite where P itself underflows, so everything else is built on them.
 */
export interface CategoryCurve {
  /** Number of categories, 2 for a dichotomous item. */
  readonly categories: number
  /** Writes P, ln P, ∂ln P/∂θ and ∂²ln P/∂θ² of every category at theta (logits). */
  pointInto(out: CurvePoint, theta: number): void
  /** lim ln P_k as theta → −∞ ("below") or +∞ ("above"). */
  logProbabilityLimit(category: number, direction: 'below' | 'above'): number
}

/** Values of a curve at one theta, one entry a category; entries beyond `categories` are left alone. */
export interface CurvePoint {
  readonly probability: Float64Array
  readonly logProbability: Float64Array
  /** ∂ ln P_k / ∂θ, the score. */
  readonly slope: Float64Array
  /** ∂² ln P_k / ∂θ², minus the observed information. */
  readonly curvature: Float64Array
}

/** Room for the values of a curve with up to `categories` categories. */
export function createCurvePoint(categories: number): CurvePoint {
  return {
    probability: new Float64Array(categories),
    logProbability: new Float64Array(categories),
    slope: new Float64Array(categories),
    curvature: new Float64Array(categories),
  }
}

/**
 * The category curve of an item.
 * @param scalingConstant D of the bank's scale; multiplies every slope but those of the NRM
 */
export function categoryCurve(item: ItemModel, scalingConstant = 1): CategoryCurve {
  const shape = modelFamily(item, scalingConstant)
  switch (shape.family) {
    case 'logistic':
      return logisticCurve(shape.slope, shape.location, shape.lower, shape.upper)
    case 'graded':
      return gradedCurve(shape.slope, shape.thresholds)
    case 'divide-by-total':
      return divideByTotalCurve(shape.slopes, shape.intercepts)
    default:
      return unreachable(shape)
  }
}
