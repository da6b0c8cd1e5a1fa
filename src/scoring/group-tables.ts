import type { CompiledBank } from '../bank/compile-bank.js'
import type { GroupRows } from './group-rows.js'
import { groupRows } from './group-rows-simd.js'
import type { LikelihoodTables } from './likelihood-tables.js'
import { missing } from './proficiency-estimate.js'

/**
 * Likelihoods of small groups of items, one row of nodes for every combination of their answers, each row scaled to a
 * maximum of 1. A person's likelihood is the product of one row a group.
 */
export interface GroupTables {
  /** Rows of all groups, `stride` apart; entries beyond the nodes are 0. */
  readonly rows: Float64Array
  /** Nodes rounded up to a multiple of eight. */
  readonly stride: number
  /** First item of each group, and the number of items at the end. */
  readonly firstItem: Int32Array
  /** Where the rows of each group begin. */
  readonly groupStart: Int32Array
  /** What a response adds to the place of its group's row, index = item × 256 + response; {@link refused} where it is none. */
  readonly step: Int32Array
  /** Answers to each item that the tables know. */
  readonly states: readonly number[]
  readonly withMissing: boolean
}

/** Less than any sum of steps: the row of a person with a response that the tables do not know is negative. */
export const refused = -(2 ** 30)

export interface GroupingRule {
  /** Whether "not administered" is one of the answers. */
  readonly withMissing: boolean
  /** Rows of one group at most; 1 leaves every item on its own. */
  readonly mostRows: number
  /** Doubles that all rows together may take; default: about what a second-level cache holds. */
  readonly mostDoubles?: number
}

const defaultDoubles = 2 ** 18

/** Tables of groups as large as the rule and the cache allow. */
export function groupTables(bank: CompiledBank, tables: LikelihoodTables, rule: GroupingRule): GroupTables {
  const states = Array.from(bank.categories, (categories) => categories + (rule.withMissing ? 1 : 0))
  const stride = Math.ceil(tables.nodes.length / 8) * 8
  let mostRows = rule.mostRows
  let firstItem = grouping(states, mostRows)
  while (mostRows > 1 && rowCount(states, firstItem) * stride > (rule.mostDoubles ?? defaultDoubles)) {
    mostRows = Math.floor(mostRows / 2)
    firstItem = grouping(states, mostRows)
  }
  return fillTables(bank, tables, { states, stride, firstItem, withMissing: rule.withMissing })
}

/** Neighbouring items together as long as their combinations stay within the limit. */
function grouping(states: readonly number[], mostRows: number): Int32Array {
  const first = [0]
  let rows = 1
  states.forEach((count, item) => {
    if (item > 0 && rows * count > mostRows) {
      first.push(item)
      rows = 1
    }
    rows *= count
  })
  return Int32Array.from(states.length === 0 ? [0] : [...first, states.length])
}

function rowCount(states: readonly number[], firstItem: Int32Array): number {
  let total = 0
  for (let g = 0; g + 1 < firstItem.length; g++) {
    total += states.slice(firstItem[g], firstItem[g + 1]).reduce((rows, count) => rows * count, 1)
  }
  return total
}

interface Plan {
  readonly states: readonly number[]
  readonly stride: number
  readonly firstItem: Int32Array
  readonly withMissing: boolean
}

function fillTables(bank: CompiledBank, tables: LikelihoodTables, plan: Plan): GroupTables {
  const { states, stride, firstItem, withMissing } = plan
  const groups = firstItem.length - 1
  const made = groupRows(rowCount(states, firstItem) * stride, stride)
  const { rows } = made
  const groupStart = new Int32Array(groups)
  const step = new Int32Array(states.length * 256).fill(refused)
  let end = 0
  for (let g = 0; g < groups; g++) {
    groupStart[g] = end
    rows.fill(1, end, end + tables.nodes.length)
    let built = stride
    for (let item = firstItem[g] as number; item < (firstItem[g + 1] as number); item++) {
      const categories = bank.categories[item] as number
      for (let k = 0; k < categories; k++) step[item * 256 + k] = k * built
      if (withMissing) step[item * 256 + missing] = categories * built
      multiplyOut(made, tables, { from: end, built, categories, itemStart: tables.itemStart[item] as number, withMissing })
      built *= states[item] as number
    }
    made.scale(end, end + built)
    end += built
  }
  return { rows, stride, firstItem, groupStart, step, states, withMissing }
}

interface Block {
  readonly from: number
  readonly built: number
  readonly categories: number
  readonly itemStart: number
  readonly withMissing: boolean
}

/** The rows built so far, once for every answer to one more item. */
function multiplyOut(
  made: GroupRows,
  tables: LikelihoodTables,
  { from, built, categories, itemStart, withMissing }: Block,
): void {
  const count = tables.nodes.length
  if (withMissing) made.rows.copyWithin(from + categories * built, from, from + built)
  // Downwards: category 0 overwrites the rows that the others are made of.
  for (let k = categories - 1; k >= 0; k--) {
    const row = tables.logProbability.subarray(itemStart + k * count, itemStart + (k + 1) * count)
    let highest = Number.NEGATIVE_INFINITY
    for (let q = 0; q < count; q++) highest = Math.max(highest, row[q] as number)
    for (let q = 0; q < count; q++) made.factors[q] = Math.exp((row[q] as number) - highest)
    made.multiply(from, from + built, from + k * built)
  }
}
