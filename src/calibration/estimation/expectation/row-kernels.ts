import type { RowList } from './row-plan.js'

/**
 * The inner loops of the fast E-step: rows of tables multiplied into a posterior, and a posterior added to rows of sums, five or
 * three rows at a time, two nodes a turn, over the nodes from `low` up to `high`, both even. Written out because the compiler keeps neither a list of rows nor a closure in registers.
 * Their readable twin is `expectReadably`.
 */

/** Number of rows that are taken in threes; the others are taken in fives. */
export function rowsInThrees(count: number): number {
  const rest = count % 5
  return rest === 0 ? 0 : rest === 3 ? 3 : 6
}

/** posterior = prior · Π rows between `low` and `high`, where the rows begin at `rows[from] · stride`, …; returns its sum there. */
export function multiplyRowsInto(
  posterior: Float64Array,
  prior: Float64Array,
  table: Float64Array,
  rows: RowList,
  from: number,
  to: number,
  low: number,
  high: number,
): number {
  const stride = posterior.length
  const threes = from + rowsInThrees(to - from)
  let source = prior
  let sum = 0
  let j = from
  for (; j < threes; j += 3) {
    sum = multiplyThree(
      posterior,
      source,
      table,
      at(rows, j, stride),
      at(rows, j + 1, stride),
      at(rows, j + 2, stride),
      low,
      high,
    )
    source = posterior
  }
  for (; j < to; j += 5) {
    sum = multiplyFive(
      posterior,
      source,
      table,
      at(rows, j, stride),
      at(rows, j + 1, stride),
      at(rows, j + 2, stride),
      at(rows, j + 3, stride),
      at(rows, j + 4, stride),
      low,
      high,
    )
    source = posterior
  }
  return sum
}

/** Adds factor · posterior to the rows of a person. */
export function addToRowsInto(
  sums: Float64Array,
  posterior: Float64Array,
  factor: number,
  rows: RowList,
  from: number,
  to: number,
  low: number,
  high: number,
): void {
  const stride = posterior.length
  const threes = from + rowsInThrees(to - from)
  let j = from
  for (; j < threes; j += 3)
    addThree(sums, posterior, factor, at(rows, j, stride), at(rows, j + 1, stride), at(rows, j + 2, stride), low, high)
  for (; j < to; j += 5)
    addFive(
      sums,
      posterior,
      factor,
      at(rows, j, stride),
      at(rows, j + 1, stride),
      at(rows, j + 2, stride),
      at(rows, j + 3, stride),
      at(rows, j + 4, stride),
      low,
      high,
    )
}

function at(rows: RowList, place: number, stride: number): number {
  return Math.imul(rows[place] as number, stride)
}

function multiplyThree(
  out: Float64Array,
  source: Float64Array,
  table: Float64Array,
  a: number,
  b: number,
  c: number,
  low: number,
  high: number,
): number {
  let even = 0
  let odd = 0
  for (let q = low; q < high; q += 2) {
    const x = (source[q] as number) * (table[a + q] as number) * ((table[b + q] as number) * (table[c + q] as number))
    const y =
      (source[q + 1] as number) * (table[a + q + 1] as number) * ((table[b + q + 1] as number) * (table[c + q + 1] as number))
    out[q] = x
    out[q + 1] = y
    even += x
    odd += y
  }
  return even + odd
}

function multiplyFive(
  out: Float64Array,
  source: Float64Array,
  table: Float64Array,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  low: number,
  high: number,
): number {
  let even = 0
  let odd = 0
  for (let q = low; q < high; q += 2) {
    const x =
      (source[q] as number) *
      (table[a + q] as number) *
      ((table[b + q] as number) * (table[c + q] as number)) *
      ((table[d + q] as number) * (table[e + q] as number))
    const y =
      (source[q + 1] as number) *
      (table[a + q + 1] as number) *
      ((table[b + q + 1] as number) * (table[c + q + 1] as number)) *
      ((table[d + q + 1] as number) * (table[e + q + 1] as number))
    out[q] = x
    out[q + 1] = y
    even += x
    odd += y
  }
  return even + odd
}

function addThree(
  sums: Float64Array,
  posterior: Float64Array,
  factor: number,
  a: number,
  b: number,
  c: number,
  low: number,
  high: number,
): void {
  for (let q = low; q < high; q += 2) {
    const x = factor * (posterior[q] as number)
    const y = factor * (posterior[q + 1] as number)
    sums[a + q] = (sums[a + q] as number) + x
    sums[a + q + 1] = (sums[a + q + 1] as number) + y
    sums[b + q] = (sums[b + q] as number) + x
    sums[b + q + 1] = (sums[b + q + 1] as number) + y
    sums[c + q] = (sums[c + q] as number) + x
    sums[c + q + 1] = (sums[c + q + 1] as number) + y
  }
}

function addFive(
  sums: Float64Array,
  posterior: Float64Array,
  factor: number,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  low: number,
  high: number,
): void {
  for (let q = low; q < high; q += 2) {
    const x = factor * (posterior[q] as number)
    const y = factor * (posterior[q + 1] as number)
    sums[a + q] = (sums[a + q] as number) + x
    sums[a + q + 1] = (sums[a + q + 1] as number) + y
    sums[b + q] = (sums[b + q] as number) + x
    sums[b + q + 1] = (sums[b + q + 1] as number) + y
    sums[c + q] = (sums[c + q] as number) + x
    sums[c + q + 1] = (sums[c + q + 1] as number) + y
    sums[d + q] = (sums[d + q] as number) + x
    sums[d + q + 1] = (sums[d + q + 1] as number) + y
    sums[e + q] = (sums[e + q] as number) + x
    sums[e + q + 1] = (sums[e + q + 1] as number) + y
  }
}
