import type { ClassicalData } from './classical-data.js'
import { eachPairTable, type PairTable, pairMoments } from './pair-tables.js'
import { type ScoreColumns, scoreColumns } from './score-columns.js'

/** Covariances of items, each over the persons with an answer to both. */
export interface ItemCovariances {
  readonly items: number
  /** Row-major, items × items; 0 where fewer than two persons have both. */
  readonly matrix: Float64Array
  /** Persons with an answer to both, the same shape. */
  readonly counts: Float64Array
}

/** @param visit is shown every table on the way */
export function itemCovariances(columns: ScoreColumns, visit?: (table: PairTable) => void): ItemCovariances {
  const { items, variances, counted } = columns
  const matrix = new Float64Array(items * items)
  const counts = new Float64Array(items * items)
  for (let i = 0; i < items; i++) {
    matrix[i * items + i] = variances[i] as number
    counts[i * items + i] = counted[i] as number
  }
  eachPairTable(columns, (table) => {
    const { n, covariance } = pairMoments(table, columns)
    for (const at of [table.first * items + table.second, table.second * items + table.first]) {
      matrix[at] = covariance
      counts[at] = n
    }
    visit?.(table)
  })
  return { items, matrix, counts }
}

/** The covariances of some of the persons, over the items that two of them have an answer to. */
export function groupCovariances(
  data: ClassicalData,
  members: Uint32Array,
): { readonly columns: ScoreColumns; readonly covariances: ItemCovariances } {
  const whole = scoreColumns(data, members)
  const kept = whole.counted.flatMap((n, i) => (n > 1 ? [i] : []))
  const columns: ScoreColumns = {
    ...whole,
    items: kept.length,
    codes: kept.map((i) => whole.codes[i] as Uint8Array),
    scores: kept.map((i) => whole.scores[i] as Uint8Array),
    highest: kept.map((i) => whole.highest[i] as number),
    counted: kept.map((i) => whole.counted[i] as number),
    means: Float64Array.from(kept, (i) => whole.means[i] as number),
    variances: Float64Array.from(kept, (i) => whole.variances[i] as number),
  }
  return { columns, covariances: itemCovariances(columns) }
}
