import { createDecoder, type TextEncoding } from './decode.js'
import type { Delimiter } from './guess-delimiter.js'
import { createRecordSplitter } from './split-records.js'

/** Rows below the header of a table; those of another length cannot be read. */
export interface RowCount {
  readonly rows: number
  /** Rows with another number of cells than the header. */
  readonly otherLength: number
  /** Physical line of the first of these. */
  readonly firstOther: number | undefined
}

export interface CountedTable {
  readonly encoding: TextEncoding
  readonly delimiter: Delimiter
  /** Physical line of the header, 1-based. */
  readonly headerRow: number
  readonly columns: readonly string[]
}

/** Counts the rows of a file of any size, given in pieces; rows without a text are none. */
export function createRowCounter(table: CountedTable): { push(bytes: Uint8Array): void; end(): RowCount } {
  let rows = 0
  let otherLength = 0
  let firstOther: number | undefined
  const decoder = createDecoder(table.encoding)
  const splitter = createRecordSplitter(table.delimiter, ({ line, cells }) => {
    if (line <= table.headerRow || cells.every((cell) => cell.trim() === '')) return
    rows += 1
    if (cells.length === table.columns.length) return
    otherLength += 1
    firstOther ??= line
  })
  return {
    push: (bytes) => splitter.push(decoder.push(bytes)),
    end() {
      splitter.push(decoder.end())
      splitter.end()
      return { rows, otherLength, firstOther }
    },
  }
}
