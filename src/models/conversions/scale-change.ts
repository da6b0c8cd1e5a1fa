import { MelekError } from '../../issues/melek-error.js'
import type { ItemModel } from '../item-model.js'
import { remappedItem } from './remapped-item.js'

/** θ* = slope·θ + intercept: the linear change that leaves every response probability as it was. */
export interface ScaleChange {
  /** A, > 0 */
  readonly slope: number
  /** B, in units of the new scale */
  readonly intercept: number
}

/**
 * An item on the changed scale: a/A, Ab + B for difficulties, thresholds and steps, a_k/A and c_k − a_k B/A for the NRM;
 * asymptotes stay. Where A is not 1, a PCM or RSM item becomes GPCM, for it has no slope to take up 1/A.
 * @throws MelekError `scale-change-invalid`
 * @source Kolen & Brennan (2014), Test Equating, Scaling, and Linking, 3rd ed., ch. 6
 * @example
 * const item = { model: '2pl', parameters: { discrimination: 1, difficulty: 0.5 } } as const
 * changeScale(item, { slope: 2, intercept: 1 })
 * // => { model: '2pl', parameters: { discrimination: 0.5, difficulty: 2 } }
 */
export function changeScale(item: ItemModel, change: ScaleChange): ItemModel {
  const { slope, intercept } = requiredChange(change)
  if (item.model !== 'nrm') {
    return remappedItem(item, { slopeFactor: 1 / slope, location: (theta) => slope * theta + intercept })
  }
  const { slopes, intercepts } = item.parameters
  return {
    ...item,
    parameters: {
      slopes: slopes.map((a) => a / slope),
      intercepts: intercepts.map((c, k) => c - ((slopes[k] as number) * intercept) / slope),
    },
  }
}

/** A proficiency on the changed scale; a standard error is multiplied by the slope alone. */
export function changeTheta(theta: number, change: ScaleChange): number {
  const { slope, intercept } = requiredChange(change)
  return slope * theta + intercept
}

/** The change that leads back. */
export function inverseScaleChange(change: ScaleChange): ScaleChange {
  const { slope, intercept } = requiredChange(change)
  return { slope: 1 / slope, intercept: -intercept / slope }
}

/** First one change, then the next. */
export function composedScaleChange(first: ScaleChange, next: ScaleChange): ScaleChange {
  const one = requiredChange(first)
  const two = requiredChange(next)
  return { slope: one.slope * two.slope, intercept: two.slope * one.intercept + two.intercept }
}

/**
 * The change to a scale on which a population with this mean and SD has mean 0 and SD 1: a Rasch item with free latent
 * variance gets a = σ, b = (b − μ)/σ.
 * @example
 * standardisingChange({ mean: 0.5, sd: 2 }) // => { slope: 0.5, intercept: -0.25 }
 */
export function standardisingChange({ mean, sd }: { readonly mean: number; readonly sd: number }): ScaleChange {
  return inverseScaleChange({ slope: sd, intercept: mean })
}

function requiredChange(change: ScaleChange): ScaleChange {
  const { slope, intercept } = change
  if (Number.isFinite(slope) && slope > 0 && Number.isFinite(intercept)) return change
  throw new MelekError(
    'scale-change-invalid',
    `a change of scale must have a finite slope greater than 0 and a finite intercept, got ${slope} and ${intercept}; check the link`,
  )
}
