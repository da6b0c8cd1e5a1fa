import { MelekError } from '../issues/melek-error.js'
import { createDecoder, type TextEncoding } from './decode.js'
import { completeLine, type Delimiter, guessDelimiter } from './guess-delimiter.js'
import { createRecordSplitter, LONGEST_RECORD, type RecordSplitter, type TableRecord } from './split-records.js'

/** A parser that is handed the bytes of one file in pieces of any size, in order. */
export interface ByteStream {
  push(bytes: Uint8Array): void
  end(): void
}

/** A stream that another reader may step in for between two records. */
export interface TableStream extends ByteStream {
  /** Whether the next byte begins a record; false while the header is looked for. */
  readonly betweenRecords: boolean
  /** Physical line of that byte. */
  readonly line: number
  /** Undefined until the header was seen. */
  readonly delimiter: Delimiter | undefined
  /** Counts lines that were read elsewhere; only between records. */
  passLines(count: number): void
}

export interface TableStreamOptions {
  /** Default: UTF-8, strictly. */
  readonly encoding?: TextEncoding | undefined
  /** Default: the one that the header holds most of. */
  readonly delimiter?: Delimiter | undefined
  /** Physical line of the header; lines above it are titles. Default: the first line that is not empty. */
  readonly headerRow?: number | undefined
}

/**
 * Hands on the records of a table one by one, the header first, in constant memory. Rows that are only delimiters, as
 * spreadsheets leave below their tables, are passed over.
 * @throws MelekError see createDecoder and createRecordSplitter
 */
export function createTableStream(options: TableStreamOptions, onRecord: (record: TableRecord) => void): TableStream {
  const decoder = createDecoder(options.encoding)
  const headerRow = options.headerRow ?? 1
  let splitter: RecordSplitter | undefined
  let delimiter = options.delimiter
  let waiting = ''

  const emit = (record: TableRecord) => {
    if (record.line >= headerRow && (record.problem !== undefined || !isEmptyRow(record.cells))) onRecord(record)
  }
  const feed = (text: string, last: boolean) => {
    if (splitter !== undefined) return splitter.push(text)
    waiting += text
    const line = options.delimiter === undefined ? completeLine(waiting, headerRow - 1, last) : ''
    if (line === undefined && waiting.length > LONGEST_RECORD) throw headerTooLong()
    if (line === undefined && !last) return
    delimiter ??= guessDelimiter(line ?? '')
    splitter = createRecordSplitter(delimiter, emit)
    splitter.push(waiting)
    waiting = ''
  }
  return {
    push: (bytes) => feed(decoder.push(bytes), false),
    end() {
      feed(decoder.end(), true)
      splitter?.end()
    },
    get betweenRecords() {
      return splitter?.betweenRecords === true
    },
    get line() {
      return splitter?.line ?? 1
    },
    get delimiter() {
      return splitter === undefined ? undefined : delimiter
    },
    passLines: (count) => splitter?.passLines(count),
  }
}

/** Whether every cell is empty. */
export function isEmptyRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '')
}

function headerTooLong(): MelekError {
  const message = `no header was found in the first ${LONGEST_RECORD} characters; check that this is a text table with line breaks`
  return new MelekError('record-too-long', message)
}
