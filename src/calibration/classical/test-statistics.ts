import { fQuantile } from '../../math/f-distribution.js'
import type { ItemCovariances } from './covariances.js'
import type { ScoreColumns } from './score-columns.js'

/** Figures of the sum score, or why there are none. */
export type TestStatistics =
  | {
      readonly kind: 'estimated'
      /** Persons with an answer that counts. */
      readonly persons: number
      readonly items: number
      /** Highest sum score. */
      readonly highest: number
      /** Mean and SD of the sum score; with missing answers those that complete answers would have. */
      readonly mean: number
      readonly sd: number
      readonly alpha: number
      /** 95 % interval of alpha. */
      readonly alphaInterval: readonly [low: number, high: number]
      readonly lambda2: number
      /** Standard error of measurement of a sum score: SD·√(1 − alpha); absent where alpha is below 0. */
      readonly standardErrorOfMeasurement?: number
      /** Whether every person has an answer that counts to every item. */
      readonly complete: boolean
      /** Fewest persons with an answer to both items of a pair. */
      readonly fewestPairs: number
    }
  | {
      readonly kind: 'refused'
      readonly reason: 'one-item' | 'few-persons' | 'no-variation'
      readonly persons: number
      readonly items: number
    }
  | {
      readonly kind: 'refused'
      /** Pairs of items that fewer than two persons have an answer to: their covariance is unknown, and with it the sum's variance. */
      readonly reason: 'pairs-without-overlap'
      readonly persons: number
      readonly items: number
      readonly pairs: number
      /** The first few of them, by place. */
      readonly examples: readonly (readonly [first: number, second: number])[]
    }

/** Pairs named as examples. */
const shownPairs = 5

/**
 * Reliability of the sum score by its parts. The variance of the sum is the sum of all covariances, each over the persons with an
 * answer to both items, so that forms with common persons need no complete rows.
 * @source alpha: Cronbach (1951), Psychometrika 16, 297–334; interval: Feldt (1965), Psychometrika 30, 357–370; lambda-2: Guttman
 *   (1945), Psychometrika 10, 255–282, the better bound (Callender & Osburn 1979, J. Educ. Meas. 16, 89–99); SEM: Lord & Novick
 *   (1968), Statistical Theories of Mental Test Scores, §3.8
 */
export function testStatistics(columns: ScoreColumns, { items, matrix, counts }: ItemCovariances): TestStatistics {
  const persons = answering(columns)
  if (items < 2) return { kind: 'refused', reason: 'one-item', persons, items }
  if (persons < 2) return { kind: 'refused', reason: 'few-persons', persons, items }
  const apart = pairsApart(counts, items)
  if (apart.pairs > 0) return { kind: 'refused', reason: 'pairs-without-overlap', persons, items, ...apart }
  const [own, between, squares] = parts(matrix, items)
  const total = own + between
  if (total <= 1e-12 * own) return { kind: 'refused', reason: 'no-variation', persons, items }
  const alpha = (items / (items - 1)) * (between / total)
  const pairs = counts.filter((_, at) => at % items > Math.floor(at / items))
  const fewestPairs = Math.min(...pairs)
  return {
    kind: 'estimated',
    persons,
    items,
    highest: columns.highest.reduce((sum, top) => sum + top, 0),
    mean: columns.means.reduce((sum, mean) => sum + mean, 0),
    sd: Math.sqrt(total),
    alpha,
    // Each pair knows as much as its persons tell; complete answers give their number itself.
    alphaInterval: feldtInterval(alpha, pairs.length / pairs.reduce((sum, n) => sum + 1 / n, 0), items),
    lambda2: (between + Math.sqrt((items / (items - 1)) * squares)) / total,
    ...(alpha >= 0 ? { standardErrorOfMeasurement: Math.sqrt(total * (1 - alpha)) } : {}),
    complete: fewestPairs === persons,
    fewestPairs,
  }
}

/** Alpha of the others, for each item; undefined where they are fewer than two or do not vary. */
export function alphasWithout({ items, matrix }: ItemCovariances): (number | undefined)[] {
  const [own, between] = parts(matrix, items)
  return Array.from({ length: items }, (_, i) => {
    let row = 0
    for (let j = 0; j < items; j++) if (j !== i) row += matrix[i * items + j] as number
    const others = between - 2 * row
    const total = own - (matrix[i * items + i] as number) + others
    return items < 3 || total <= 1e-12 * own ? undefined : ((items - 1) / (items - 2)) * (others / total)
  })
}

/** Sums of variances, of covariances off the diagonal, and of their squares. */
function parts(matrix: Float64Array, items: number): [own: number, between: number, squares: number] {
  let [own, between, squares] = [0, 0, 0]
  for (let i = 0; i < items; i++)
    for (let j = 0; j < items; j++) {
      const entry = matrix[i * items + j] as number
      if (i === j) own += entry
      else {
        between += entry
        squares += entry * entry
      }
    }
  return [own, between, squares]
}

/** Pairs that fewer than two persons have an answer to. */
export function pairsApart(counts: Float64Array, items: number) {
  const examples: (readonly [number, number])[] = []
  let pairs = 0
  for (let i = 0; i < items; i++)
    for (let j = i + 1; j < items; j++)
      if ((counts[i * items + j] as number) < 2) {
        pairs++
        if (examples.length < shownPairs) examples.push([i, j])
      }
  return { pairs, examples }
}

/** Persons with at least one answer that counts. */
function answering({ persons, scores, highest }: ScoreColumns): number {
  const has = new Uint8Array(persons)
  for (const [i, column] of scores.entries()) {
    const top = highest[i] as number
    for (let p = 0; p < persons; p++) if (column[p]! <= top) has[p] = 1
  }
  return has.reduce((sum, each) => sum + each, 0)
}

function feldtInterval(alpha: number, persons: number, items: number): [low: number, high: number] {
  const [between, within] = [persons - 1, (persons - 1) * (items - 1)]
  return [1 - (1 - alpha) * fQuantile(0.975, between, within), 1 - (1 - alpha) * fQuantile(0.025, between, within)]
}
