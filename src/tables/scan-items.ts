import { blankWords } from './blank-patterns.js'
import { BLANK_CELL, type CellTable, ODD_CELL } from './cell-table.js'
import { digitPairs, NO_PAIR } from './digit-pairs.js'
import { delimiterBits, fourBytes } from './four-bytes.js'
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

/** Kernel of createCellReader and ReadingContext.put, its readable twins. */
export function createItemScanner(columns: PlainColumns, cellTable: CellTable, capacity: number): ItemScanner {
  const { items, lastItem } = columns
  const { cells } = cellTable
  const { ground, room } = digitPairs(columns, cellTable)
  const blankKind = cellTable.effect(BLANK).kind
  const delimiter = columns.delimiter.charCodeAt(0)
  const fourDelimiters = Math.imul(delimiter, 0x01010101)
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
  let target!: DataView
  let reached = 0

  const baseOf = (row: number): number => (inOrder ? row * block.itemCount + items[0]! : 0)

  /**
   * Cells of one character, up to the first that is out of the ordinary: `reached`. Four digits at a time are compared
   * with what they may be; where they are not, three cells are looked up without asking which of them are empty, since
   * nobody can foresee that.
   * @param end the last column of a line is taken with the line feed behind it, or not at all
   */
  const scanPlain = (from: number, first: number, end: number, row: number): number => {
    const table = cells
    const lowest = ground
    const above = room
    const steps = fourBytes
    const source = view
    const into = target
    const bits = blanks
    const base = baseOf(row)
    const word = row * words
    const lastByte = source.byteLength - 8
    const last = end - 1 === lastItem ? lastItem : end
    let at = from
    let k = first
    let found = 0
    while (k < last && at <= lastByte) {
      const four = source.getInt32(at, true)
      if (k + 4 <= end) {
        const two = (four - lowest[k]!) | 0
        const more = (source.getInt32(at + 4, true) - lowest[k + 2]!) | 0
        if (((two | (two + above[k]!) | more | (more + above[k + 2]!)) & NO_PAIR) === 0) {
          into.setInt32(base + k, ((two | (two >>> 8)) & 0xffff) | ((more | (more >>> 8)) << 16), true)
          at += 8
          k += 4
          continue
        }
        const step = steps[delimiterBits(four ^ fourDelimiters)]!
        const a = table[(k << 8) | ((four >>> step) & 255)]!
        const b = table[((k + 1) << 8) | ((four >>> (step >> 5)) & 255)]!
        const c = table[((k + 2) << 8) | ((four >>> (step >> 10)) & 255)]!
        if (step > 0 && (a | b | c) < ODD_CELL) {
          into.setInt32(base + k, (a & 255) | ((b & 255) << 8) | ((c & 255) << 16), true)
          const empty = (step >> 20) & 7
          bits[word + (k >> 5)]! |= empty << (k & 31)
          if ((k & 31) > 29) bits[word + (k >> 5) + 1]! |= empty >>> (32 - (k & 31))
          found += (step >> 23) & 3
          at += (step >> 17) & 7
          k += (step >> 15) & 3
          continue
        }
      } else if (k + 2 <= end) {
        const two = (four - lowest[k]!) | 0
        if (((two | (two + above[k]!)) & NO_PAIR) === 0) {
          into.setInt16(base + k, two | (two >>> 8), true)
          at += 4
          k += 2
          continue
        }
      }
      const cell = table[(k << 8) | (four & 255)]!
      if (cell >= ODD_CELL) break
      if (cell >= BLANK_CELL) {
        bits[word + (k >> 5)]! |= 1 << (k & 31)
        found++
        at++
      } else if (((four >>> 8) & 255) === delimiter) at += 2
      else break
      into.setUint8(base + k, cell)
      k++
    }
    if (found > 0) block.states[row * kindCount + blankKind]! += found
    reached = k
    // The line feed is not ours.
    return k > last ? at - 1 : at
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

  const scan = (from: number, row: number, { first, end }: Stretch): number => {
    let at = from
    let k = first
    for (;;) {
      at = scanPlain(at, k, end, row)
      k = reached
      if (k === end) return at
      const cell = cells[(k << 8) | bytes[at]!]!
      if (k === lastItem && cell < BLANK_CELL) {
        responses[baseOf(row) + k] = cell
        return at + 1
      }
      at = scanCell(at, k++, row)
      if (at < 0 || k === end) return at
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
      target = new DataView(responses.buffer, responses.byteOffset, responses.byteLength)
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
