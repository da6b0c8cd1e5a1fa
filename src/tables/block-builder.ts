import type { Allocate } from './byte-room.js'
import {
  addRowInto,
  countAnswersInto,
  createBlockDraft,
  type ResponseBlock,
  type ResponseBlockDraft,
  stateKinds,
} from './response-block.js'
import { BLANK, createResponseRule, emptyStates, NOT_REACHED, OMITTED, TIMED_OUT } from './response-cells.js'
import { NO_RESPONSE, type Reject, type ResponseReaderOptions, type ResponseRow } from './responses.js'

/** Hands on blocks as they become full. */
export interface BlockBuilder {
  /** The block to be filled, with room for a row at least; every row has so many texts. */
  open(textCount: number): ResponseBlockDraft
  add(row: ResponseRow, suspect?: Reject): void
  /** Hands on the block if it is full, or if it holds anything and is the last. */
  close(last: boolean): void
  recycle(block: ResponseBlock): void
}

export function createBlockBuilder(
  options: ResponseReaderOptions,
  { capacity, allocate }: { readonly capacity: number; readonly allocate: Allocate },
  take: (block: ResponseBlock) => void,
): BlockBuilder {
  const weights = countingStates(options)
  const spare: ResponseBlockDraft[] = []
  let block: ResponseBlockDraft | undefined

  const open = (textCount: number): ResponseBlockDraft => {
    block ??= spare.pop() ?? createBlockDraft({ itemCount: options.items.length, textCount, capacity }, allocate)
    return block
  }
  const close = (last: boolean) => {
    if (block === undefined || block.count === 0 || !(last || block.count === capacity)) return
    countAnswersInto(block, weights)
    const full = block
    block = undefined
    take(full)
  }
  return {
    open,
    add(row, suspect) {
      const to = open(1 + row.kept.length)
      if (suspect !== undefined) to.suspects.set(to.count, suspect)
      addRowInto(to, row)
      close(false)
    },
    close,
    recycle(used) {
      const draft = used as ResponseBlockDraft
      draft.count = 0
      draft.suspects.clear()
      spare.push(draft)
    },
  }
}

/** 1 for each of stateKinds that counts under the rules. */
function countingStates(options: ResponseReaderOptions): number[] {
  const weights = stateKinds.map(() => 0)
  const rule = createResponseRule(options)
  for (const reading of [0, OMITTED, NOT_REACHED, TIMED_OUT, BLANK]) {
    const states = emptyStates()
    const counts = rule(reading, states) !== NO_RESPONSE
    weights[stateKinds.findIndex((kind) => states[kind] === 1)] = counts ? 1 : 0
  }
  return weights
}
