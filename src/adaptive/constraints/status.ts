import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Constraint } from './constraint.js'

/** Only operational items are scored: neither pretest nor retired ones. */
export function operationalOnly(bank: CompiledBank): Constraint {
  return {
    name: 'operational',
    narrow: (candidates) => ({ candidates: candidates.filter((index) => bank.items[index]?.status === 'operational') }),
  }
}

/** No item that a blueprint excludes. */
export function notExcluded(ids: readonly string[], bank: CompiledBank): Constraint {
  const excluded = new Set(ids.map((id) => bank.indexOfItem.get(id)))
  return { name: 'excluded', narrow: (candidates) => ({ candidates: candidates.filter((index) => !excluded.has(index)) }) }
}

/** No item twice in one test. */
export const notGiven: Constraint = {
  name: 'not-given',
  narrow: (candidates, { given }) => {
    const seen = new Set(given)
    return { candidates: candidates.filter((index) => !seen.has(index)) }
  },
}
