import { unreachable } from '../issues/unreachable.js'
import { divideByTotalCurve } from './divide-by-total-curve.js'
import { gradedCurve } from './graded-curve.js'
import type { ItemModel } from './item-model.js'
import { logisticCurve } from './logistic-curve.js'

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
 * The single switch over `item.model`: the category curve of an item.
 * @param scalingConstant D of the bank's scale; multiplies every slope but those of the NRM
 */
export function categoryCurve(item: ItemModel, scalingConstant = 1): CategoryCurve {
  const D = scalingConstant
  switch (item.model) {
    case '1pl':
      return logisticCurve(D * (item.parameters.discrimination ?? 1), item.parameters.difficulty, 0, 1)
    case '2pl':
      return logisticCurve(D * item.parameters.discrimination, item.parameters.difficulty, 0, 1)
    case '3pl': {
      const { discrimination, difficulty, lowerAsymptote } = item.parameters
      return logisticCurve(D * discrimination, difficulty, lowerAsymptote, 1)
    }
    case '4pl': {
      const { discrimination, difficulty, lowerAsymptote, upperAsymptote } = item.parameters
      return logisticCurve(D * discrimination, difficulty, lowerAsymptote, upperAsymptote)
    }
    case 'grm':
      return gradedCurve(D * item.parameters.discrimination, item.parameters.thresholds)
    case 'pcm':
      return partialCreditCurve(D, item.parameters.steps)
    case 'gpcm':
      return partialCreditCurve(D * item.parameters.discrimination, item.parameters.steps)
    case 'rsm': {
      const { difficulty, steps } = item.parameters
      return partialCreditCurve(
        D,
        steps.map((step) => difficulty + step),
      )
    }
    case 'nrm':
      return divideByTotalCurve([0, ...item.parameters.slopes], [0, ...item.parameters.intercepts])
    default:
      return unreachable(item)
  }
}

/** GPCM in slope–intercept form: slope of category k is ka, its intercept −aΣ_{j≤k} b_j. */
function partialCreditCurve(discrimination: number, steps: readonly number[]): CategoryCurve {
  const slopes = [0]
  const intercepts = [0]
  let stepSum = 0
  for (const step of steps) {
    stepSum += step
    slopes.push(slopes.length * discrimination)
    intercepts.push(-discrimination * stepSum)
  }
  return divideByTotalCurve(slopes, intercepts)
}
