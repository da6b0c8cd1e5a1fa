import { missing } from '../proficiency-estimate.js'
import { answerBits, gather } from './row-layout.js'

/** Answers that a row of a table stands for: an answer's slope of ln P, added or taken away. */
export interface RowTerm {
  readonly item: number
  readonly category: number
  readonly sign: 1 | -1
}

/**
 * Which rows make up the likelihood of a person, for any models: groups of up to four neighbouring items with one row for
 * every combination of answers, and for what is missing single answers, or a row that takes category 0 out of a group.
 */
export interface RootRows {
  readonly rows: readonly (readonly RowTerm[])[]
  /** How many of them, the first ones, stand for groups. */
  readonly groupRows: number
  /** First group of every four items, and the number of groups at the end. */
  readonly firstGroup: Int32Array
  /** First item of every group, and the number of items at the end. */
  readonly firstItem: Int32Array
  /** Row of a group by the answers to its four items, two bits each; −1 where one is no category. */
  readonly rowOf: Int32Array
  /** First row of every group. */
  readonly groupRow: Int32Array
  /** What an answer adds to the row of its group, index = item × 256 + response; −1 where it is no category. */
  readonly step: Int32Array
  /** Rows of single answers by item, then the row that takes category 0 of the item away; −1 where groups are single items. */
  readonly single: Int32Array
  readonly without: Int32Array
}

/** Items that are looked up together. */
export const together = 4
/** Rows of one group at most: four items answered right or wrong, two of four categories. */
const mostRows = 16

/** @param grouped whether neighbouring items share rows; else every item has its own */
export function rootRows(categories: Uint8Array, grouped: boolean): RootRows {
  const rows: RowTerm[][] = []
  const firstItem: number[] = []
  const firstGroup: number[] = []
  const groupRow: number[] = []
  const step = new Int32Array(categories.length * 256).fill(-1)
  for (let item = 0; item < categories.length; ) {
    if (item % together === 0) firstGroup.push(firstItem.length)
    firstItem.push(item)
    groupRow.push(rows.length)
    const quartetEnd = Math.min(categories.length, item - (item % together) + together)
    let combinations: RowTerm[][] = [[]]
    do {
      const count = categories[item] as number
      for (let k = 0; k < count; k++) step[item * 256 + k] = k * combinations.length
      combinations = withItem(combinations, item, count)
      item += 1
    } while (grouped && item < quartetEnd && combinations.length * (categories[item] as number) <= mostRows)
    rows.push(...combinations)
  }
  firstGroup.push(firstItem.length)
  const groups = firstItem.length
  const groupRows = rows.length
  const single = new Int32Array(categories.length).fill(-1)
  const without = new Int32Array(categories.length).fill(-1)
  if (groups < categories.length) {
    for (const [item, count] of categories.entries()) {
      single[item] = rows.length
      for (let k = 0; k < count; k++) rows.push([{ item, category: k, sign: 1 }])
      without[item] = rows.length
      rows.push([{ item, category: 0, sign: -1 }])
    }
  }
  const plan = { firstItem: Int32Array.from([...firstItem, categories.length]), groupRow: Int32Array.from(groupRow), step }
  return { rows, groupRows, firstGroup: Int32Array.from(firstGroup), ...plan, rowOf: rowTable(plan), single, without }
}

/** Every combination once for each category of one more item. */
function withItem(combinations: readonly RowTerm[][], item: number, categories: number): RowTerm[][] {
  return Array.from({ length: categories }, (_, category) =>
    combinations.map((terms): RowTerm[] => [...terms, { item, category, sign: 1 }]),
  ).flat()
}

function rowTable({ firstItem, groupRow, step }: Pick<RootRows, 'firstItem' | 'groupRow' | 'step'>): Int32Array {
  return Int32Array.from({ length: groupRow.length * 256 }, (_, at) => {
    const group = at >> 8
    let row = groupRow[group] as number
    for (let item = firstItem[group] as number; item < (firstItem[group + 1] as number); item++) {
      const added = step[item * 256 + ((at >> (2 * (item % together))) & 3)] as number
      if (added < 0) return -1
      row += added
    }
    return row
  })
}

/** The rows of a person, and which items they leave out. */
export interface RowList {
  readonly rows: Int32Array
  count: number
  readonly missing: Int32Array
  missingCount: number
  /** Added to S at every theta. */
  constant: number
}

export function createRowList(items: number): RowList {
  return { rows: new Int32Array(items + 3), count: 0, missing: new Int32Array(items), missingCount: 0, constant: 0 }
}

const littleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1

/** Writes the rows of a person into `list`, or returns false where a response is no category of its item. */
export type RowFinder = (responses: Uint8Array, start: number) => boolean

export function rowFinder(plan: RootRows, items: number, list: RowList): RowFinder {
  const { firstGroup, firstItem, rowOf, groupRow, step, single, without } = plan
  const quartets = firstGroup.length - 1
  const { rows, missing: absent } = list
  let words: Int32Array | undefined
  let current: Uint8Array | undefined

  function byBytes(responses: Uint8Array, start: number, group: number): boolean {
    let row = groupRow[group] as number
    let lacking = 0
    const first = firstItem[group] as number
    const end = firstItem[group + 1] as number
    for (let item = first; item < end; item++) {
      const response = responses[start + item] as number
      if (response === missing) {
        absent[list.missingCount + lacking] = item
        lacking += 1
        continue
      }
      const added = step[(item << 8) | response] as number
      if (added < 0) return false
      row += added
    }
    const given = end - first - lacking
    if (lacking === 0 || 1 + lacking < given) {
      rows[list.count++] = row
      for (let at = 0; at < lacking; at++) rows[list.count++] = without[absent[list.missingCount + at] as number] as number
    } else {
      for (let item = first; item < end; item++) {
        const response = responses[start + item] as number
        if (response !== missing) rows[list.count++] = (single[item] as number) + response
      }
    }
    list.missingCount += lacking
    return true
  }

  return (responses, start) => {
    if (responses !== current) {
      current = responses
      const aligned = littleEndian && items % together === 0 && responses.byteOffset % together === 0
      words = aligned ? new Int32Array(responses.buffer, responses.byteOffset, responses.length >> 2) : undefined
    }
    let count = 0
    list.missingCount = 0
    let known = 0
    for (let quartet = 0; quartet < quartets; quartet++) {
      const word =
        words === undefined ? wordAt(responses, start, quartet * together, items) : (words[(start >> 2) + quartet] as number)
      const end = firstGroup[quartet + 1] as number
      if ((word & answerBits.beyond) === 0) {
        const code = Math.imul(word, gather) >>> 24
        for (let group = firstGroup[quartet] as number; group < end; group++) {
          const row = rowOf[(group << 8) | code] as number
          rows[count++] = row
          known |= row
        }
      } else {
        list.count = count
        for (let group = firstGroup[quartet] as number; group < end; group++) {
          if (!byBytes(responses, start, group)) return false
        }
        count = list.count
      }
    }
    list.count = count
    return known >= 0
  }
}

/** The responses to four items, 0 beyond the last one. */
function wordAt(responses: Uint8Array, start: number, item: number, items: number): number {
  let word = 0
  for (let place = 0; place < together && item + place < items; place++) {
    word |= (responses[start + item + place] as number) << (8 * place)
  }
  return word
}
