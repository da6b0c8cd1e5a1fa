import type { AnswerMeaning } from './classical-data.js'
import type { ExtremeGroups, PersonTotals } from './rest-scores.js'
import type { ScoreColumns } from './score-columns.js'

/** The persons of one code of an item, and how they did on the other items. */
export interface AnswerSums {
  readonly code: number
  readonly meaning: AnswerMeaning
  /** Persons with the code. */
  readonly persons: number
  /** Those of them with an answer to another item: their number, sum and sum of squares of rest scores. */
  readonly n: number
  readonly rest: number
  readonly squares: number
  /** How many of them belong to the upper and the lower group. */
  readonly upper: number
  readonly lower: number
}

/**
 * Sums over the persons of each code of an item. The rest score of a person is what the person reached on the other items above their
 * means, in points of all the others: with complete answers the sum score of the other items less a constant; with forms it does not
 * depend on how hard the form was, where forms were given to like groups.
 * @returns the codes that have a meaning, those that nobody has among them
 * @source rest instead of total: Henrysson (1963), Psychometrika 28, 211–218
 */
export function answerSums(
  columns: ScoreColumns,
  item: number,
  meanings: readonly AnswerMeaning[],
  { totals, groups }: { readonly totals: PersonTotals; readonly groups: ExtremeGroups },
): AnswerSums[] {
  const column = columns.codes[item] as Uint8Array
  const top = columns.highest[item] as number
  const mean = columns.means[item] as number
  const { above, attainable, most } = totals
  const own = Float64Array.from({ length: 256 }, (_, code) => (meanings[code]?.category ?? mean) - mean)
  const ownTop = Float64Array.from({ length: 256 }, (_, code) => (meanings[code]?.category === undefined ? 0 : top))
  const [persons, n] = [new Uint32Array(256), new Uint32Array(256)]
  const [rest, squares, upper, lower] = [0, 0, 0, 0].map(() => new Float64Array(256)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  for (let p = 0; p < column.length; p++) {
    const code = column[p]!
    persons[code]!++
    upper[code]! += groups.upper[p]!
    lower[code]! += groups.lower[p]!
    const left = attainable[p]! - ownTop[code]!
    if (left <= 0) continue
    const score = ((above[p]! - own[code]!) * (most - top)) / left
    n[code]!++
    rest[code]! += score
    squares[code]! += score * score
  }
  return [...meanings.entries()].map(([code, meaning]) => ({
    code,
    meaning,
    persons: persons[code] as number,
    n: n[code] as number,
    rest: rest[code] as number,
    squares: squares[code] as number,
    upper: upper[code] as number,
    lower: lower[code] as number,
  }))
}

/** Moments of a number that is the same for all persons of a code, and of their rest scores. */
export interface RestMoments {
  readonly n: number
  readonly covariance: number
  readonly variance: number
  readonly restVariance: number
  readonly restMean: number
}

/** Moments over persons (divisor n) of a figure given to each code. */
export function restMoments(sums: readonly AnswerSums[], figure: (sums: AnswerSums) => number): RestMoments {
  let [n, total, rest, restSquares] = [0, 0, 0, 0]
  for (const each of sums) {
    n += each.n
    total += each.n * figure(each)
    rest += each.rest
    restSquares += each.squares
  }
  if (n === 0) return { n, covariance: 0, variance: 0, restVariance: 0, restMean: 0 }
  const [mean, restMean] = [total / n, rest / n]
  let [products, squares] = [0, 0]
  for (const each of sums) {
    products += (figure(each) - mean) * (each.rest - each.n * restMean)
    squares += each.n * (figure(each) - mean) ** 2
  }
  const restVariance = Math.max(0, restSquares / n - restMean * restMean)
  return { n, covariance: products / n, variance: squares / n, restVariance, restMean }
}
