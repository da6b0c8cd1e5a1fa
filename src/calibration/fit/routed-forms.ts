import type { FitData } from './fit-data.js'

/** Persons who have answered exactly the same items. */
export interface SharedForm {
  readonly given: readonly number[]
  readonly rows: readonly number[]
}

/** Agreements expected below which their absence tells nothing. */
const fewestExpected = 20
/** Shared items from which all right and all wrong are patterns of the proficient and the weak, whose forms may differ by that alone. */
const manyShared = 4
/** Groups of unequal proficiency, each with its form, agree less often than persons of one form, yet not so much less. */
const leastAgreement = 0.02

/**
 * Whether the form that a person got follows from the answers, as in adaptive and multistage tests: two persons whose tests part have
 * then answered some item that both had differently, so that persons of different forms never agree in all the items they share.
 * Where forms are handed out beforehand, pairs from different forms agree about as often as pairs from the same.
 */
export function isRouted({ responses, bank }: FitData, forms: readonly SharedForm[]): boolean {
  const items = bank.items.length
  let [seen, expected] = [0, 0]
  for (const [at, one] of forms.entries())
    for (const other of forms.slice(at + 1)) {
      const others = new Set(other.given)
      const shared = one.given.filter((item) => others.has(item))
      const [ownCounts, otherCounts] = [one, other].map(({ rows }) => patternCounts(responses, items, rows, shared)) as [
        Map<string, number>,
        Map<string, number>,
      ]
      for (const [pattern, count] of ownCounts) seen += count * (otherCounts.get(pattern) ?? 0)
      const pairs = one.rows.length * other.rows.length
      expected += pairs * Math.sqrt(agreement(ownCounts, one.rows.length) * agreement(otherCounts, other.rows.length))
    }
  return expected >= fewestExpected && seen < leastAgreement * expected
}

function patternCounts(
  responses: Uint8Array,
  items: number,
  rows: readonly number[],
  shared: readonly number[],
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const p of rows) {
    const answers = shared.map((item) => responses[p * items + item])
    if (shared.length >= manyShared && answers.every((each) => each === answers[0])) continue
    const pattern = answers.join(' ')
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1)
  }
  return counts
}

/** Share of the pairs of persons of one form who agree. */
function agreement(counts: ReadonlyMap<string, number>, persons: number): number {
  let pairs = 0
  for (const count of counts.values()) pairs += count * (count - 1)
  return pairs / (persons * (persons - 1))
}
