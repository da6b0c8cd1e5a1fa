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

/** Reads a whole file, in pieces of `step` bytes, and gathers what the sink is given. */
export function readAll(bytes: Uint8Array, options: ResponseReaderOptions, step = bytes.length) {
  const reader = createResponseReader(options)
  const rows: ReadRow[] = []
  const states: ResponseRow['states'][] = []
  const rejects: Reject[] = []
  const sink = {
    row(row: ResponseRow) {
      const responses = [...row.responses].map((response) => (response === 255 ? null : response))
      rows.push({ line: row.line, person: row.person, responses, kept: row.kept })
      states.push({ ...row.states })
    },
    reject: (reject: Reject) => void rejects.push(reject),
  }
  for (let at = 0; at < bytes.length; at += Math.max(1, step)) reader.push(bytes.subarray(at, at + step), sink)
  reader.end(sink)
  return { rows, states, rejects, header: reader.header, blanks: reader.blanks, warnings: reader.warnings }
}
