import type { CalibrationModel } from '../item-specification.js'
import type { ItemChart } from './item-chart.js'
import { type PriorDensity, priorPoint } from './prior-density.js'

/**
 * Where every estimated number stands in the one vector that is fitted. A number that several items share has one slot;
 * one that is held has none.
 */
export interface ParameterLayout {
  readonly items: readonly ItemLayout[]
  readonly groups: readonly GroupLayout[]
  /** Number of slots. */
  readonly size: number
  readonly start: Float64Array
  readonly priors: readonly (PriorDensity | undefined)[]
  /** Ends of each slot's range; a number that stands at one is reported, not trusted. */
  readonly lowest: Float64Array
  readonly highest: Float64Array
  /** Items that share slots, together; every item with free numbers is in one block. */
  readonly blocks: readonly Block[]
}

export interface ItemLayout {
  readonly item: string
  readonly model: CalibrationModel
  readonly chart: ItemChart
  /** Slot of each coordinate, −1 where it is held. */
  readonly slots: Int32Array
  /** Values of the held coordinates; the others are without meaning. */
  readonly held: Float64Array
  readonly ratingScale: string | undefined
}

/** A group's latent mean and ln SD: slots, or −1 and the value held. */
export interface GroupLayout {
  readonly name: string
  readonly meanSlot: number
  readonly logSdSlot: number
  readonly mean: number
  readonly logSd: number
}

export interface Block {
  readonly items: readonly number[]
  /** All slots of these items. */
  readonly slots: readonly number[]
}

/** Writes the coordinates of an item at a point of the fit. */
export function itemCoordinatesInto(out: Float64Array, { slots, held }: ItemLayout, point: Float64Array): void {
  for (let c = 0; c < slots.length; c++) {
    const slot = slots[c] as number
    out[c] = slot < 0 ? (held[c] as number) : (point[slot] as number)
  }
}

export function itemCoordinates(item: ItemLayout, point: Float64Array): Float64Array {
  const x = new Float64Array(item.slots.length)
  itemCoordinatesInto(x, item, point)
  return x
}

/** Mean and SD of a group's latent distribution at a point of the fit. */
export function groupMoments(group: GroupLayout, point: Float64Array): { readonly mean: number; readonly sd: number } {
  return {
    mean: group.meanSlot < 0 ? group.mean : (point[group.meanSlot] as number),
    sd: Math.exp(group.logSdSlot < 0 ? group.logSd : (point[group.logSdSlot] as number)),
  }
}

/** Σ ln prior density; −Infinity where a prior forbids the point. */
export function logPriorAt({ priors }: ParameterLayout, point: Float64Array): number {
  let sum = 0
  for (const [slot, prior] of priors.entries()) {
    if (prior !== undefined) sum += priorPoint(prior, point[slot] as number).logDensity
  }
  return sum
}
