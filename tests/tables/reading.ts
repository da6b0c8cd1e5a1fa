import {
  blockKept,
  blockPerson,
  createResponseBlocks,
  type ResponseBlock,
  type ResponseBlockOptions,
  stateKinds,
} from '../../src/tables/read-response-blocks.js'
import {
  createResponseReader,
  type Reject,
  type ResponseReaderOptions,
  type ResponseRow,
} from '../../src/tables/read-responses.js'

/** A row as a test compares it: copied, 255 written as `null`. */
export interface ReadRow {
  readonly line: number
  readonly person: string
  readonly responses: readonly (number | null)[]
  readonly kept: readonly string[]
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Options that a test need not name: items X1… of two categories, zero-based, blanks not presented. */
export function optionsFor(
  items: number | ResponseReaderOptions['items'],
  more: Partial<ResponseReaderOptions> = {},
): ResponseReaderOptions {
  return {
    shape: 'wide',
    items: typeof items === 'number' ? Array.from({ length: items }, (_, i) => ({ id: `X${i + 1}`, categories: 2 })) : items,
    base: 0,
    blank: 'not-presented',
    omitted: 'wrong',
    notReached: 'ignore',
    timedOut: 'ignore',
    ...more,
  }
}

/** Reads a whole file, in pieces of `step` bytes, and gathers what the sink is given; suspects with the rows if they are kept. */
export function readAll(bytes: Uint8Array, options: ResponseReaderOptions, step = bytes.length, keepSuspects = false) {
  const reader = createResponseReader(options)
  const rows: ReadRow[] = []
  const states: ResponseRow['states'][] = []
  const rejects: Reject[] = []
  const suspects: Reject[] = []
  const sink = {
    row(row: ResponseRow) {
      const responses = [...row.responses].map((response) => (response === 255 ? null : response))
      rows.push({ line: row.line, person: row.person, responses, kept: row.kept })
      states.push({ ...row.states })
    },
    reject: (reject: Reject) => void rejects.push(reject),
    ...(keepSuspects
      ? {
          suspect(row: ResponseRow, reject: Reject) {
            sink.row(row)
            suspects.push(reject)
          },
        }
      : {}),
  }
  for (let at = 0; at < bytes.length; at += Math.max(1, step)) reader.push(bytes.subarray(at, at + step), sink)
  reader.end(sink)
  return { rows, states, suspects, rejects, header: reader.header, blanks: reader.blanks, warnings: reader.warnings }
}

/** As readAll, by the reader of blocks; `persons` a block. Blocks are handed back, so that their buffers are used again. */
export function readAllInBlocks(
  bytes: Uint8Array,
  options: ResponseReaderOptions,
  step = bytes.length,
  blocks: ResponseBlockOptions = {},
) {
  const reader = createResponseBlocks(options, blocks)
  const rows: ReadRow[] = []
  const states: ResponseRow['states'][] = []
  const answered: number[] = []
  const suspects: Reject[] = []
  const rejects: Reject[] = []
  const sizes: number[] = []
  const sink = {
    block(block: ResponseBlock) {
      sizes.push(block.count)
      for (let p = 0; p < block.count; p++) {
        rows.push(blockRow(block, p))
        states.push(blockStates(block, p))
        answered.push(block.answered[p]!)
        const suspect = block.suspects.get(p)
        if (suspect !== undefined) suspects.push(suspect)
      }
      reader.recycle(block)
    },
    reject: (reject: Reject) => void rejects.push(reject),
  }
  for (let at = 0; at < bytes.length; at += Math.max(1, step)) reader.push(bytes.subarray(at, at + step), sink)
  reader.end(sink)
  const { header, blanks, warnings } = reader
  return { rows, states, answered, suspects, rejects, sizes, header, blanks, warnings }
}

function blockRow(block: ResponseBlock, p: number): ReadRow {
  const responses = block.responses.subarray(p * block.itemCount, (p + 1) * block.itemCount)
  return {
    line: block.lines[p]!,
    person: blockPerson(block, p),
    responses: [...responses].map((response) => (response === 255 ? null : response)),
    kept: blockKept(block, p),
  }
}

function blockStates(block: ResponseBlock, p: number): ResponseRow['states'] {
  const at = p * stateKinds.length
  return Object.fromEntries(stateKinds.map((kind, s) => [kind, block.states[at + s]!])) as unknown as ResponseRow['states']
}
