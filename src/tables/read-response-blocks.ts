import type { SuspectRule } from './admit-rows.js'
import { createBlockBuilder } from './block-builder.js'
import { type Allocate, ownMemory } from './byte-room.js'
import { createPlainSource } from './plain-source.js'
import { readerWarnings } from './reader-warnings.js'
import { createReadingContext } from './reading-context.js'
import type { ResponseBlock } from './response-block.js'
import { createJsonSource, createTableSource } from './response-sources.js'
import type { ReaderWarning, Reject, ResponseReader, ResponseReaderOptions, ResponseSink } from './responses.js'

export { blockKept, blockPerson, type ResponseBlock, stateKinds } from './response-block.js'

/** How rows are gathered into blocks. */
export interface ResponseBlockOptions {
  /** Persons a block; the last one may have fewer. Default 4096: 160 kB of responses to 40 items, which a processor keeps at hand. */
  readonly persons?: number
  /** What becomes of a row that only a hash takes for that of an earlier person. Default: it is refused. */
  readonly suspects?: SuspectRule
  /** Where the columns of blocks lie. Default: in memory of this thread. */
  readonly allocate?: Allocate
}

/** Receives blocks, and rejects in the order of the file; a reject may come before the block of the rows above it. */
export interface ResponseBlockSink {
  block(block: ResponseBlock): void
  reject(reject: Reject): void
}

/** A push parser over one response file, as ResponseReader, whose rows come in blocks. */
export interface ResponseBlocks extends Pick<ResponseReader, 'header' | 'blanks' | 'warnings'> {
  /** @throws MelekError as ResponseReader.push */
  push(bytes: Uint8Array, sink: ResponseBlockSink): void
  end(sink: ResponseBlockSink): void
  /** Takes back a block that nobody reads any more, to be filled again. */
  recycle(block: ResponseBlock): void
}

/** Most persons a block by default. */
export const BLOCK_PERSONS = 4096

/**
 * Reads what createResponseReader reads, its readable twin, with the same responses, states, lines, rejects and
 * statistics, but in columns. Plain rows of wide files (one character a cell, ids and kept cells quoted or not) are read
 * as bytes, some thirty times as fast; every other row is handed to the parts of the row reader.
 */
export function createResponseBlocks(options: ResponseReaderOptions, blocks: ResponseBlockOptions = {}): ResponseBlocks {
  const { persons = BLOCK_PERSONS, suspects = 'reject', allocate = ownMemory } = blocks
  const context = createReadingContext(options)
  let sink!: ResponseBlockSink
  let warnings: readonly ReaderWarning[] = []
  const builder = createBlockBuilder(options, { capacity: persons, allocate }, (block) => sink.block(block))
  const rows: ResponseSink = {
    row: (row) => builder.add(row),
    reject: (reject) => sink.reject(reject),
    ...(suspects === 'keep' ? { suspect: builder.add } : {}),
  }
  const source = mayBePlain(options)
    ? createPlainSource(context, { builder, persons, suspects })
    : options.shape === 'ndjson'
      ? createJsonSource(context)
      : createTableSource(context)
  return {
    push(bytes, to) {
      sink = to
      source.push(bytes, rows)
    },
    end(to) {
      sink = to
      source.end(rows)
      builder.close(true)
      warnings = readerWarnings(context)
    },
    recycle: builder.recycle,
    get header() {
      return source.header()
    },
    get blanks() {
      return context.blanks.statistics
    },
    get warnings() {
      return warnings
    },
  }
}

/** Whether a byte below 128 is a character of its own, and a row a person. */
function mayBePlain({ shape, encoding, layout }: ResponseReaderOptions): boolean {
  return shape === 'wide' && !/^utf-16/.test(encoding ?? layout?.encoding ?? 'utf-8')
}
