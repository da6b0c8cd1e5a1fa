import { instanceOf, lazyWasm } from '../../math/wasm/wasm-engine.js'
import { wasmModule } from '../../math/wasm/wasm-module.js'
import { blankWords } from '../blank-patterns.js'
import { BLANK_CELL, type CellTable, ODD_CELL } from '../cell-table.js'
import { columnDigits } from '../digit-pairs.js'
import { shorterRuns } from '../person-code.js'
import type { PlainColumns, TextUse } from '../plain-columns.js'
import { stateKinds } from '../response-block.js'
import { BLANK } from '../response-cells.js'
import { NO_RESPONSE } from '../responses.js'
import type { TextCells } from '../text-cells.js'
import { codeFunction } from './code-function.js'
import { copyFunction, orderFunction } from './copy-function.js'
import { behindWord, layOut } from './lay-out.js'
import { rowFieldCount, rowFields, textBits } from './row-frame.js'
import { scanFunction } from './scan-function.js'

/** Reads many rows at once; what it finds stands in its memory until the next call. */
export interface RowKernel {
  /** Most rows of a call. */
  readonly capacity: number
  /** Where lines are put to be read. */
  readonly input: Uint8Array
  /**
   * Reads at most so many rows of the input between two indices, the second behind a line feed.
   * @param start physical line of the first, and its place in the block that the rows are for
   * @returns how many
   */
  scan(from: number, end: number, rows: number, start: RowStart): number
  /** Index behind the last row that was read. */
  next(): number
  /** The rows that were read last. */
  readonly rows: KernelRows
}

export interface RowStart {
  readonly line: number
  readonly place: number
}

/** Columns of rows, as a block has them, and what RowScanner says of them. */
export interface KernelRows {
  responses(rows: number): Uint8Array
  lines(rows: number): Uint32Array
  states(rows: number): Uint32Array
  readonly blanks: Uint32Array
  /** The whole memory, and where the texts stand in it. */
  readonly bytes: Uint8Array
  readonly ranges: Int32Array
  /** Codes of the ids, where all are numbers of at most 18 digits. */
  ids(rows: number): KernelIds | undefined
  /** The wanted texts, for cells from a place on, and where each ends behind so many bytes of others. */
  texts(rows: number, cell: number, before: number): TextCells
}

export interface KernelIds {
  /** High and low word in turn. */
  readonly codes: Uint32Array
  /** How many have 16 or 17 digits, and how many of these end as if a spreadsheet had rounded them. */
  readonly long: number
  readonly ending: number
}

interface Functions {
  scan(from: number, end: number, rows: number, line: number): number
  code(rows: number): 0 | 1
  copy(rows: number, before: number): number
  order(rows: number): number
}

const compiled = lazyWasm<Functions>(() => wasmModule([scanFunction(), codeFunction(), copyFunction(), orderFunction()]))

/** Bytes of lines at once: they and what is made of them stay in the second-level cache. */
const INPUT = 1 << 18
const word = 4

/** How a block and a call are laid out. */
export interface RowKernelSize {
  readonly itemCount: number
  readonly capacity: number
}

/**
 * Kernel in WebAssembly of createRowScanner: for files that begin with columns of text and end with items, rows whose cells are a digit or
 * empty.
 * @returns undefined for other files, and where the machine has no such instructions or does not let us use them
 */
export function createRowKernel(columns: PlainColumns, table: CellTable, size: RowKernelSize): RowKernel | undefined {
  const meaning = digitCells(columns, table)
  if (meaning === undefined) return undefined
  const { at, end } = layOut(partSizes(columns, size))
  const instance = instanceOf(compiled(), end)
  if (instance === undefined) return undefined
  const { memory, functions } = instance
  writeTables(memory, at, { columns, meaning, size })
  const fields = new Int32Array(memory, 0, rowFieldCount)
  return {
    capacity: size.capacity,
    input: new Uint8Array(memory, at.input, INPUT),
    scan(from, to, rows, { line, place }) {
      if (isInOrder(columns, size.itemCount)) fields[rowFields.cells] = at.cells + behindWord(place * size.itemCount)
      fields[rowFields.states] = at.states + behindWord(place * word * stateKinds.length)
      fields[rowFields.lines] = at.lines + behindWord(place * word)
      return functions.scan(at.input + from, at.input + to, rows, line)
    },
    next: () => fields[rowFields.next]! - at.input,
    rows: kernelRows(memory, at, { columns, functions, size }),
  }
}

/** What the cells of a file mean where they are digits or empty. */
interface DigitCells {
  /** By item column, the digit of category 0 and the number of categories. */
  readonly digits: readonly ReturnType<typeof columnDigits>[]
  /** What an empty cell is written as, and its place among the states. */
  readonly blank: { readonly response: number; readonly kind: number }
}

/** Undefined where columns stand in another order, or where cells mean something else. */
function digitCells(columns: PlainColumns, table: CellTable): DigitCells | undefined {
  const { items, texts, runs, lastItem } = columns
  if (table.areAnswers || runs.length !== 1 || texts.length === 0 || items.length === 0 || lastItem < 0) return undefined
  const delimiter = columns.delimiter.charCodeAt(0)
  const empty = Array.from(items, (_, column) => table.cells[(column << 8) | delimiter]!)
  if (empty.some((cell) => cell !== empty[0] || cell < BLANK_CELL || cell >= ODD_CELL)) return undefined
  const digits = Array.from(items, (_, column) => columnDigits(table, column))
  if (digits.some(({ count }) => count === 0)) return undefined
  return { digits, blank: { response: empty[0]! - BLANK_CELL, kind: table.effect(BLANK).kind } }
}

/** Whether the items stand in a block as they do in the file. */
function isInOrder({ items }: PlainColumns, itemCount: number): boolean {
  return items.length === itemCount && items.every((item, k) => item === k)
}

/** Bytes of the parts of the memory. */
function partSizes(columns: PlainColumns, { itemCount, capacity }: RowKernelSize) {
  const items = columns.items.length
  const texts = columns.texts.length
  const wanted = columns.textPlaces.length
  return {
    frame: word * rowFieldCount,
    texts,
    digits: items,
    highest: items,
    shorterRuns: word * shorterRuns.length,
    wanted: word * wanted,
    places: word * items,
    cells: capacity * items,
    ordered: isInOrder(columns, itemCount) ? 0 : capacity * itemCount,
    lines: word * capacity,
    blanks: word * capacity * blankWords(items),
    states: word * capacity * stateKinds.length,
    ranges: 2 * word * capacity * texts,
    codes: 2 * word * capacity,
    ends: word * capacity * wanted,
    input: INPUT,
    copied: INPUT,
  }
}

type RowPlaces = Readonly<Record<keyof ReturnType<typeof partSizes>, number>>

const textUses: Readonly<Record<TextUse, number>> = { id: textBits.checked | textBits.id, kept: textBits.checked, none: 0 }

interface RowTables {
  readonly columns: PlainColumns
  readonly meaning: DigitCells
  readonly size: RowKernelSize
}

/** Writes what the functions are told. */
function writeTables(memory: ArrayBuffer, at: RowPlaces, { columns, meaning: { digits, blank }, size }: RowTables): void {
  const bytes = new Uint8Array(memory)
  const integers = new Int32Array(memory)
  bytes.set(
    columns.texts.map((use) => textUses[use]),
    at.texts,
  )
  bytes.set(
    digits.map(({ first }) => first),
    at.digits,
  )
  bytes.set(
    digits.map(({ count }) => count - 1),
    at.highest,
  )
  integers.set(shorterRuns, at.shorterRuns / word)
  integers.set(
    columns.textPlaces.map((place) => 2 * word * place),
    at.wanted / word,
  )
  integers.set(columns.items, at.places / word)
  if (!isInOrder(columns, size.itemCount)) bytes.fill(NO_RESPONSE, at.ordered, at.ordered + size.capacity * size.itemCount)
  const frame: Readonly<Record<keyof typeof rowFields, number>> = {
    ...at,
    delimiter: columns.delimiter.charCodeAt(0),
    textCount: columns.texts.length,
    lastItem: columns.items.length - 1,
    blankWords: blankWords(columns.items.length),
    blankResponse: blank.response,
    blankKind: word * blank.kind,
    idRange: 2 * word * columns.texts.indexOf('id'),
    wantedCount: columns.textPlaces.length,
    itemCount: size.itemCount,
    next: 0,
    longIds: 0,
    endingIds: 0,
  }
  for (const [name, field] of Object.entries(rowFields) as [keyof typeof rowFields, number][]) integers[field] = frame[name]
}

interface RowSurroundings {
  readonly columns: PlainColumns
  readonly functions: Functions
  readonly size: RowKernelSize
}

function kernelRows(memory: ArrayBuffer, at: RowPlaces, { columns, functions, size }: RowSurroundings): KernelRows {
  const { itemCount, capacity } = size
  const integers = (from: number, length: number) => new Uint32Array(memory, from, length * capacity)
  const inOrder = isInOrder(columns, itemCount)
  const bytes = new Uint8Array(memory)
  const words = new Uint32Array(memory)
  const part = (field: 'lines' | 'states' | 'ends', length: number) =>
    words.subarray(fields[rowFields[field]]! / word, fields[rowFields[field]]! / word + length)
  const fields = new Int32Array(memory, 0, rowFieldCount)
  const codes = integers(at.codes, 2)
  const wanted = columns.textPlaces.length
  return {
    responses(rows) {
      if (!inOrder) functions.order(rows)
      const from = fields[inOrder ? rowFields.cells : rowFields.ordered]!
      return bytes.subarray(from, from + rows * itemCount)
    },
    lines: (rows) => part('lines', rows),
    states: (rows) => part('states', rows * stateKinds.length),
    blanks: integers(at.blanks, blankWords(columns.items.length)),
    bytes,
    ranges: new Int32Array(memory, at.ranges, 2 * columns.texts.length * capacity),
    ids(rows) {
      if (functions.code(rows) === 0) return undefined
      return { codes, long: fields[rowFields.longIds]!, ending: fields[rowFields.endingIds]! }
    },
    texts(rows, cell, before) {
      const from = at.copied + behindWord(before)
      fields[rowFields.copied] = from
      fields[rowFields.ends] = at.ends + behindWord(cell * word)
      const length = functions.copy(rows, before) - before
      return { bytes: bytes.subarray(from, from + length), ends: part('ends', rows * wanted) }
    },
  }
}
