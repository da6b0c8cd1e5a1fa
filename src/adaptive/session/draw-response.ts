import { keyedUniform } from '../../math/keyed-uniform.js'
import { type CategoryCurve, createCurvePoint } from '../../models/category-curve.js'

/**
 * The answer of a simulated person: a category drawn from the item's curve at the person's theta. It depends on (seed, person, item)
 * alone, so a person gives the same answer to an item in every design, order and process.
 * @param theta true proficiency, logits
 */
export function drawResponse(
  curve: CategoryCurve,
  theta: number,
  keys: { readonly seed: string; readonly person: string; readonly item: string },
): number {
  const point = createCurvePoint(curve.categories)
  curve.pointInto(point, theta)
  // The purpose keeps these draws apart from those of exposure control under the same seed.
  const uniform = keyedUniform('response', keys.seed, keys.person, keys.item)
  let cumulative = 0
  for (let category = 0; category < curve.categories - 1; category++) {
    cumulative += point.probability[category] as number
    if (uniform < cumulative) return category
  }
  return curve.categories - 1
}
