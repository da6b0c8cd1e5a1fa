import type { ColumnPage } from './parquet-pages.js'

/** Code of an empty cell. */
export const EMPTY_CELL = 255

/** Row by row what a page holds: undefined or null where it holds nothing. */
export function pageValues({ rows, values, dictionary, present }: ColumnPage): ArrayLike<unknown> {
  if (dictionary === undefined && present === undefined) return values
  const all = new Array<unknown>(rows)
  let next = 0
  for (let row = 0; row < rows; row++) {
    const value = present === undefined || present[row] === 1 ? values[next++] : undefined
    all[row] = dictionary === undefined || value === undefined ? value : dictionary[value as number]
  }
  return all
}

/** The values of a page as codes, where each is a whole number of 0…254 or nothing; undefined where one is anything else. */
export function codesOfPage({ rows, values, dictionary, present }: ColumnPage): Uint8Array | undefined {
  const known = codesOf(dictionary ?? values)
  if (known === undefined || (dictionary === undefined && present === undefined)) return known
  const codes = new Uint8Array(rows)
  let next = 0
  for (let row = 0; row < rows; row++) {
    if (present !== undefined && present[row] !== 1) codes[row] = EMPTY_CELL
    else codes[row] = known[dictionary === undefined ? next++ : (values[next++] as number)] as number
  }
  return codes
}

/** Undefined where a value is none of 0…254 and not empty. */
function codesOf(values: ArrayLike<unknown>): Uint8Array | undefined {
  const codes = new Uint8Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const code = codeOf(values[row])
    if (code < 0) return undefined
    codes[row] = code
  }
  return codes
}

function codeOf(value: unknown): number {
  if (typeof value === 'number')
    return value >= 0 && value < EMPTY_CELL && Number.isInteger(value) ? value : Number.isNaN(value) ? EMPTY_CELL : -1
  if (value === null || value === undefined) return EMPTY_CELL
  if (typeof value === 'boolean') return value ? 1 : 0
  return typeof value === 'bigint' && value >= 0n && value < 255n ? Number(value) : -1
}

/**
 * The cell that a value stands for, UTF-8 without line breaks. A whole number has no decimal mark whatever its type, true is 1 and
 * false 0; null and not-a-number are empty; a point in time is its ISO form.
 */
export function cellBytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array && !hasLineBreak(value)) return value
  const text = cellText(value)
  return text === '' ? nothing : encoder.encode(text)
}

/** {@link cellBytes} as a text. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isNaN(value) ? '' : wholeOrShortest(value)
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (value instanceof Date) return isoOf(value)
  const text = value instanceof Uint8Array ? decoder.decode(value) : String(value)
  return text.replace(/\r\n|[\r\n]/g, ' ')
}

const nothing = new Uint8Array(0)
const encoder = new TextEncoder()
// A mark at the beginning of a text is a character of the text.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

function hasLineBreak(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 10 || bytes[i] === 13) return true
  return false
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
