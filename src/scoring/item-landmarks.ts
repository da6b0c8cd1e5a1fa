import { unreachable } from '../issues/unreachable.js'
import type { ItemModel } from '../models/item-model.js'
import { modelFamily } from '../models/model-family.js'

/** A place where the curves of an item bend, and how steeply. */
export interface Landmark {
  /** Logits. */
  readonly location: number
  /** Slope on the logit scale, D included; 1/slope is the width of the bend. */
  readonly slope: number
}

/**
 * Where the curves of an item bend: its difficulty, its thresholds, or the crossings of its categories.
 * @param scalingConstant D of the bank's scale
 */
export function itemLandmarks(item: ItemModel, scalingConstant: number): Landmark[] {
  const shape = modelFamily(item, scalingConstant)
  switch (shape.family) {
    case 'logistic':
      return [{ location: shape.location, slope: shape.slope }]
    case 'graded':
      return shape.thresholds.map((location) => ({ location, slope: shape.slope }))
    case 'divide-by-total':
      return categoryCrossings(shape.slopes, shape.intercepts)
    default:
      return unreachable(shape)
  }
}

/** No less than |∂ ln P/∂θ| of any category anywhere: that of one that has become impossible, if there is one. */
export function steepestSlope(item: ItemModel, scalingConstant: number): number {
  return itemLandmarks(item, scalingConstant).reduce((most, { slope }) => Math.max(most, slope), 0)
}

function categoryCrossings(slopes: readonly number[], intercepts: readonly number[]): Landmark[] {
  const crossings: Landmark[] = []
  for (let k = 1; k < slopes.length; k++) {
    for (let j = 0; j < k; j++) {
      const slope = (slopes[k] as number) - (slopes[j] as number)
      if (slope === 0) continue
      crossings.push({ location: ((intercepts[j] as number) - (intercepts[k] as number)) / slope, slope: Math.abs(slope) })
    }
  }
  return crossings
}
