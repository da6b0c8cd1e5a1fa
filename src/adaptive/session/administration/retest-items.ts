import type { CompiledBank } from '../../../bank/compile-bank.js'
import type { Constraint, ConstraintMoment } from '../../constraints/constraint.js'
import type { EarlierSitting, RetestDesign, RetestPlan } from './administration-design.js'

/** What a retest may not give again; undefined for a person who sits the test for the first time. */
export function retestPlan({ coolDown, overlap }: RetestDesign, earlier: readonly EarlierSitting[]): RetestPlan | undefined {
  if (earlier.length === 0) return undefined
  const itemsOf = (sittings: readonly EarlierSitting[]) => [...new Set(sittings.flatMap(({ items }) => items))].sort()
  return {
    barred: itemsOf(earlier.filter(({ daysAgo }) => daysAgo < coolDown)),
    seen: itemsOf(earlier),
    overlap: overlap ?? null,
  }
}

/** No item before it has cooled down, and none that was seen before once as many as may come again have come. */
export function retestItems(bank: CompiledBank): Constraint {
  const indicesOf = (ids: readonly string[]) => new Set(ids.map((id) => bank.indexOfItem.get(id)))
  return {
    name: 'earlier-sittings',
    narrow(candidates, { given, retest }: ConstraintMoment & { readonly retest?: RetestPlan | undefined }) {
      if (retest === undefined) return { candidates }
      const barred = indicesOf(retest.barred)
      const seen = indicesOf(retest.seen)
      const again = given.filter((index) => seen.has(index)).length
      const full = retest.overlap !== null && again >= retest.overlap
      return { candidates: candidates.filter((index) => !barred.has(index) && !(full && seen.has(index))) }
    },
  }
}
