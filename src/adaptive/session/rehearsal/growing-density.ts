import { type NodeTables, rowOf } from './node-tables.js'

/** A density over a row of nodes that grows by products. */
export interface GrowingDensity {
  readonly tables: NodeTables
  readonly density: Float64Array
  /** Of the density at the nodes last multiplied, with its moments in spacings from node 0. */
  mass: number
  first: number
  second: number
}

/** The answers so far, each with the factor that densities were scaled by after it. */
export interface TakenAnswers {
  count: number
  readonly items: Int32Array
  readonly categories: Uint8Array
  readonly factors: Float64Array
}

/** Nodes from a multiple of four up to another one. */
export interface NodeWindow {
  from: number
  to: number
}

export function growingDensity(tables: NodeTables): GrowingDensity {
  return { tables, density: Float64Array.from(tables.prior), mass: Number.NaN, first: Number.NaN, second: Number.NaN }
}

/** Multiplies the row that begins at a place of the tables into a density, four nodes at a time, and leaves its mass and moments. */
export function multiplyInto(grown: GrowingDensity, start: number, window: NodeWindow): void {
  const { density } = grown
  // Whole numbers also to the compiler, which may take fields for fractions.
  const from = window.from | 0
  const to = window.to | 0
  const { rows } = grown.tables
  let mass = 0
  let first = 0
  let second = 0
  // Of the same value as q, which so stays a whole number for the compiler.
  let place = from
  for (let q = from; q < to; q += 4) {
    const at = (start + q) | 0
    const w0 = (density[q] as number) * (rows[at] as number)
    const w1 = (density[q + 1] as number) * (rows[at + 1] as number)
    const w2 = (density[q + 2] as number) * (rows[at + 2] as number)
    const w3 = (density[q + 3] as number) * (rows[at + 3] as number)
    density[q] = w0
    density[q + 1] = w1
    density[q + 2] = w2
    density[q + 3] = w3
    const sum = w0 + w1 + (w2 + w3)
    const one = w1 + 2 * w2 + 3 * w3
    const here = sum * place + one
    mass += sum
    first += here
    second += (here + one) * place + (w1 + 4 * w2 + 9 * w3)
    place += 4
  }
  grown.mass = mass
  grown.first = first
  grown.second = second
}

/** Multiplies the rows of all answers into the prior, four answers at a time: the density goes through memory a quarter as often. */
export function multiplyAllInto(grown: GrowingDensity, answers: TakenAnswers, window: NodeWindow): void {
  const { density, tables } = grown
  const { rows, prior } = tables
  const { count, factors } = answers
  const from = window.from | 0
  const to = window.to | 0
  for (let q = from; q < to; q++) density[q] = prior[q] as number
  for (let i = 0; i < count; i += 4) {
    const s0 = startOf(tables, answers, i)
    const s1 = startOf(tables, answers, i + 1)
    const s2 = startOf(tables, answers, i + 2)
    const s3 = startOf(tables, answers, i + 3)
    let factor = 1
    for (let j = i; j < i + 4 && j < count; j++) factor *= factors[j] as number
    for (let q = from; q < to; q++) {
      const one = (rows[(s0 + q) | 0] as number) * (rows[(s1 + q) | 0] as number)
      const other = (rows[(s2 + q) | 0] as number) * (rows[(s3 + q) | 0] as number)
      density[q] = (density[q] as number) * factor * (one * other)
    }
  }
  multiplyInto(grown, 0, window)
}

function startOf(tables: NodeTables, { count, items, categories }: TakenAnswers, i: number): number {
  return i < count ? rowOf(tables, items[i] as number, categories[i] as number) | 0 : 0
}

/** Takes from a window the fours at its ends that hold next to nothing. @returns mass of what is left out */
export function narrowInto(window: NodeWindow, { density, mass }: GrowingDensity, negligible: number): number {
  const least = mass * negligible
  let left = 0
  while (massOfFour(density, window.from) <= least) {
    left += massOfFour(density, window.from)
    window.from += 4
  }
  while (massOfFour(density, window.to - 4) <= least) {
    left += massOfFour(density, window.to - 4)
    window.to -= 4
  }
  return left
}

function massOfFour(density: Float64Array, q: number): number {
  return (density[q] as number) + (density[q + 1] as number) + (density[q + 2] as number) + (density[q + 3] as number)
}

/** Multiplies a density, its mass and moments by a factor. */
export function rescaleInto(grown: GrowingDensity, factor: number): void {
  const { density } = grown
  for (let q = 0; q < density.length; q++) density[q] = (density[q] as number) * factor
  grown.mass *= factor
  grown.first *= factor
  grown.second *= factor
}
