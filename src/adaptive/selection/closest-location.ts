import type { CompiledBank } from '../../bank/compile-bank.js'
import { informationPeak } from '../../models/information-peak.js'
import type { Criterion } from './criterion.js'
import { itemLocation } from './item-location.js'

/** Stands in for the distance of an item without a place on the scale; farther than any other is. */
export const nowhere = 1e4

/**
 * Minus the distance of the item's difficulty from the current estimate, logits.
 * @source Urry (1970), doctoral dissertation, Purdue University; the 1PL counterpart of maximum information
 */
export function closestDifficulty(bank: CompiledBank): Criterion {
  return closest('closest-difficulty', (index) => itemLocation(itemOf(bank, index), bank.scale.scalingConstant))
}

/**
 * Minus the distance of the item's information peak from the current estimate, logits. With a lower asymptote the peak lies above the
 * difficulty, so that easier items are chosen than by difficulty.
 * @source Li & Schafer (2005), Appl. Psych. Meas. 29, 3–25; Magis (2013), Appl. Psych. Meas. 37, 304–315 for the peak
 */
export function closestPeak(bank: CompiledBank): Criterion {
  return closest('closest-peak', (index) => {
    const peak = informationPeak(itemOf(bank, index), bank.scale.scalingConstant)
    return peak.kind === 'peak' ? peak.theta : undefined
  })
}

function itemOf(bank: CompiledBank, index: number) {
  return bank.items[index] as CompiledBank['items'][number]
}

function closest(name: string, placeOf: (index: number) => number | undefined): Criterion {
  const places: (number | null)[] = []
  return {
    name,
    valuesInto(values, candidates, { theta }) {
      for (const index of candidates) {
        if (places[index] === undefined) places[index] = placeOf(index) ?? null
        const place = places[index]
        values[index] = place === null ? -nowhere : -Math.abs(theta - (place as number))
      }
    },
  }
}
