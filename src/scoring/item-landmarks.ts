import { unreachable } from '../issues/unreachable.js'
import type { ItemModel } from '../models/item-model.js'

/** A place where the curves of an item bend, and how steeply. */
export interface Landmark {
  /** Logits. */
  readonly location: number
  /** Slope on the logit scale, D included; 1/slope is the width of the bend. */
  readonly slope: number
}

/**
 * Where the curves of an item bend: its difficulty, thresholds or steps; for the NRM the crossings of its categories.
 * @param scalingConstant D of the bank's scale
 */
export function itemLandmarks(item: ItemModel, scalingConstant: number): Landmark[] {
  const D = scalingConstant
  switch (item.model) {
    case '1pl':
      return [{ location: item.parameters.difficulty, slope: D * (item.parameters.discrimination ?? 1) }]
    case '2pl':
    case '3pl':
    case '4pl':
      return [{ location: item.parameters.difficulty, slope: D * item.parameters.discrimination }]
    case 'grm':
      return item.parameters.thresholds.map((location) => ({ location, slope: D * item.parameters.discrimination }))
    case 'pcm':
      return item.parameters.steps.map((location) => ({ location, slope: D }))
    case 'gpcm':
      return item.parameters.steps.map((location) => ({ location, slope: D * item.parameters.discrimination }))
    case 'rsm':
      return item.parameters.steps.map((step) => ({ location: item.parameters.difficulty + step, slope: D }))
    case 'nrm':
      return categoryCrossings([0, ...item.parameters.slopes], [0, ...item.parameters.intercepts])
    default:
      return unreachable(item)
  }
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
