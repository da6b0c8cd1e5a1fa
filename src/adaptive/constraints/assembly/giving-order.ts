import type { CompiledBank } from '../../../bank/compile-bank.js'
import type { Blueprint } from '../blueprint.js'
import { orderPlaces } from '../requirements/item-order.js'
import { itemSets } from '../requirements/item-sets.js'

/** What a blueprint says about the sequence of items: kinds one after another, item sets in one piece. */
export interface GivingOrder {
  /** The items that may still be given after those given: no earlier kind, no set that was left. */
  open(items: readonly number[], given: readonly number[]): readonly number[]
  /** Those of the items still to be given that may come next: the rest of the set begun, the earliest kind. */
  next(items: readonly number[], given: readonly number[]): readonly number[]
}

export function givingOrder({ order, sets }: Blueprint, bank: CompiledBank): GivingOrder {
  const places = order === undefined ? undefined : orderPlaces(order, bank)
  const setOf = sets === undefined || sets.consecutive === false ? undefined : itemSets(sets, bank).setOf
  return {
    open(items, given) {
      const highest = given.reduce((most, index) => Math.max(most, places?.[index] ?? -1), -1)
      const current = setOf?.[given.at(-1) ?? -1]
      const left = new Set(given.map((index) => setOf?.[index]).filter((set) => set !== undefined && set !== current))
      return items.filter((index) => {
        const place = places?.[index] ?? -1
        return (place < 0 || place >= highest) && !left.has(setOf?.[index])
      })
    },
    next(items, given) {
      const current = setOf?.[given.at(-1) ?? -1]
      const rest = current === undefined ? [] : items.filter((index) => setOf?.[index] === current)
      if (rest.length > 0) return rest
      const ranked = items.map((index) => places?.[index] ?? -1).filter((place) => place >= 0)
      const earliest = Math.min(...ranked)
      return items.filter((index) => (places?.[index] ?? -1) < 0 || places?.[index] === earliest)
    },
  }
}
