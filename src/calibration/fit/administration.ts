import { missing } from '../../scoring/proficiency-estimate.js'
import type { FitData } from './fit-data.js'
import { isRouted, type SharedForm } from './routed-forms.js'

/** How the responses lie in the matrix. */
export interface Administration {
  readonly kind: 'fixed' | 'adaptive'
  /**
   * What the kind is read off: `declared`: the caller; `complete`: at least half of those who answered have answered everything;
   * `forms`: at least half share few sets of items, and which set does not follow from the answers; `routed`: it does; `many-sets`:
   * fewer than half share a set. `no-answers`: nobody answered anything.
   */
  readonly basis: 'declared' | 'complete' | 'forms' | 'routed' | 'many-sets' | 'no-answers'
  /** Persons with an answer to every item. */
  readonly complete: readonly number[]
  /** Sets of items that enough persons share to be called a form. */
  readonly forms: number
}

/** A set of items is a form where so many persons, and so large a share of all, have answered just it. */
const fewestOfForm = 10
const leastShare = 0.01

/**
 * Reads the kind of administration off the pattern of missing responses. Blanks strewn at random and adaptive tests both leave many
 * sets, and count as adaptive: that refuses statistics and invents none.
 * @param declared what the caller knows, which then holds
 */
export function administrationOf(data: FitData, declared?: 'fixed' | 'adaptive'): Administration {
  const { responses, persons, bank } = data
  const items = bank.items.length
  const sets = new Map<string, { given: number[]; rows: number[] }>()
  const complete: number[] = []
  let answering = 0
  for (let p = 0; p < persons; p++) {
    const given = [...responses.subarray(p * items, (p + 1) * items).entries()].flatMap(([i, each]) =>
      each === missing ? [] : [i],
    )
    if (given.length === 0) continue
    answering++
    if (given.length === items) complete.push(p)
    const key = given.join(' ')
    const set = sets.get(key) ?? { given, rows: [] }
    set.rows.push(p)
    sets.set(key, set)
  }
  const forms = [...sets.values()].filter(({ rows }) => rows.length >= Math.max(fewestOfForm, leastShare * answering))
  const shown = shownBy(data, forms, { answering, complete: complete.length })
  const basis = declared === undefined ? shown : 'declared'
  const kind = declared ?? (shown === 'routed' || shown === 'many-sets' ? 'adaptive' : 'fixed')
  return { kind, basis, complete, forms: forms.length }
}

function shownBy(
  data: FitData,
  forms: readonly SharedForm[],
  { answering, complete }: { readonly answering: number; readonly complete: number },
): Exclude<Administration['basis'], 'declared'> {
  if (answering === 0) return 'no-answers'
  if (2 * complete >= answering) return 'complete'
  if (2 * forms.reduce((sum, { rows }) => sum + rows.length, 0) < answering) return 'many-sets'
  return isRouted(data, forms) ? 'routed' : 'forms'
}
