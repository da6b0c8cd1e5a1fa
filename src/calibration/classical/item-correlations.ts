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
  /** Items that do not vary. */
  readonly constant: readonly string[]
  /** Whether some pair has no correlation because too few persons, or no variation, are in it. */
  readonly apart: boolean
}

/** Polychoric correlations need a table that is not nearly empty, and take long where it has hundreds of cells. */
const polychoricLimits = { persons: 200, categories: 10 }

/** Gathers the tables of pairs as they pass, and correlates the items when all have passed. */
export function correlationGatherer(columns: ScoreColumns, itemIds: readonly string[]) {
  const { items, variances, highest, persons } = columns
  const varying = Array.from({ length: items }, (_, i) => i).filter((i) => (variances[i] as number) > 0)
  const basis =
    persons >= polychoricLimits.persons && Math.max(...highest) < polychoricLimits.categories ? 'polychoric' : 'product-moment'
  const tables = new Map<number, AnsweredTable | undefined>()
  return {
    visit(table: PairTable): void {
      if (basis === 'polychoric') tables.set(table.first * items + table.second, answeredTable(table, highest))
    },
    correlations({ matrix: covariances, counts }: ItemCovariances): ItemCorrelations {
      const size = varying.length
      const matrix = new Float64Array(size * size)
      const errors = new Float64Array(size * size)
      const factors = varying.map((i) => (basis === 'polychoric' ? errorFactor(categoryCounts(columns, i)) : 1))
      let apart = false
      const put = (a: number, b: number, value: number, error: number) => {
        matrix[a * size + b] = value
        matrix[b * size + a] = value
        errors[a * size + b] = error
        errors[b * size + a] = error
      }
      for (const [a, i] of varying.entries()) {
        put(a, a, 1, 1)
        for (const [b, j] of varying.entries()) {
          if (b <= a) continue
          const n = counts[i * items + j] as number
          const table = tables.get(i * items + j)
          if (n < 2 || (basis === 'polychoric' && table === undefined)) {
            apart = true
            continue
          }
          const value =
            table === undefined
              ? productMoment(covariances[i * items + j] as number, (variances[i] as number) * (variances[j] as number))
              : polychoricCorrelation(table)
          put(a, b, value, (factors[a] as number) * (factors[b] as number) * Math.sqrt(persons / n))
        }
      }
      const constant = itemIds.filter((_, i) => !varying.includes(i))
      return { basis, items: size, matrix, errors, constant, apart }
    },
  }
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
