import type { CellTable } from './cell-table.js'
import type { PlainColumns } from './plain-columns.js'
import type { ResponseBlockDraft } from './response-block.js'
import { createItemScanner } from './scan-items.js'
import { createTextScanner } from './scan-text.js'
import type { KernelRows } from './simd/row-kernel.js'
import { LONGEST_RECORD } from './split-records.js'

/** Complete lines to be read: the last byte before `end` is a line feed. */
export interface Lines {
  readonly bytes: Uint8Array
  readonly from: number
  readonly end: number
  /** Physical line of the byte at `from`. */
  readonly line: number
}

/** Rows whose persons are not admitted yet: they stand in the block behind those that count. */
export interface ScannedRows {
  readonly rows: number
  /** Index of the first byte that was not read, and its line. */
  readonly next: number
  readonly line: number
  /** Where texts stand; not always the bytes that were handed over. */
  readonly bytes: Uint8Array
  /** Place of the first row in the following ones. */
  readonly first: number
  /** Where in the bytes the texts of a row stand: start and end of text column t at 2 × (row × text columns + t). */
  readonly ranges: Int32Array
  /** Bits of the empty cells of each row, as BlankPatterns wants them. */
  readonly blanks: Uint32Array
  /** What reads them faster than by the ranges, where the rows came from it. */
  readonly kernel: Pick<KernelRows, 'ids' | 'texts'> | undefined
}

export interface RowScanner {
  /**
   * Reads at most so many rows into the free places of a block, until it is full or a row is not plain: quotation marks other than around
   * a whole cell, an item cell longer than one character (but NA), bytes beyond ASCII, a wrong length, an id that needs a closer look.
   */
  scan(lines: Lines, block: ResponseBlockDraft, most: number): ScannedRows
}

const LF = 10
const CR = 13
const QUOTE = 34
/**
 * Most rows of a call: they are still close at hand when their ids are looked up and copied, and loops that are short and
 * entered often are compiled once, long ones twice.
 */
export const ROWS_AT_ONCE = 256
/** Rows that are made ready at once. */
const READY_ROWS = 64

/** Kernel of createWideRows over createRecordSplitter, its readable twins. */
export function createRowScanner(columns: PlainColumns, table: CellTable, capacity: number): RowScanner {
  const { runs, texts, lastText } = columns
  const delimiter = columns.delimiter.charCodeAt(0)
  const itemScanner = createItemScanner(columns, table, capacity)
  const textScanner = createTextScanner(columns.delimiter)
  const ranges = new Int32Array(2 * texts.length * capacity)

  const scanTexts = (bytes: Uint8Array, from: number, first: number, end: number, row: number): number => {
    let at = from
    for (let text = first; text < end; text++) {
      const quoted = bytes[at] === QUOTE
      const start = quoted ? at + 1 : at
      const stop = textScanner.end(start, quoted, texts[text]!)
      if (stop < 0) return -1
      const range = 2 * (row * texts.length + text)
      ranges[range] = start
      ranges[range + 1] = stop
      at = quoted ? stop + 1 : stop
      if (text !== lastText && bytes[at++] !== delimiter) return -1
    }
    return at
  }

  const scanRow = (bytes: Uint8Array, from: number, row: number): number => {
    let at = from
    for (let i = 0; i < runs.length; i++) {
      const run = runs[i]!
      if (run.texts.end > run.texts.first) at = scanTexts(bytes, at, run.texts.first, run.texts.end, row)
      if (at >= 0 && run.items.end > run.items.first) at = itemScanner.scan(at, row, run.items)
      if (at < 0) return -1
    }
    itemScanner.finish(row)
    if (at - from > LONGEST_RECORD) return -1
    if (bytes[at] === CR) at++
    return bytes[at] === LF ? at + 1 : -1
  }

  return {
    scan({ bytes, from, end, line: firstLine }, block, most) {
      const { lines } = block
      itemScanner.open(bytes, block)
      textScanner.open(bytes)
      let at = from
      let line = firstLine
      let row = block.count
      let ready = row
      const first = row
      const full = Math.min(block.capacity, row + most)
      for (; at < end && row < full; line++) {
        if (bytes[at] === LF) at++
        else if (bytes[at] === CR && bytes[at + 1] === LF) at += 2
        else {
          if (row === ready) {
            ready = Math.min(row + READY_ROWS, block.capacity)
            itemScanner.clear(row, ready)
          }
          const next = scanRow(bytes, at, row)
          if (next < 0) break
          lines[row++] = line
          at = next
        }
      }
      return { rows: row - first, next: at, line, bytes, first, ranges, blanks: itemScanner.blanks, kernel: undefined }
    },
  }
}
