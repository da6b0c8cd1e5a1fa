import type { SparseResponses } from '../response-matrix.js'

/** Rows by number, in as few bytes as they need: there are several a person. */
export type RowList = Uint16Array | Int32Array

/**
 * Neighbouring items put into groups, and every person as a list of rows: one for each group of which it answered an item,
 * chosen by the combination of its answers. The product of a person's rows is its likelihood.
 */
export interface RowPlan {
  /** First item of each group, and the number of items at the end. */
  readonly firstItem: Int32Array
  /** Answers that an item can have, "not administered" included where it occurs. */
  readonly states: Int32Array
  /** First row of each group, and the number of rows at the end: there a table has a row more, of ones. */
  readonly firstRow: Int32Array
  /** Where the rows of each person begin, and the number at the end. */
  readonly start: Uint32Array
  /** Filled up with the row of ones to a number that is a sum of fives and at most two threes. */
  readonly rows: RowList
  /** A group of which every person with answers answered an item, −1 if there is none. */
  readonly wholeGroup: number
}

/** The smallest number of rows from n on that is a sum of fives and at most two threes. */
function filledUp(n: number): number {
  const rest = n % 5
  if (rest === 2 || rest === 4) return n + 1
  return n === 1 ? 3 : n
}

/** Rows of tables that a second-level cache holds with as many rows of sums beside them. */
const mostRows = 2048

/** Limits on the rows of a group that are tried. */
const rowLimits = [1, 4, 8, 16, 32, 64, 128, 256, 512, 1024]

/** The plan with the least work a pass: rows to be built and folded against rows of persons. */
export function planRows(responses: SparseResponses, categories: readonly number[]): RowPlan {
  const states = statesOf(responses, categories)
  let best: { readonly firstItem: Int32Array; readonly cost: number } | undefined
  for (const limit of rowLimits) {
    const firstItem = grouping(states, limit)
    const rows = rowsOf(states, firstItem)
    const cost = passCost(responses, firstItem, rows[rows.length - 1] as number)
    if (best === undefined || cost < best.cost) best = { firstItem, cost }
  }
  const firstItem = best?.firstItem ?? Int32Array.of(0)
  return { firstItem, states, firstRow: rowsOf(states, firstItem), ...personRows(responses, { firstItem, states }) }
}

function statesOf({ itemIds, persons, item }: SparseResponses, categories: readonly number[]): Int32Array {
  const answered = new Int32Array(itemIds.length)
  for (let at = 0; at < item.length; at++) answered[item[at] as number] = (answered[item[at] as number] as number) + 1
  return Int32Array.from(categories, (count, i) => count + (answered[i] === persons ? 0 : 1))
}

/** Neighbouring items together as long as their combinations stay within the limit. */
function grouping(states: Int32Array, limit: number): Int32Array {
  const first = states.length === 0 ? [] : [0]
  let rows = 1
  states.forEach((count, item) => {
    if (item > 0 && rows * count > limit) {
      first.push(item)
      rows = 1
    }
    rows *= count
  })
  return Int32Array.from([...first, states.length])
}

function rowsOf(states: Int32Array, firstItem: Int32Array): Int32Array {
  const firstRow = new Int32Array(firstItem.length)
  for (let g = 0; g + 1 < firstItem.length; g++) {
    let rows = 1
    for (let i = firstItem[g] as number; i < (firstItem[g + 1] as number); i++) rows *= states[i] as number
    firstRow[g + 1] = (firstRow[g] as number) + rows
  }
  return firstRow
}

/** Persons whose rows are counted to judge a grouping. */
const sample = 100

/** Passes over nodes: a row is cleared, built and folded (5), and a person's row multiplied and added to (3; 5 out of the cache). */
function passCost({ persons, start, item }: SparseResponses, firstItem: Int32Array, rows: number): number {
  const groupOf = groupOfItems(firstItem)
  const every = Math.max(1, Math.floor(persons / sample))
  let counted = 0
  let personRowCount = 0
  for (let p = 0; p < persons; p += every) {
    let last = -1
    for (let at = start[p] as number; at < (start[p + 1] as number); at++) {
      const group = groupOf[item[at] as number] as number
      if (group !== last) personRowCount++
      last = group
    }
    counted++
  }
  return 5 * rows + (rows > mostRows ? 5 : 3) * (personRowCount / Math.max(1, counted)) * persons
}

function groupOfItems(firstItem: Int32Array): Int32Array {
  const groupOf = new Int32Array(firstItem[firstItem.length - 1] as number)
  for (let g = 0; g + 1 < firstItem.length; g++) groupOf.fill(g, firstItem[g], firstItem[g + 1])
  return groupOf
}

function personRows(
  { persons, start, item, response }: SparseResponses,
  { firstItem, states }: { readonly firstItem: Int32Array; readonly states: Int32Array },
): Pick<RowPlan, 'start' | 'rows' | 'wholeGroup'> {
  const groupOf = groupOfItems(firstItem)
  const firstRow = rowsOf(states, firstItem)
  const ones = firstRow[firstRow.length - 1] as number
  const step = stepsOf(firstItem, states)
  // Row of a group in which nothing was administered: the last state of every item that can be missing.
  const emptyRow = firstRow.slice()
  // What an answer of category 0 takes from that row.
  const toZero = step.map((size, i) => -((states[i] as number) - 1) * size)
  for (let i = 0; i < states.length; i++)
    emptyRow[groupOf[i] as number] = (emptyRow[groupOf[i] as number] as number) - (toZero[i] as number)
  const rowStart = rowStarts({ persons, start, item }, groupOf)
  const length = rowStart[persons] as number
  const rows: RowList = (ones < 2 ** 16 ? new Uint16Array(length) : new Int32Array(length)).fill(ones)
  const members = new Int32Array(firstItem.length)
  let withAnswers = 0
  for (let p = 0; p < persons; p++) {
    const [from, end] = [start[p] as number, start[p + 1] as number]
    let group = -1
    let row = ones
    let to = (rowStart[p] as number) - 1
    for (let at = from; at < end; at++) {
      const i = item[at] as number
      if (groupOf[i] !== group) {
        if (group >= 0) rows[to] = row
        to++
        group = groupOf[i] as number
        row = emptyRow[group] as number
        members[group] = (members[group] as number) + 1
      }
      row += (toZero[i] as number) + Math.imul(response[at] as number, step[i] as number)
    }
    if (group < 0) continue
    rows[to] = row
    withAnswers++
  }
  return { start: rowStart, rows, wholeGroup: members.indexOf(withAnswers) }
}

/** Where the rows of each person begin. */
function rowStarts(
  { persons, start, item }: Pick<SparseResponses, 'persons' | 'start' | 'item'>,
  groupOf: Int32Array,
): Uint32Array {
  const rowStart = new Uint32Array(persons + 1)
  for (let p = 0; p < persons; p++) {
    let group = -1
    let count = 0
    for (let at = start[p] as number; at < (start[p + 1] as number); at++) {
      const own = groupOf[item[at] as number] as number
      if (own !== group) count++
      group = own
    }
    rowStart[p + 1] = (rowStart[p] as number) + filledUp(count)
  }
  return rowStart
}

/** What one more state of an item adds to the row. */
export function stepsOf(firstItem: Int32Array, states: Int32Array): Int32Array {
  const step = new Int32Array(states.length)
  for (let g = 0; g + 1 < firstItem.length; g++) {
    let built = 1
    for (let i = firstItem[g] as number; i < (firstItem[g + 1] as number); i++) {
      step[i] = built
      built *= states[i] as number
    }
  }
  return step
}
