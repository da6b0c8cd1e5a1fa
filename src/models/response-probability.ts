import { MelekError } from '../issues/melek-error.js'
import { unreachable } from '../issues/unreachable.js'
import { logSumExp } from '../math/log-sum-exp.js'
import { logistic, logit } from '../math/logistic.js'
import { findRoot } from '../math/roots.js'
import { type CategoryCurve, categoryCurve, createCurvePoint } from './category-curve.js'
import type { ItemModel } from './item-model.js'
import { type DivideByTotalFamily, modelFamily } from './model-family.js'
import { requireValidItem } from './require-valid-item.js'

export interface ResponseProbabilityOptions {
  /** RP, strictly between 0 and 1, for instance 0.67. */
  readonly responseProbability: number
  /**
   * 'included': P(X ≥ k) = RP. 'removed': (P − c)/(d − c) = RP, c and d being the limits of P at −∞ and +∞.
   * There is no default: with a lower asymptote of .25 the two differ by half a logit.
   */
  readonly guessing: 'included' | 'removed'
  /** k of P(X ≥ k), 1 … categories − 1; may be left out for dichotomous items, where it is 1. */
  readonly category?: number
}

export type ResponseProbabilityLocation =
  | { readonly kind: 'location'; readonly theta: number }
  /**
   * RP is not above the limit of P at −∞ (lower asymptote c) or not below that at +∞ (upper asymptote d); under an NRM
   * item with an asymptote also where it differs from it by rounding only.
   */
  | { readonly kind: 'unreachable'; readonly asymptote: 'lower' | 'upper'; readonly limit: number }
  /** Under this NRM item P(X ≥ k) does not increase with theta: its categories are not ordered at k. */
  | { readonly kind: 'not-increasing' }

/**
 * The proficiency at which category k or higher is reached with a given probability: the place of an item in an ordered
 * item booklet.
 * @param scalingConstant D of the scale
 * @throws MelekError `parameter-invalid`, `response-probability-invalid`, `category-invalid`
 * @source Huynh (2006), Educ. Meas.: Issues & Practice 25(2), 19–20 (P with and without guessing);
 *   Lewis, Mitzel, Mercado & Schulz (2012), in Cizek, Setting Performance Standards, ch. 12
 * @example
 * const item = { model: '3pl', parameters: { discrimination: 1, difficulty: 0, lowerAsymptote: 0.25 } } as const
 * responseProbabilityLocation(item, { responseProbability: 0.67, guessing: 'included' })
 * // => { kind: 'location', theta: 0.24 }
 * responseProbabilityLocation(item, { responseProbability: 0.67, guessing: 'removed' })
 * // => { kind: 'location', theta: 0.71 }
 * responseProbabilityLocation(item, { responseProbability: 0.2, guessing: 'included' })
 * // => { kind: 'unreachable', asymptote: 'lower', limit: 0.25 }
 */
export function responseProbabilityLocation(
  item: ItemModel,
  options: ResponseProbabilityOptions,
  scalingConstant = 1,
): ResponseProbabilityLocation {
  requireValidItem(item, scalingConstant)
  const probability = requiredProbability(options.responseProbability)
  const shape = modelFamily(item, scalingConstant)
  const curve = categoryCurve(item, scalingConstant)
  const category = requiredCategory(options.category, curve.categories)
  if (shape.family === 'divide-by-total' && !increases(shape, category)) return { kind: 'not-increasing' }
  const lower = boundaryLimit(curve, category, 'below')
  const upper = boundaryLimit(curve, category, 'above')
  const removed = options.guessing === 'removed'
  if (!removed && probability <= lower) return { kind: 'unreachable', asymptote: 'lower', limit: lower }
  if (!removed && probability >= upper) return { kind: 'unreachable', asymptote: 'upper', limit: upper }
  // σ of this is (P − c)/(d − c); not formed by way of P where guessing is removed, to keep its digits.
  const riseLogit = removed ? logit(probability) : Math.log((probability - lower) / (upper - probability))
  switch (shape.family) {
    case 'logistic':
      return { kind: 'location', theta: shape.location + riseLogit / shape.slope }
    case 'graded':
      return { kind: 'location', theta: (shape.thresholds[category - 1] as number) + riseLogit / shape.slope }
    case 'divide-by-total': {
      const target = lower + (upper - lower) * logistic(riseLogit)
      const inside = target > lower && target < upper
      const theta = inside ? boundaryCrossing(curve, category, logit(target)) : undefined
      if (theta !== undefined) return { kind: 'location', theta }
      return riseLogit < 0
        ? { kind: 'unreachable', asymptote: 'lower', limit: lower }
        : { kind: 'unreachable', asymptote: 'upper', limit: upper }
    }
    default:
      return unreachable(shape)
  }
}

/** P(X ≥ k) increases if no category from k on has a smaller slope than one below k, and they are not all equal. */
function increases({ slopes }: DivideByTotalFamily, category: number): boolean {
  const below = slopes.slice(0, category)
  const from = slopes.slice(category)
  return Math.min(...from) >= Math.max(...below) && Math.max(...from) > Math.min(...below)
}

/** lim P(X ≥ k). */
function boundaryLimit(curve: CategoryCurve, category: number, direction: 'below' | 'above'): number {
  let limit = 0
  for (let k = category; k < curve.categories; k++) limit += Math.exp(curve.logProbabilityLimit(k, direction))
  return limit
}

/** Theta at which the log-odds of P(X ≥ k) take a value; undefined if they only approach it within rounding. */
function boundaryCrossing(curve: CategoryCurve, category: number, value: number): number | undefined {
  const point = createCurvePoint(curve.categories)
  const above = (theta: number): number => {
    curve.pointInto(point, theta)
    return logSumExp(point.logProbability.subarray(category)) - logSumExp(point.logProbability.subarray(0, category)) - value
  }
  const direction = above(0) < 0 ? 1 : -1
  let reach = 1
  while (Number.isFinite(reach) && direction * above(direction * reach) < 0) reach *= 2
  if (!Number.isFinite(reach)) return undefined
  const root = findRoot(above, 0, direction * reach)
  return root.kind === 'root' ? root.x : undefined
}

function requiredProbability(probability: number): number {
  if (probability > 0 && probability < 1) return probability
  throw new MelekError(
    'response-probability-invalid',
    `responseProbability must lie strictly between 0 and 1, got ${probability}; give for instance 0.67`,
  )
}

function requiredCategory(category: number | undefined, categories: number): number {
  const chosen = category ?? (categories === 2 ? 1 : undefined)
  if (chosen !== undefined && Number.isInteger(chosen) && chosen >= 1 && chosen < categories) return chosen
  throw new MelekError(
    'category-invalid',
    `category must be an integer from 1 to ${categories - 1} for this item, got ${category}; name the category to be reached`,
  )
}
