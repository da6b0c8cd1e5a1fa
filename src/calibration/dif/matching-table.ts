import { missingResponse } from '../estimation/response-matrix.js'
import type { ComparedPersons } from './compared-persons.js'
import type { DifData } from './dif-data.js'

/** How often each response occurs at each value of the matching variable, in each group. */
export interface MatchingTable {
  /** Values of the matching variable, ascending. */
  readonly values: Float64Array
  /** Number of categories of the item. */
  readonly categories: number
  /** values × 2 (reference, focal) × categories, row-major. */
  readonly counts: Float64Array
}

/** Matching value of each compared person for a studied item. */
export type Matching = (item: number) => Float64Array

/**
 * Sum score over the items in `anchors` and the studied item: with the studied item inside, the Mantel–Haenszel odds ratio is 1
 * under a Rasch model without DIF.
 * @source Holland & Thayer (1988), in Wainer & Braun, Test Validity, 129–145
 */
export function sumScoreMatching(data: DifData, compared: ComparedPersons, anchors: ReadonlySet<number>): Matching {
  const items = data.itemIds.length
  const anchorScore = Float64Array.from(compared.rows, (row) => {
    let sum = 0
    for (const item of anchors) sum += data.responses[row * items + item] as number
    return sum
  })
  return (item) =>
    anchors.has(item)
      ? anchorScore
      : anchorScore.map((score, p) => score + (data.responses[(compared.rows[p] as number) * items + item] as number))
}

/**
 * Matching on the values that the data bring along.
 * @param interval width of a stratum; 0 keeps every value apart
 */
export function givenMatching(data: DifData, compared: ComparedPersons, interval: number): Matching {
  const values = Float64Array.from(compared.rows, (row) => {
    const value = (data.matching as ArrayLike<number>)[row] as number
    return interval === 0 ? value : interval * Math.round(value / interval)
  })
  return () => values
}

/** Counts of an item's responses by matching value and group; persons who were not given the item do not count. */
export function matchingTable(data: DifData, compared: ComparedPersons, item: number, matching: Matching): MatchingTable {
  const items = data.itemIds.length
  const response = (p: number) => data.responses[(compared.rows[p] as number) * items + item] as number
  const answered = compared.rows.map((_, p) => p).filter((p) => response(p) !== missingResponse)
  const matched = matching(item)
  const values = Float64Array.from(new Set(answered.map((p) => matched[p] as number))).sort()
  const place = new Map(Array.from(values, (value, s) => [value, s]))
  const seen = answered.reduce((most, p) => Math.max(most, response(p)), 1) + 1
  const categories = Math.max(seen, data.categories?.[item] ?? 2)
  const counts = new Float64Array(values.length * 2 * categories)
  for (const p of answered) {
    const stratum = place.get(matched[p] as number) as number
    const at = (2 * stratum + (compared.focal[p] as number)) * categories + response(p)
    counts[at] = (counts[at] as number) + 1
  }
  return { values, categories, counts }
}
