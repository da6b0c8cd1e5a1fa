import { unreachable } from '../../issues/unreachable.js'
import type { ItemModel, NominalResponseItem } from '../item-model.js'
import { partialCreditForm } from './partial-credit-form.js'

/** What a change of metric does to slopes and to places on the scale. */
export interface Remapping {
  /** Every slope is multiplied by this; 1 only where `location` is a shift. */
  readonly slopeFactor: number
  /** New place of a difficulty, threshold or step. */
  readonly location: (theta: number) => number
}

/**
 * An item with remapped slopes and locations. PCM and RSM items have no slope to take up a factor and become GPCM.
 * The nominal model has neither difficulties nor D and is left to the caller.
 */
export function remappedItem(
  item: Exclude<ItemModel, NominalResponseItem>,
  { slopeFactor, location }: Remapping,
): Exclude<ItemModel, NominalResponseItem> {
  switch (item.model) {
    case '1pl': {
      const { difficulty, discrimination } = item.parameters
      if (slopeFactor === 1) return { ...item, parameters: { ...item.parameters, difficulty: location(difficulty) } }
      return { ...item, parameters: { discrimination: slopeFactor * (discrimination ?? 1), difficulty: location(difficulty) } }
    }
    case '2pl':
      return { ...item, parameters: dichotomous(item.parameters, slopeFactor, location) }
    case '3pl':
      return { ...item, parameters: dichotomous(item.parameters, slopeFactor, location) }
    case '4pl':
      return { ...item, parameters: dichotomous(item.parameters, slopeFactor, location) }
    case 'grm': {
      const { discrimination, thresholds } = item.parameters
      return { ...item, parameters: { discrimination: slopeFactor * discrimination, thresholds: thresholds.map(location) } }
    }
    case 'gpcm': {
      const { discrimination, steps } = item.parameters
      return { ...item, parameters: { discrimination: slopeFactor * discrimination, steps: steps.map(location) } }
    }
    case 'pcm':
      if (slopeFactor === 1) return { ...item, parameters: { steps: item.parameters.steps.map(location) } }
      return { ...item, model: 'gpcm', parameters: { discrimination: slopeFactor, steps: item.parameters.steps.map(location) } }
    case 'rsm': {
      const { difficulty } = item.parameters
      if (slopeFactor === 1) return { ...item, parameters: { ...item.parameters, difficulty: location(difficulty) } }
      const steps = partialCreditForm(item).steps.map(location)
      return { ...item, model: 'gpcm', parameters: { discrimination: slopeFactor, steps } }
    }
    default:
      return unreachable(item)
  }
}

function dichotomous<P extends { readonly discrimination: number; readonly difficulty: number }>(
  parameters: P,
  slopeFactor: number,
  location: (theta: number) => number,
): P {
  const { discrimination, difficulty } = parameters
  return { ...parameters, discrimination: slopeFactor * discrimination, difficulty: location(difficulty) }
}
