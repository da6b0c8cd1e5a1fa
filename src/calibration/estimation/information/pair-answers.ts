import type { RowPosteriors } from '../expectation/row-posteriors.js'
import type { PersonPosterior } from './person-scores.js'

/** Room for pairs of one block of items, in doubles: 4 MB, which a second-level cache holds; a further block costs one more pass. */
const mostDoubles = 2 ** 19

/**
 * Expected number of persons at each node who gave answer k to one item and l to an earlier one, for the items of a block
 * and all before them.
 */
export interface PairAnswers {
  readonly firstItem: number
  /** First item beyond the block. */
  readonly endItem: number
  readonly nodes: number
  /** First cell (item and category) of each item, and the number of cells at the end. */
  readonly cellStart: Int32Array
  /** Where the pairs of each cell of the block begin, counted from the first cell of the block; one a cell of an earlier item. */
  readonly pairStart: Int32Array
  readonly values: Float64Array
}

/** Blocks of neighbouring items whose pairs fit into memory. */
export function pairBlocks(
  categories: readonly number[],
  nodes: number,
): { readonly firstItem: number; readonly endItem: number }[] {
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

/** Room for the pairs of a block. */
export function createPairAnswers(
  { firstItem, endItem }: { readonly firstItem: number; readonly endItem: number },
  categories: readonly number[],
  nodes: number,
): PairAnswers {
  const cellStart = cellStarts(categories)
  const firstCell = cellStart[firstItem] as number
  const pairStart = new Int32Array((cellStart[endItem] as number) - firstCell + 1)
  for (let item = firstItem; item < endItem; item++)
    for (let cell = cellStart[item] as number; cell < (cellStart[item + 1] as number); cell++)
      pairStart[cell - firstCell + 1] = (pairStart[cell - firstCell] as number) + (cellStart[item] as number)
  const values = new Float64Array((pairStart[pairStart.length - 1] as number) * nodes)
  return { firstItem, endItem, nodes, cellStart, pairStart, values }
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
