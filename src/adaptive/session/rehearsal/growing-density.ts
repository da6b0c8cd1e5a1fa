import type { NodeTables } from './node-tables.js'

/** A density over a row of nodes that grows by products. */
export interface GrowingDensity {
  readonly tables: NodeTables
  readonly density: Float64Array
  /** Mass and moments of it, in spacings from node 0. */
  readonly sums: { mass: number; first: number; second: number }
  /** The nodes that are looked at, from a multiple of four up to another one; what lies outside has no part in the sums. */
  readonly window: { from: number; to: number }
}

/** The answers so far, each with the factor that densities were scaled by after it. */
export interface TakenAnswers {
  count: number
  readonly items: Int32Array
  readonly categories: Uint8Array
  readonly factors: Float64Array
}

export function growingDensity(tables: NodeTables): GrowingDensity {
  const { length } = tables.prior
  return { tables, density: new Float64Array(length), sums: { mass: 0, first: 0, second: 0 }, window: { from: 0, to: length } }
}

/** Multiplies the row that begins at a place of the tables into a density, four nodes at a time, and leaves its sums. */
export function multiplyInto({ density, sums, window, tables }: GrowingDensity, start: number): void {
  const { rows } = tables
  const { from, to } = window
  let mass = 0
  let first = 0
  let second = 0
  for (let q = from; q < to; q += 4) {
    const w0 = (density[q] as number) * (rows[start + q] as number)
    const w1 = (density[q + 1] as number) * (rows[start + q + 1] as number)
    const w2 = (density[q + 2] as number) * (rows[start + q + 2] as number)
    const w3 = (density[q + 3] as number) * (rows[start + q + 3] as number)
    density[q] = w0
    density[q + 1] = w1
    density[q + 2] = w2
    density[q + 3] = w3
    const sum = w0 + w1 + (w2 + w3)
    const one = w1 + 2 * w2 + 3 * w3
    mass += sum
    first += sum * q + one
    second += (sum * q + 2 * one) * q + (w1 + 4 * w2 + 9 * w3)
  }
  sums.mass = mass
  sums.first = first
  sums.second = second
}

/** Multiplies the rows of all answers into the prior, four answers at a time: the density goes through memory a quarter as often. */
export function multiplyAllInto(grown: GrowingDensity, answers: TakenAnswers): void {
  const { density, tables, window } = grown
  const { from, to } = window
  const { rows } = tables
  const { count, factors } = answers
  density.set(tables.prior)
  for (let i = 0; i < count; i += 4) {
    const s0 = startOf(tables, answers, i)
    const s1 = startOf(tables, answers, i + 1)
    const s2 = startOf(tables, answers, i + 2)
    const s3 = startOf(tables, answers, i + 3)
    let factor = 1
    for (let j = i; j < i + 4 && j < count; j++) factor *= factors[j] as number
    for (let q = from; q < to; q++) {
      const all = (rows[s0 + q] as number) * (rows[s1 + q] as number) * ((rows[s2 + q] as number) * (rows[s3 + q] as number))
      density[q] = (density[q] as number) * all * factor
    }
  }
  multiplyInto(grown, 0)
}

function startOf({ startOf }: NodeTables, { count, items, categories }: TakenAnswers, i: number): number {
  return i < count ? startOf(items[i] as number, categories[i] as number) : 0
}

/** Gives a window the nodes at which a density has mass, and four more on both sides. @param negligible share of the mass in four nodes */
export function windowInto(window: GrowingDensity['window'], { density, sums }: GrowingDensity, negligible: number): void {
  const least = sums.mass * negligible
  let from = 0
  let to = density.length
  while (from + 4 < to && massOfFour(density, from) <= least) from += 4
  while (from + 4 < to && massOfFour(density, to - 4) <= least) to -= 4
  window.from = Math.max(0, from - 4)
  window.to = Math.min(density.length, to + 4)
}

function massOfFour(density: Float64Array, q: number): number {
  return (density[q] as number) + (density[q + 1] as number) + (density[q + 2] as number) + (density[q + 3] as number)
}

/** Multiplies a density and its sums by a factor. */
export function rescaleInto({ density, sums }: GrowingDensity, factor: number): void {
  for (let q = 0; q < density.length; q++) density[q] = (density[q] as number) * factor
  sums.mass *= factor
  sums.first *= factor
  sums.second *= factor
}
