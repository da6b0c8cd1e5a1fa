import type { RowPosteriors } from '../expectation/row-posteriors.js'
import type { PersonPosterior } from './person-scores.js'
import type { PairSums } from './score-kernel.js'
import { simdPairSums } from './score-simd.js'
import { plainPairSums } from './score-twin.js'

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
  readonly sums: PairSums
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
function pairRoom(block: PairBlock, categories: readonly number[], nodes: number): number {
  return (pairStarts(block, cellStarts(categories)).at(-1) as number) * nodes
}

/** Room for the pairs of the largest of some blocks, for one after the other: what is no longer used may stay in memory for long. */
export function createPairRoom(blocks: readonly PairBlock[], categories: readonly number[], nodes: number): PairSums {
  const values = Math.max(0, ...blocks.map((block) => pairRoom(block, categories, nodes)))
  const size = { values, nodes, answers: categories.length }
  return simdPairSums(size) ?? plainPairSums(size)
}

/** @param sums room for the pairs of the block, which is cleared */
export function pairAnswersIn(sums: PairSums, block: PairBlock, categories: readonly number[], nodes: number): PairAnswers {
  const cellStart = cellStarts(categories)
  const pairStart = pairStarts(block, cellStart)
  const values = sums.values.subarray(0, (pairStart.at(-1) as number) * nodes).fill(0)
  return { ...block, nodes, cellStart, pairStart, values, sums }
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
  const { sums, cellStart, pairStart, firstItem, endItem } = pairs
  const { mass, cells, rows } = sums
  const weight = data.weights[person] as number
  const firstCell = cellStart[firstItem] as number
  const begin = start[person] as number
  const end = start[person + 1] as number
  let first = 0
  let count = 0
  for (let a = begin; a < end; a++) {
    const own = item[a] as number
    if (own >= endItem) break
    const cell = (cellStart[own] as number) + (response[a] as number)
    cells[count] = cell
    if (own < firstItem) first = count + 1
    else rows[count] = pairStart[cell - firstCell] as number
    count++
  }
  for (let q = from; q < to; q++) mass[q] = weight * (posterior[q] as number)
  sums.add(first, count, from, to)
}
