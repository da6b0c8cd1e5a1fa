import type { Issue } from '../../../issues/issue.js'
import { MelekError } from '../../../issues/melek-error.js'
import { type CategoryCurve, categoryCurve, createCurvePoint } from '../../../models/category-curve.js'
import { pointExpectedScore } from '../../../models/information.js'
import type { ItemModel } from '../../../models/item-model.js'

/** A fixed set of items that is scored by its sum. */
export interface TestForm {
  readonly curves: readonly CategoryCurve[]
  /** Highest possible score. */
  readonly highest: number
  /** Expected score as theta → −∞: the chance level, above 0 where items have lower asymptotes. */
  readonly floor: number
  /** Expected score as theta → +∞: below the highest where items have upper asymptotes. */
  readonly ceiling: number
}

/**
 * A form for equating. All forms that are equated must stand on one scale: link the banks first.
 * @param scalingConstant D of the scale
 * @throws MelekError `form-invalid` for no items, or NRM items, whose categories have no order to be summed
 */
export function createTestForm(items: readonly (ItemModel & { readonly id?: string })[], scalingConstant = 1): TestForm {
  const issues = items.flatMap((item): Issue[] => {
    if (item.model !== 'nrm') return []
    const message = 'an NRM item has categories without order, so its score cannot be summed; leave it out'
    return [{ code: 'sum-score-nominal', message, ...(item.id === undefined ? {} : { item: item.id }) }]
  })
  if (items.length === 0) issues.push({ code: 'items-empty', message: 'a form needs at least one item, got none' })
  if (issues.length > 0) throw new MelekError('form-invalid', `the form cannot be equated: ${issues.length} problem(s)`, issues)
  const curves = items.map((item) => categoryCurve(item, scalingConstant))
  const limit = (direction: 'below' | 'above') => curves.reduce((sum, curve) => sum + limitingScore(curve, direction), 0)
  return {
    curves,
    highest: curves.reduce((sum, { categories }) => sum + categories - 1, 0),
    floor: limit('below'),
    ceiling: limit('above'),
  }
}

/** Expected score of one item as theta goes to an end. */
function limitingScore(curve: CategoryCurve, direction: 'below' | 'above'): number {
  let score = 0
  for (let k = 1; k < curve.categories; k++) score += k * Math.exp(curve.logProbabilityLimit(k, direction))
  return score
}

/** Expected score of a form at theta: the test characteristic curve. @source Lord (1980), Applications of IRT, §4.1 */
export function trueScore({ curves }: TestForm, theta: number): number {
  let score = 0
  for (const curve of curves) {
    const point = createCurvePoint(curve.categories)
    curve.pointInto(point, theta)
    score += pointExpectedScore(point, curve.categories)
  }
  return score
}
