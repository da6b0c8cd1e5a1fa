import { NO_RESPONSE, type Reject, type ResponseRow } from '../tables/responses.js'

/** Persons of a file, in its order, laid out for one call of a scorer. */
export interface ResponseBlock {
  /** Number of persons. */
  readonly count: number
  /** Persons × items, row-major in bank order; 255 where there is no response that counts. */
  readonly responses: Uint8Array
  readonly persons: readonly string[]
  /** Physical line of each person. */
  readonly lines: readonly number[]
  /** Cells of the kept columns, a list a person. */
  readonly kept: readonly (readonly string[])[]
  /** Persons, by place, who may have occurred before: to be looked for in the file before they count. */
  readonly suspects: ReadonlyMap<number, Reject>
}

export interface BlockBuilder {
  readonly count: number
  readonly full: boolean
  add(row: ResponseRow, suspect?: Reject): void
  take(): ResponseBlock
}

/** Persons a block: enough for the scorer's larger tables, few enough to hold many blocks, report progress and end at once. */
export const BLOCK_PERSONS = 20_480

/** Gathers the reader's rows, whose buffers are used again, into blocks. */
export function createBlockBuilder(itemCount: number, capacity = BLOCK_PERSONS): BlockBuilder {
  let block = emptyBlock(itemCount, capacity)
  return {
    get count() {
      return block.persons.length
    },
    get full() {
      return block.persons.length === capacity
    },
    add(row, suspect) {
      const place = block.persons.length
      block.responses.set(row.responses, place * itemCount)
      block.persons.push(row.person)
      block.lines.push(row.line)
      block.kept.push(row.kept)
      if (suspect !== undefined) block.suspects.set(place, suspect)
    },
    take() {
      const taken = { ...block, count: block.persons.length }
      block = emptyBlock(itemCount, capacity)
      return taken
    },
  }
}

function emptyBlock(itemCount: number, capacity: number) {
  return {
    responses: new Uint8Array(itemCount * capacity).fill(NO_RESPONSE),
    persons: [] as string[],
    lines: [] as number[],
    kept: [] as (readonly string[])[],
    suspects: new Map<number, Reject>(),
  }
}
