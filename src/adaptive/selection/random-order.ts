import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Criterion } from './criterion.js'

/** Every candidate with the same probability, drawn anew at each step. */
export function randomOrder(bank: CompiledBank): Criterion {
  return {
    name: 'random',
    valuesInto(values, candidates, { draw }) {
      for (const index of candidates) values[index] = draw(`select:${bank.itemIds[index]}`)
    },
  }
}
