import type { CellTable } from './cell-table.js'
import type { PlainColumns } from './plain-columns.js'

/**
 * Two cells of one digit each and their delimiters, compared as one word of four bytes: subtract `ground`, and every byte
 * is its category or 0; add `room`, and bit 7 of a byte is set where the category is too high.
 */
export interface DigitPairs {
  /** The word of the lowest categories of columns k and k + 1. */
  readonly ground: Int32Array
  /** 128 less the number of categories of each of both columns, so that nothing passes where digits are no categories. */
  readonly room: Int32Array
}

/** Bits of a word that are set where it is no pair of digits. */
export const NO_PAIR = 0xff80ff80 | 0

const ZERO = 48
const LF = 10

/** The pairs of a file; where cells are raw answers nothing passes. */
export function digitPairs({ items, delimiter, lastItem }: PlainColumns, cellTable: CellTable): DigitPairs {
  const digits = Array.from(items, (_, column) => columnDigits(cellTable, column))
  const after = (column: number) => (column === lastItem ? LF : delimiter.charCodeAt(0))
  const words = (word: (column: number) => number) =>
    Int32Array.from({ length: Math.max(0, items.length - 1) }, (_, k) => word(k))
  return {
    ground: words((k) => digits[k]!.first | (after(k) << 8) | (digits[k + 1]!.first << 16) | (after(k + 1) << 24)),
    room: words((k) => (128 - digits[k]!.count) | ((128 - digits[k + 1]!.count) << 16)),
  }
}

/** The digit of category 0, and how many digits from it on are categories in order. */
export function columnDigits(cellTable: CellTable, column: number): { readonly first: number; readonly count: number } {
  // A key may be the caller's function, which is asked for the answers of the file only.
  if (cellTable.areAnswers) return { first: ZERO, count: 0 }
  const readings = Array.from({ length: 10 }, (_, digit) => cellTable.reading(column, ZERO + digit))
  const first = readings.indexOf(0)
  if (first < 0) return { first: ZERO, count: 0 }
  let count = 1
  while (readings[first + count] === count) count++
  return { first: ZERO + first, count }
}
