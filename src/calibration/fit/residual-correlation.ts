import type { FitData } from './fit-data.js'
import { forEachResidual } from './residuals.js'

/** Correlation of two items' residuals. */
export interface ResidualCorrelation {
  readonly items: readonly [string, string]
  readonly q3: number
  /** Q3 minus the mean of all pairs, which is below 0 because theta comes from the same answers. */
  readonly adjusted: number
  /** Persons with an answer to both. */
  readonly persons: number
}

export interface ResidualCorrelations {
  readonly mean: number
  readonly pairs: readonly ResidualCorrelation[]
  /** Pairs that too few persons answered, or that nobody's residuals differ in. */
  readonly leftOut: number
}

/** A correlation of fewer persons says nothing. */
const fewestPersons = 30

/**
 * Yen's Q3 of every pair, and its distance from the mean Q3.
 * @source Yen (1984), Appl. Psych. Meas. 8, 125–145; adjusted: Christensen, Makransky & Horton (2017), Appl. Psych. Meas. 41, 178–194
 */
export function residualCorrelations(data: FitData, thetas: Float64Array): ResidualCorrelations {
  const items = data.bank.curves.length
  const residuals = new Float64Array(data.persons * items).fill(Number.NaN)
  forEachResidual(data, thetas, (person, item, { residual }) => {
    residuals[person * items + item] = residual
  })
  const found: Omit<ResidualCorrelation, 'adjusted'>[] = []
  for (let i = 0; i < items; i++)
    for (let j = i + 1; j < items; j++) {
      const pair = correlation(residuals, items, i, j)
      if (pair.q3 === undefined || pair.persons < fewestPersons) continue
      found.push({ items: [data.bank.itemIds[i] as string, data.bank.itemIds[j] as string], q3: pair.q3, persons: pair.persons })
    }
  const mean = found.reduce((sum, { q3 }) => sum + q3, 0) / found.length
  const pairs = found.map((pair) => ({ ...pair, adjusted: pair.q3 - mean }))
  return { mean: found.length === 0 ? 0 : mean, pairs, leftOut: (items * (items - 1)) / 2 - found.length }
}

/** Share of the sum of squares at which a variance is the rounding of a constant. */
const rounding = 1e-12

function correlation(
  residuals: Float64Array,
  items: number,
  i: number,
  j: number,
): { readonly q3: number | undefined; readonly persons: number } {
  let [persons, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0]
  for (let row = 0; row < residuals.length; row += items) {
    const one = residuals[row + i] as number
    const other = residuals[row + j] as number
    if (Number.isNaN(one) || Number.isNaN(other)) continue
    persons++
    x += one
    y += other
    xx += one * one
    yy += other * other
    xy += one * other
  }
  const [own, others] = [persons * xx - x * x, persons * yy - y * y]
  const varies = own > rounding * persons * xx && others > rounding * persons * yy
  return { q3: varies ? (persons * xy - x * y) / Math.sqrt(own * others) : undefined, persons }
}
