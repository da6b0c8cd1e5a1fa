import { normalQuantile } from '../../math/normal.js'
import type { ItemCovariances } from './covariances.js'
import type { PairTable } from './pair-tables.js'
import { type AnsweredTable, answeredTable, errorFactor, polychoricCorrelation } from './polychoric.js'
import type { ScoreColumns } from './score-columns.js'

/** Correlations of the items that vary. */
export interface ItemCorrelations {
  readonly basis: 'polychoric' | 'product-moment'
  readonly items: number
  /** Row-major, with ones on the diagonal. */
  readonly matrix: Float64Array
  /** Standard error of each if the truth were 0, over that of a product-moment correlation of all persons; 1 on the diagonal. */
  readonly errors: Float64Array
  /** Share of its points that each was answered with, as a normal deviate: high for easy items. */
  readonly easiness: Float64Array
  /** Items that do not vary. */
  readonly constant: readonly string[]
  /** Whether some pair has no correlation because too few persons, or no variation, are in it. */
  readonly apart: boolean
}

/** Polychoric correlations need a table that is not nearly empty, and take long where it has hundreds of cells. */
const polychoricLimits = { persons: 200, categories: 10 }

/** Gathers the tables of pairs as they pass, and correlates the items when all have passed. */
export function correlationGatherer(columns: ScoreColumns, itemIds: readonly string[]) {
  const { items, highest, persons } = columns
  const basis: ItemCorrelations['basis'] =
    persons >= polychoricLimits.persons && Math.max(...highest) < polychoricLimits.categories ? 'polychoric' : 'product-moment'
  const tables: PairTables = new Map()
  return {
    visit(table: PairTable): void {
      if (basis === 'polychoric') tables.set(table.first * items + table.second, answeredTable(table, highest))
    },
    correlations: (covariances: ItemCovariances) => correlated(columns, itemIds, { basis, tables, covariances }),
  }
}

type PairTables = Map<number, AnsweredTable | undefined>

interface Gathered {
  readonly basis: ItemCorrelations['basis']
  readonly tables: PairTables
  readonly covariances: ItemCovariances
}

function correlated(
  columns: ScoreColumns,
  itemIds: readonly string[],
  { basis, tables, covariances }: Gathered,
): ItemCorrelations {
  const { items, variances, persons } = columns
  const varying = Array.from({ length: items }, (_, i) => i).filter((i) => (variances[i] as number) > 0)
  const size = varying.length
  const [matrix, errors] = [new Float64Array(size * size), new Float64Array(size * size)]
  const factors = varying.map((i) => (basis === 'polychoric' ? errorFactor(categoryCounts(columns, i)) : 1))
  let apart = false
  for (const [a, i] of varying.entries())
    for (const [b, j] of varying.entries()) {
      if (b > a) continue
      const pair = j * items + i
      const n = covariances.counts[pair] as number
      const table = tables.get(pair)
      if (n < 2 || (b < a && basis === 'polychoric' && table === undefined)) {
        apart = true
        continue
      }
      const spread = (variances[i] as number) * (variances[j] as number)
      const plain = table === undefined ? productMoment(covariances.matrix[pair] as number, spread) : polychoricCorrelation(table)
      const error = (factors[a] as number) * (factors[b] as number) * Math.sqrt(persons / n)
      for (const at of [a * size + b, b * size + a]) {
        matrix[at] = a === b ? 1 : plain
        errors[at] = a === b ? 1 : error
      }
    }
  const constant = itemIds.filter((_, i) => !varying.includes(i))
  const easiness = Float64Array.from(varying, (i) =>
    normalQuantile((columns.means[i] as number) / (columns.highest[i] as number)),
  )
  return { basis, items: size, matrix, errors, easiness, constant, apart }
}

function categoryCounts({ scores, highest }: ScoreColumns, item: number): number[] {
  const counts = new Array<number>((highest[item] as number) + 2).fill(0)
  const column = scores[item] as Uint8Array
  for (let p = 0; p < column.length; p++) counts[column[p]!]!++
  return counts.slice(0, -1)
}

/** Within −1…1, which covariance and variances of different persons need not keep to. */
function productMoment(covariance: number, variances: number): number {
  return Math.max(-1, Math.min(1, covariance / Math.sqrt(variances)))
}
