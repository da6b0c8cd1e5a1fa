import type { RowPosteriors } from '../expectation/row-posteriors.js'
import type { PersonPosterior } from './person-scores.js'

/** Room for pairs of one block of items, in doubles: 2 MB, which a second-level cache holds; a further block costs one more pass. */
const mostDoubles = 2 ** 18

/**
 * Expected number of persons at each node who gave answer k to one item and l to an earlier one, for the items of a block
 * and all before them.
 */
export interface PairAnswers extends PairBlock {
  readonly nodes: number
  /** First cell (item and category) of each item, and the number of cells at the end. */
  readonly cellStart: Int32Array
  /** Where the pairs of each cell of the block begin, counted from the first cell of the block; one a cell of an earlier item. */
  readonly pairStart: Int32Array
  readonly values: Float64Array
}

/** Neighbouring items. */
export interface PairBlock {
  readonly firstItem: number
  /** First item beyond the block. */
  readonly endItem: number
}

/** Blocks of neighbouring items whose pairs fit into memory. */
export function pairBlocks(categories: readonly number[], nodes: number): PairBlock[] {
  const cellStart = cellStarts(categories)
  const pairsOf = (item: number) => (categories[item] as number) * (cellStart[item] as number)
  const blocks = []
  for (let firstItem = 0; firstItem < categories.length; ) {
    let endItem = firstItem + 1
    let pairs = pairsOf(firstItem)
    while (endItem < categories.length && (pairs + pairsOf(endItem)) * nodes <= mostDoubles) pairs += pairsOf(endItem++)
    blocks.push({ firstItem, endItem })
    firstItem = endItem
  }
  return blocks
}

function cellStarts(categories: readonly number[]): Int32Array {
  const cellStart = new Int32Array(categories.length + 1)
  for (const [i, count] of categories.entries()) cellStart[i + 1] = (cellStart[i] as number) + count
  return cellStart
}

/** Numbers that the pairs of a block take. */
export function pairRoom(block: PairBlock, categories: readonly number[], nodes: number): number {
  return (pairStarts(block, cellStarts(categories)).at(-1) as number) * nodes
}

/** @param room where the pairs of the block are put, as long as {@link pairRoom} says or longer; it is cleared */
export function pairAnswersIn(room: Float64Array, block: PairBlock, categories: readonly number[], nodes: number): PairAnswers {
  const cellStart = cellStarts(categories)
  const pairStart = pairStarts(block, cellStart)
  const values = room.subarray(0, (pairStart.at(-1) as number) * nodes).fill(0)
  return { ...block, nodes, cellStart, pairStart, values }
}

function pairStarts({ firstItem, endItem }: PairBlock, cellStart: Int32Array): Int32Array {
  const firstCell = cellStart[firstItem] as number
  const pairStart = new Int32Array((cellStart[endItem] as number) - firstCell + 1)
  for (let item = firstItem; item < endItem; item++)
    for (let cell = cellStart[item] as number; cell < (cellStart[item + 1] as number); cell++)
      pairStart[cell - firstCell + 1] = (pairStart[cell - firstCell] as number) + (cellStart[item] as number)
  return pairStart
}

/** Adds a person's answers, in pairs. */
export function addPairsInto(pairs: PairAnswers, { data }: RowPosteriors, one: PersonPosterior): void {
  const { start, item, response } = data.responses
  const { posterior, from, to, person } = one
  const { values, cellStart, pairStart, nodes, firstItem, endItem } = pairs
  const weight = data.weights[person] as number
  const firstCell = cellStart[firstItem] as number
  const begin = start[person] as number
  const end = start[person + 1] as number
  for (let a = begin; a < end; a++) {
    const later = item[a] as number
    if (later < firstItem) continue
    if (later >= endItem) return
    const row = pairStart[(cellStart[later] as number) + (response[a] as number) - firstCell] as number
    for (let b = begin; b < a; b++) {
      const at = (row + (cellStart[item[b] as number] as number) + (response[b] as number)) * nodes
      for (let q = from; q < to; q++) values[at + q] = (values[at + q] as number) + weight * (posterior[q] as number)
    }
  }
}
