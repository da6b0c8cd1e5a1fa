import type { CompiledBank } from '../../../bank/compile-bank.js'
import { type Blueprint, type BlueprintRule, countMembers, ruleBounds, ruleMembership } from '../blueprint.js'
import type { Constraint } from '../constraint.js'

/**
 * Multiplies the value of a candidate by what is left of the quota of each of its kinds, (quota − given) / quota, to the power of the
 * rule's weight. Quotas are the minima as long as any is owed, so that kinds whose minimum is reached wait; then the maxima. Where every
 * candidate would come to nothing the values stay as they are.
 * @source Cheng & Chang (2009), Br. J. Math. Stat. Psychol. 62, 369–383 (maximum priority index, in two phases)
 */
export function priorityIndex({ rules }: Blueprint, bank: CompiledBank): Constraint {
  const membership = ruleMembership(rules, bank)
  return {
    name: 'priority-index',
    narrow: (candidates) => ({ candidates }),
    weighInto(values, candidates, { given, maximumLength }) {
      const counts = membership.map((members) => countMembers(members, given))
      const priorities = kindPriorities(rules, counts, maximumLength)
      const priorityOf = (index: number) =>
        priorities.reduce((product, priority, r) => (membership[r]?.[index] === 1 ? product * priority : product), 1)
      if (candidates.every((index) => priorityOf(index) === 0)) return
      // A criterion that counts a distance as negative would gain by a small factor.
      const lowest = Math.min(0, ...candidates.map((index) => values[index] as number))
      for (const index of candidates) values[index] = ((values[index] as number) - lowest) * priorityOf(index)
    },
  }
}

/** What is left of each rule's quota, 0 … 1. */
export function kindPriorities(rules: readonly BlueprintRule[], counts: readonly number[], length: number): number[] {
  const bounds = rules.map((rule) => ruleBounds(rule, length))
  const owed = bounds.some(({ least }, r) => (counts[r] as number) < least)
  return bounds.map(({ least, most }, r) => {
    const quota = owed ? least : most
    // A kind without a minimum does not wait for those that have one.
    if (owed && least === 0) return (counts[r] as number) < most ? 1 : 0
    return quota === 0 ? 0 : Math.max(0, (quota - (counts[r] as number)) / quota) ** (rules[r]?.weight ?? 1)
  })
}
