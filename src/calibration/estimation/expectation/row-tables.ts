import type { LogTables } from './log-tables.js'
import type { RowPlan } from './row-plan.js'

/** Tables of a plan: a row of nodes for every combination of answers, `stride` apart, and one more that stands for nothing. */
export interface RowTables {
  readonly plan: RowPlan
  readonly nodes: number
  /** Nodes rounded up to an even number; the entry beyond is 0. */
  readonly stride: number
  readonly rows: Float64Array
}

export function createRowTables(plan: RowPlan, nodes: number): RowTables {
  const stride = Math.ceil(nodes / 2) * 2
  return { plan, nodes, stride, rows: new Float64Array(((plan.firstRow[plan.firstRow.length - 1] as number) + 1) * stride) }
}

/**
 * Writes the likelihoods of all combinations, each item's curves scaled to a maximum of 1.
 * @param logScale receives ln of what each item and category was divided by, in the order of the log tables
 */
export function rowTablesInto(tables: RowTables, logScale: Float64Array, { itemStart, logProbability }: LogTables): void {
  const { plan, nodes, stride, rows } = tables
  const factor = new Float64Array(nodes)
  const ones = (plan.firstRow[plan.firstRow.length - 1] as number) * stride
  rows.fill(1, ones, ones + nodes)
  for (let g = 0; g + 1 < plan.firstItem.length; g++) {
    const from = (plan.firstRow[g] as number) * stride
    rows.fill(1, from, from + nodes)
    let built = stride
    for (let item = plan.firstItem[g] as number; item < (plan.firstItem[g + 1] as number); item++) {
      const states = plan.states[item] as number
      const categories = ((itemStart[item + 1] as number) - (itemStart[item] as number)) / nodes
      if (states > categories) rows.copyWithin(from + categories * built, from, from + built)
      // Downwards: category 0 overwrites the rows that the others are made of.
      for (let k = categories - 1; k >= 0; k--) {
        const at = (itemStart[item] as number) + k * nodes
        logScale[at / nodes] = scaledCurveInto(factor, logProbability, at)
        multiplyInto(rows, { from, to: from + k * built, built, stride }, factor)
      }
      built *= states
    }
  }
}

function scaledCurveInto(factor: Float64Array, logProbability: Float64Array, at: number): number {
  let highest = Number.NEGATIVE_INFINITY
  for (let q = 0; q < factor.length; q++) highest = Math.max(highest, logProbability[at + q] as number)
  for (let q = 0; q < factor.length; q++) factor[q] = Math.exp((logProbability[at + q] as number) - highest)
  return highest
}

interface RowBlock {
  readonly from: number
  readonly to: number
  readonly built: number
  readonly stride: number
}

function multiplyInto(rows: Float64Array, { from, to, built, stride }: RowBlock, factor: Float64Array): void {
  const nodes = factor.length
  for (let row = 0; row < built; row += stride)
    for (let q = 0; q < nodes; q++) rows[to + row + q] = (rows[from + row + q] as number) * (factor[q] as number)
}

/**
 * Folds sums over combinations into sums over categories: adds to `answers` (from `itemStart` of the item, categories apart
 * by `spread`, at `offset`). What is left in the first row of a group is the sum over all its rows.
 */
export function foldRowsInto(
  answers: Float64Array,
  sums: RowTables,
  place: { readonly itemStart: Int32Array; readonly spread: number; readonly offset: number },
): void {
  const { plan, nodes, stride, rows } = sums
  for (let g = 0; g + 1 < plan.firstItem.length; g++) {
    const from = (plan.firstRow[g] as number) * stride
    let built = ((plan.firstRow[g + 1] as number) - (plan.firstRow[g] as number)) * stride
    for (let item = (plan.firstItem[g + 1] as number) - 1; item >= (plan.firstItem[g] as number); item--) {
      const states = plan.states[item] as number
      built /= states
      const start = place.itemStart[item] as number
      const categories = ((place.itemStart[item + 1] as number) - start) / place.spread
      for (let k = 0; k < categories; k++) {
        const to = start + k * place.spread + place.offset
        for (let row = from + k * built; row < from + (k + 1) * built; row += stride)
          for (let q = 0; q < nodes; q++) answers[to + q] = (answers[to + q] as number) + (rows[row + q] as number)
      }
      // What is left is a table of the items before this one.
      for (let k = 1; k < states; k++)
        for (let at = 0; at < built; at++) rows[from + at] = (rows[from + at] as number) + (rows[from + k * built + at] as number)
    }
  }
}
