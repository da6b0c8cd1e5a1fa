import type { ScoreColumns } from './score-columns.js'

/** How often each pair of categories of two items occurs together, among persons with an answer to both. */
export interface PairTable {
  /** Places of the items; `first` is the smaller one. */
  readonly first: number
  readonly second: number
  /** Category a of the first and b of the second at a × width + b; the last row and column are of missing answers. **The same for every pair.** */
  readonly counts: Uint32Array
  readonly width: number
}

/** Goes through the table of every pair of items once, in order. */
export function eachPairTable({ items, persons, scores, highest }: ScoreColumns, visit: (table: PairTable) => void): void {
  const widest = Math.max(1, ...highest) + 2
  const counts = new Uint32Array(widest * widest)
  for (let first = 0; first < items; first++) {
    const left = scores[first] as Uint8Array
    for (let second = first + 1; second < items; second++) {
      const right = scores[second] as Uint8Array
      const width = (highest[second] as number) + 2
      counts.fill(0, 0, ((highest[first] as number) + 2) * width)
      for (let p = 0; p < persons; p++) counts[left[p]! * width + right[p]!]!++
      visit({ first, second, counts, width })
    }
  }
}

/** Persons with an answer to both items, and their covariance (n − 1; 0 for fewer than two). */
export function pairMoments({ first, second, counts, width }: PairTable, { highest }: Pick<ScoreColumns, 'highest'>) {
  let [n, sumFirst, sumSecond, products] = [0, 0, 0, 0]
  for (let a = 0; a <= (highest[first] as number); a++)
    for (let b = 0; b <= (highest[second] as number); b++) {
      const count = counts[a * width + b] as number
      n += count
      sumFirst += count * a
      sumSecond += count * b
      products += count * a * b
    }
  return { n, covariance: n < 2 ? 0 : (products - (sumFirst * sumSecond) / n) / (n - 1) }
}
