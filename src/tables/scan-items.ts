import { blankWords } from './blank-patterns.js'
import { BLANK_CELL, type CellTable, ODD_CELL } from './cell-table.js'
import type { PlainColumns, Stretch } from './plain-columns.js'
import { type ResponseBlockDraft, stateKinds } from './response-block.js'
import { BLANK, type CellReading, INVALID, MULTIPLE } from './response-cells.js'
import { NO_RESPONSE } from './responses.js'

/** Reads the cells of items that stand side by side. */
export interface ItemScanner {
  /** What is read from now on, and where it goes. */
  open(bytes: Uint8Array, block: ResponseBlockDraft): void
  /** Makes ready the places of rows from `first` to `end` (exclusive). */
  clear(first: number, end: number): void
  /**
   * Reads the cells of a run of columns into a row of the block.
   * @returns the index after them and their delimiters, without the line break of the last column; −1 where a cell is not plain
   */
  scan(from: number, row: number, run: Stretch): number
  /** Ends a row of which every run was read. */
  finish(row: number): void
  /** Bits of the empty cells of each row, as BlankPatterns wants them. */
  readonly blanks: Uint32Array
}

const LF = 10
const CR = 13
const QUOTE = 34
const [LETTER_N, LETTER_A] = [78, 65]
/** Where the delimiters of two cells stand in four bytes. */
const TWO_DELIMITERS = 0xff00ff00
const ONE_DELIMITER = 0x0000ff00

/** Kernel of createCellReader and ReadingContext.put, its readable twins. */
export function createItemScanner(columns: PlainColumns, cellTable: CellTable, capacity: number): ItemScanner {
  const { items, lastItem } = columns
  const { cells } = cellTable
  const blankKind = cellTable.effect(BLANK).kind
  const delimiter = columns.delimiter.charCodeAt(0)
  const delimiters = (delimiter << 8) | (delimiter << 24)
  const words = blankWords(items.length)
  const blanks = new Uint32Array(words * capacity)
  /** Whether the items stand side by side in a block as they do in the file; else a row is put in order at its end. */
  const inOrder = items.every((item, k) => item === items[0]! + k)
  const disordered = new Uint8Array(items.length)
  const kindCount = stateKinds.length
  let block!: ResponseBlockDraft
  let responses!: Uint8Array
  let bytes!: Uint8Array
  let view!: DataView

  const baseOf = (row: number): number => (inOrder ? row * block.itemCount + items[0]! : 0)

  /** Four cells of one character at a time, while none is out of the ordinary: two bytes each, one for the last of all. */
  const scanFours = (from: number, first: number, end: number, row: number): number => {
    const table = cells
    const source = view
    const target = responses
    const base = baseOf(row)
    const lastByte = source.byteLength - 8
    let at = from
    for (let k = first; k + 4 <= end && at <= lastByte; k += 4) {
      const two = source.getInt32(at, true)
      const more = source.getInt32(at + 4, true)
      const a = table[(k << 8) | (two & 255)]!
      const b = table[((k + 1) << 8) | ((two >>> 16) & 255)]!
      const c = table[((k + 2) << 8) | (more & 255)]!
      const d = table[((k + 3) << 8) | ((more >>> 16) & 255)]!
      if ((a | b | c | d) >= BLANK_CELL || ((two ^ delimiters) & TWO_DELIMITERS) !== 0) break
      if (((more ^ delimiters) & (k + 3 === lastItem ? ONE_DELIMITER : TWO_DELIMITERS)) !== 0) break
      target[base + k] = a
      target[base + k + 1] = b
      target[base + k + 2] = c
      target[base + k + 3] = d
      at += k + 3 === lastItem ? 7 : 8
    }
    return at
  }

  /** One cell of any plain kind, perhaps in quotation marks. */
  const scanCell = (from: number, column: number, row: number): number => {
    const quoted = bytes[from] === QUOTE
    let at = quoted ? from + 1 : from
    const byte = bytes[at]!
    let reading: CellReading
    if (byte === delimiter || byte === QUOTE || byte === LF || byte === CR) reading = cellTable.empty(column)
    else if (byte === LETTER_N && bytes[at + 1] === LETTER_A) {
      reading = cellTable.notAvailable(column)
      at += 2
    } else {
      reading = cellTable.reading(column, byte)
      at++
    }
    if (reading === INVALID || (quoted && bytes[at++] !== QUOTE)) return -1
    if (column !== lastItem && bytes[at++] !== delimiter) return -1
    put(column, row, reading)
    return at
  }

  const put = (column: number, row: number, reading: CellReading) => {
    const at = baseOf(row) + column
    if (reading < NO_RESPONSE || reading === MULTIPLE) {
      responses[at] = reading === MULTIPLE ? 0 : reading
      return
    }
    const { response, kind, blank } = cellTable.effect(reading)
    responses[at] = response
    block.states[row * kindCount + kind]!++
    if (blank) blanks[row * words + (column >> 5)]! |= 1 << (column & 31)
  }

  /** Counts blank cells: bit i of `found` is column first + i. */
  const markBlanks = (row: number, first: number, found: number) => {
    for (let left = found; left !== 0; left &= left - 1) {
      const column = first + 31 - Math.clz32(left & -left)
      block.states[row * kindCount + blankKind]!++
      blanks[row * words + (column >> 5)]! |= 1 << (column & 31)
    }
  }

  const scan = (from: number, row: number, { first, end }: Stretch): number => {
    const table = cells
    const source = bytes
    const target = responses
    const base = baseOf(row)
    let at = from
    let k = first
    for (;;) {
      const next = scanFours(at, k, end, row)
      k += (next - at + 1) >> 1
      at = next
      if (k === end) return at
      // One of the next four is out of the ordinary, or fewer are left: without a guess which, a blank is no surprise.
      const start = k
      const stop = Math.min(k + 4, end)
      let found = 0
      for (; k < stop; k++) {
        const cell = table[(k << 8) | source[at]!]!
        const blank = cell >> 8
        if (cell >= ODD_CELL || (k !== lastItem && source[at + 1 - blank] !== delimiter)) break
        target[base + k] = cell
        found |= blank << (k - start)
        at += (k === lastItem ? 1 : 2) - blank
      }
      if (found !== 0) markBlanks(row, start, found)
      if (k === stop) continue
      at = scanCell(at, k++, row)
      if (at < 0) return -1
    }
  }

  return {
    scan,
    blanks,
    open(from, into) {
      bytes = from
      view = new DataView(from.buffer, from.byteOffset, from.byteLength)
      block = into
      responses = inOrder ? into.responses : disordered
    },
    finish(row) {
      const { states } = block
      const state = row * kindCount
      states[state] = items.length - states[state + 1]! - states[state + 2]! - states[state + 3]! - states[state + 4]!
      const base = row * block.itemCount
      if (!inOrder) for (let k = 0; k < items.length; k++) block.responses[base + items[k]!] = disordered[k]!
    },
    clear(first, end) {
      blanks.fill(0, first * words, end * words)
      block.states.fill(0, first * kindCount, end * kindCount)
    },
  }
}
