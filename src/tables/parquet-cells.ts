import type { ColumnPage } from './parquet-pages.js'
import { isTexts, textsOf } from './parquet-texts.js'
import { cellText, type TextCells } from './text-cells.js'

/** Code of an empty cell. */
export const EMPTY_CELL = 255

/** The cells of a page as codes, where each is a whole number of 0…254 or empty; undefined where one is anything else. */
export function codesOfPage({ rows, values, places }: ColumnPage): Uint8Array | undefined {
  if (isTexts(values)) return undefined
  const known = new Uint8Array(values.length + 1)
  for (let i = 0; i < values.length; i++) {
    const code = codeOf(values[i])
    if (code < 0) return undefined
    known[i] = code
  }
  known[values.length] = EMPTY_CELL
  if (places === undefined) return known
  const codes = new Uint8Array(rows)
  for (let row = 0; row < rows; row++) codes[row] = known[places[row] as number] as number
  return codes
}

function codeOf(value: unknown): number {
  if (typeof value === 'number')
    return value >= 0 && value < EMPTY_CELL && Number.isInteger(value) ? value : Number.isNaN(value) ? EMPTY_CELL : -1
  if (value === null || value === undefined) return EMPTY_CELL
  if (typeof value === 'boolean') return value ? 1 : 0
  return typeof value === 'bigint' && value >= 0n && value < 255n ? Number(value) : -1
}

/** The cells of a page as they would stand in a table. */
export interface CellPage {
  /** Row by row, or with places each that occurs once; the last one is empty. No cell has a line break. */
  readonly cells: TextCells
  /** For each row the place of its cell; undefined where every row has its own. */
  readonly places: ArrayLike<number> | undefined
}

/**
 * Makes cells of the pages of one column. A whole number has no decimal mark whatever its type, true is 1 and false 0; null and
 * not-a-number are empty; a point in time is its ISO form.
 */
export function createCellPages(): (page: ColumnPage) => CellPage {
  let last: ColumnPage['values'] | undefined
  let cells: TextCells = textsOf([])
  return ({ values, places }) => {
    // Pages share a dictionary.
    if (values !== last) cells = isTexts(values) ? withoutLineBreaks(values) : textsOf(Array.from(values, bytesOf))
    last = values
    return { cells, places }
  }
}

const encoder = new TextEncoder()

function bytesOf(value: unknown): Uint8Array {
  return encoder.encode(textOfValue(value))
}

/** What stands in a table for a value that is no text, or for a text as a string. */
export function textOfValue(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isNaN(value) ? '' : wholeOrShortest(value)
  if (typeof value === 'boolean') return value ? '1' : '0'
  return value instanceof Date ? isoOf(value) : String(value)
}

/** Large whole numbers keep every digit instead of an exponent. */
function wholeOrShortest(value: number): string {
  return Number.isInteger(value) && Math.abs(value) >= 1e21 ? BigInt(value).toString() : String(value)
}

function isoOf(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const text = date.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text
}

function withoutLineBreaks(texts: TextCells): TextCells {
  const { bytes, ends } = texts
  const used = bytes.subarray(0, ends[ends.length - 1])
  if (!used.includes(10) && !used.includes(13)) return texts
  // The last one comes anew.
  return textsOf(Array.from(ends.subarray(1), (_, i) => encoder.encode(cellText(texts, i).replace(/\r\n|[\r\n]/g, ' '))))
}
