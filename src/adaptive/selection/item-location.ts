import { unreachable } from '../../issues/unreachable.js'
import type { ItemModel } from '../../models/item-model.js'
import { type DivideByTotalFamily, modelFamily } from '../../models/model-family.js'

/**
 * One difficulty for an item of any model, logits: b of a dichotomous item, the mean of the thresholds of a GRM, and where the first and
 * last category are equally probable for the others, which for PCM, GPCM and RSM is the mean of the steps.
 * @param scalingConstant D of the scale
 * @returns undefined for an NRM item whose slopes are all equal
 */
export function itemLocation(item: ItemModel, scalingConstant: number): number | undefined {
  const shape = modelFamily(item, scalingConstant)
  switch (shape.family) {
    case 'logistic':
      return shape.location
    case 'graded':
      return shape.thresholds.reduce((sum, threshold) => sum + threshold, 0) / shape.thresholds.length
    case 'divide-by-total':
      return crossingOfExtremes(shape)
    default:
      return unreachable(shape)
  }
}

/** Where the likeliest of the categories with the lowest slope meets the likeliest of those with the highest. */
function crossingOfExtremes({ slopes, intercepts }: DivideByTotalFamily): number | undefined {
  const low = Math.min(...slopes)
  const high = Math.max(...slopes)
  if (low === high) return undefined
  const highest = (slope: number) => Math.max(...intercepts.filter((_, k) => slopes[k] === slope))
  return (highest(low) - highest(high)) / (high - low)
}

/**
 * One discrimination for an item of any model, 1/logit: a, with D; for an NRM the range of its slopes over the steps between categories,
 * which for the others is a as well.
 */
export function itemDiscrimination(item: ItemModel, scalingConstant: number): number {
  const shape = modelFamily(item, scalingConstant)
  return shape.family === 'divide-by-total'
    ? (Math.max(...shape.slopes) - Math.min(...shape.slopes)) / (shape.slopes.length - 1)
    : shape.slope
}
