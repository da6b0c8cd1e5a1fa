import type { CompiledBank } from '../../bank/compile-bank.js'
import { type GroupingRule, groupTables } from '../group-tables.js'
import { type LikelihoodTables, likelihoodTables } from '../likelihood-tables.js'
import type { ProductKernel } from './product-kernel.js'
import { simdProducts } from './product-simd.js'
import { productTwin } from './product-twin.js'

/** Some persons of a block of responses. */
export interface PersonList {
  /** Positions in the block; the first `count` are those meant. */
  readonly positions: Int32Array
  count: number
}

/** Puts persons 0 … count − 1 on a list. */
export function listAll(persons: PersonList, count: number): void {
  for (let i = 0; i < count; i++) persons.positions[i] = i
  persons.count = count
}

/** A block of at most `together` persons. */
export interface ResponseBlock {
  readonly responses: Uint8Array
  readonly from: number
  readonly to: number
}

/** Products over the nodes of one grid for complete and for incomplete persons, who have tables of their own. */
export interface NodeProducts {
  /**
   * Hands the kernel that has found some of the persons to `take`, to multiply for them, and leaves the others on the list: who has a
   * response that is no category, or none at all.
   */
  run(block: ResponseBlock, persons: PersonList, take: (kernel: ProductKernel, found: number) => void): void
}

/**
 * Rows of one group at most: eight items answered right or wrong, five that may be missing. One rule for every call, so that
 * a person's last digit does not hang on how many are scored with them.
 */
const mostRows = 256

/**
 * Tables are made when a person first asks for them. A person is always served by the same: complete ones by tables without missing answers.
 * @param weights prior density at the nodes
 * @param size as for {@link groupTables}
 */
export function nodeProducts(
  bank: CompiledBank,
  nodes: Float64Array,
  weights: Float64Array,
  size: Pick<GroupingRule, 'mostDoubles'> = {},
): NodeProducts {
  let likelihoods: LikelihoodTables | undefined
  const make = (withMissing: boolean): ProductKernel => {
    likelihoods ??= likelihoodTables(bank, nodes)
    const tables = groupTables(bank, likelihoods, { withMissing, mostRows, ...size })
    return simdProducts(tables, weights) ?? productTwin(tables, weights)
  }
  let complete: ProductKernel | undefined
  let incomplete: ProductKernel | undefined
  return {
    run(block, persons, take) {
      if (bank.items.length === 0 || persons.count === 0) return
      complete ??= make(false)
      const responses = findAndTake(complete, block, persons, take)
      if (persons.count === 0) return
      incomplete ??= make(true)
      // Memory that threads share is slow to copy from: once is enough.
      findAndTake(incomplete, { responses, from: 0, to: block.to - block.from }, persons, take)
    },
  }
}

function findAndTake(
  kernel: ProductKernel,
  { responses, from, to }: ResponseBlock,
  persons: PersonList,
  take: (kernel: ProductKernel, found: number) => void,
): Uint8Array {
  const { positions, count } = persons
  const held = kernel.load(responses, from, to)
  copyInto(kernel.wanted, positions, count)
  const found = kernel.find(count)
  copyInto(positions, kernel.left, count - found)
  persons.count = count - found
  if (found > 0) take(kernel, found)
  return held
}

/** Fewer than so many numbers are copied in less time than a view of them takes. */
const WORTH_A_VIEW = 32

function copyInto(to: Int32Array, from: Int32Array, count: number): void {
  if (count >= WORTH_A_VIEW) to.set(from.subarray(0, count))
  else for (let i = 0; i < count; i++) to[i] = from[i] as number
}
