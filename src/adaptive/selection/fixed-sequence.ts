import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Criterion } from './criterion.js'

/**
 * The items of a list in its order, and no others: a linear form. What a constraint forbids is passed over. The value is minus the
 * 1-based place in the list.
 * @param items ids of items of the bank, each once
 */
export function fixedSequence(bank: CompiledBank, items: readonly string[]): Criterion {
  const places = new Map(items.map((id, place) => [bank.indexOfItem.get(id) as number, place + 1]))
  return {
    name: 'fixed-sequence',
    only: new Set(places.keys()),
    valuesInto(values, candidates) {
      for (const index of candidates) values[index] = -(places.get(index) ?? Number.MAX_SAFE_INTEGER)
    },
  }
}
