import { bivariateNormalCdf, bivariateNormalDensity } from '../../math/bivariate-normal.js'
import { normalDensity, normalQuantile } from '../../math/normal.js'
import type { PairTable } from './pair-tables.js'

/** A table of two items without the categories that nobody has. */
export interface AnsweredTable {
  readonly rows: number
  readonly columns: number
  /** Row-major. */
  readonly cells: Float64Array
  readonly n: number
}

/** @returns undefined where one of the items has one category only among persons with an answer to both */
export function answeredTable(
  { first, second, counts, width }: PairTable,
  highest: readonly number[],
): AnsweredTable | undefined {
  const [tops, others] = [highest[first] as number, highest[second] as number]
  const at = (a: number, b: number) => counts[a * width + b] as number
  const places = (last: number, has: (k: number) => boolean) => Array.from({ length: last + 1 }, (_, k) => k).filter(has)
  const rows = places(tops, (a) => places(others, (b) => at(a, b) > 0).length > 0)
  const columns = places(others, (b) => rows.some((a) => at(a, b) > 0))
  if (rows.length < 2 || columns.length < 2) return undefined
  const cells = Float64Array.from(rows.flatMap((a) => columns.map((b) => at(a, b))))
  return { rows: rows.length, columns: columns.length, cells, n: cells.reduce((sum, n) => sum + n, 0) }
}

/** Correlations closer to ±1 than this are not told apart. */
const closest = 0.999

/**
 * Correlation of the two normal variables that a table of ordered categories cuts, by maximum likelihood with the cuts that its margins
 * have; of two categories each the tetrachoric correlation. A table of four cells with an empty one has half a person moved there,
 * without which the correlation would be ±1.
 * @source Olsson (1979), Psychometrika 44, 443–460 (two-step); Brown & Benedetti (1977), Psychometrika 42, 347–355 (empty cells)
 */
export function polychoricCorrelation(table: AnsweredTable): number {
  const filled = withoutEmptyCell(table)
  const cuts = [cutsOf(rowSums(filled)), cutsOf(columnSums(filled))] as const
  let [low, high] = [-closest, closest]
  let correlation = 0
  for (let iteration = 0; iteration < 60; iteration++) {
    const { slope, information } = likelihoodSlope(filled, cuts, correlation)
    if (slope > 0) low = correlation
    else high = correlation
    const step = information > 0 ? slope / information : 0
    const wanted = correlation + step
    const next = wanted > low && wanted < high ? wanted : (low + high) / 2
    const change = Math.abs(next - correlation)
    correlation = next
    if (change < 1e-9) break
  }
  return correlation
}

type Cuts = readonly [rows: Float64Array, columns: Float64Array]

/** Slope of the log-likelihood in the correlation, and its expected curvature. */
function likelihoodSlope({ rows, columns, cells, n }: AnsweredTable, [left, right]: Cuts, correlation: number) {
  const [mass, density] = [
    corners(left, right, (x, y) => bivariateNormalCdf(x, y, correlation)),
    corners(left, right, (x, y) => bivariateNormalDensity(x, y, correlation)),
  ]
  let [slope, information] = [0, 0]
  for (let a = 0; a < rows; a++)
    for (let b = 0; b < columns; b++) {
      const share = Math.max(1e-15, inCell(mass, columns + 1, a, b))
      const change = inCell(density, columns + 1, a, b)
      slope += ((cells[a * columns + b] as number) * change) / share
      information += (n * change * change) / share
    }
  return { slope, information }
}

/** A function at every pair of cuts, row-major. */
function corners(left: Float64Array, right: Float64Array, f: (x: number, y: number) => number): Float64Array {
  const values = new Float64Array(left.length * right.length)
  for (let a = 0; a < left.length; a++)
    for (let b = 0; b < right.length; b++) values[a * right.length + b] = f(left[a] as number, right[b] as number)
  return values
}

function inCell(values: Float64Array, width: number, a: number, b: number): number {
  const at = a * width + b
  return values[at + width + 1]! - values[at + width]! - values[at + 1]! + values[at]!
}

/** Where the categories cut a standard normal variable, from −∞ to ∞. */
function cutsOf(counts: readonly number[]): Float64Array {
  const n = counts.reduce((sum, count) => sum + count, 0)
  const cuts = new Float64Array(counts.length + 1)
  let below = 0
  for (const [k, count] of counts.entries()) {
    cuts[k] = k === 0 ? -Infinity : normalQuantile(below / n)
    below += count
  }
  cuts[counts.length] = Infinity
  return cuts
}

function rowSums({ rows, columns, cells }: AnsweredTable): number[] {
  return Array.from({ length: rows }, (_, a) => cells.subarray(a * columns, (a + 1) * columns).reduce((sum, n) => sum + n, 0))
}

function columnSums({ rows, columns, cells }: AnsweredTable): number[] {
  return Array.from({ length: columns }, (_, b) =>
    Array.from({ length: rows }, (_, a) => cells[a * columns + b] as number).reduce((sum, n) => sum + n, 0),
  )
}

function withoutEmptyCell(table: AnsweredTable): AnsweredTable {
  const empty = table.cells.indexOf(0)
  if (table.cells.length !== 4 || empty < 0) return table
  const same = empty === 0 || empty === 3 ? 0.5 : -0.5
  const cells = table.cells.map((n, at) => n + (at === 0 || at === 3 ? same : -same))
  // Two empty cells in one diagonal gain half a person each; no cell falls below that.
  return { ...table, cells: cells.map((n) => Math.max(0.5, n)) }
}

/**
 * Standard error of a polychoric correlation of 0 over that of a product-moment one, the part of one item: √(1/I) with I = Σ (φ at the
 * cuts beside a category, their difference)²/share.
 * @source information of Olsson (1979) at correlation 0, where it falls into a product of the two items
 */
export function errorFactor(counts: readonly number[]): number {
  const taken = counts.filter((count) => count > 0)
  const n = taken.reduce((sum, count) => sum + count, 0)
  const ordinates = [...cutsOf(taken)].map((cut) => (Number.isFinite(cut) ? normalDensity(cut) : 0))
  const information = taken.reduce(
    (sum, count, k) => sum + ((ordinates[k + 1] as number) - (ordinates[k] as number)) ** 2 / (count / n),
    0,
  )
  return 1 / Math.sqrt(information)
}
