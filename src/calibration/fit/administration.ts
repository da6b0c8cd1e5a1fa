import { missing } from '../../scoring/proficiency-estimate.js'
import type { FitData } from './fit-data.js'

/** How the responses lie in the matrix. */
export interface Administration {
  readonly kind: 'fixed' | 'adaptive'
  /** Persons with an answer to every item. */
  readonly complete: readonly number[]
  /** Sets of items that enough persons share to be called a form. */
  readonly forms: number
}

/** A set of items is a form where so many persons, and so large a share of all, have answered just it. */
const fewestOfForm = 10
const leastShare = 0.01

/**
 * Reads the kind of administration off the pattern of missing responses: fixed where at least half of the persons belong to a form.
 * @param declared what the caller knows, which then holds
 */
export function administrationOf({ responses, persons, bank }: FitData, declared?: 'fixed' | 'adaptive'): Administration {
  const items = bank.items.length
  const sizes = new Map<string, number>()
  const complete: number[] = []
  for (let p = 0; p < persons; p++) {
    const row = responses.subarray(p * items, (p + 1) * items)
    if (!row.includes(missing)) complete.push(p)
    const set = Array.from(row, (response) => (response === missing ? '0' : '1')).join('')
    sizes.set(set, (sizes.get(set) ?? 0) + 1)
  }
  const forms = [...sizes.values()].filter((size) => size >= Math.max(fewestOfForm, leastShare * persons))
  const inForms = forms.reduce((sum, size) => sum + size, 0)
  return { kind: declared ?? (2 * inForms >= persons ? 'fixed' : 'adaptive'), complete, forms: forms.length }
}
