/** Cells of a column: small whole numbers as bytes, or texts as they would stand in a table. */
export type PackedCells =
  | { readonly kind: 'codes'; readonly codes: Uint8Array }
  | { readonly kind: 'texts'; readonly texts: readonly string[] }

/** Code of an empty cell. */
export const EMPTY_CELL = 255

/**
 * The cells that values of one column stand for. A whole number has no decimal mark whatever its type, true is 1 and false 0; null and
 * not-a-number are empty; a point in time is its ISO form.
 */
export function packCells(values: ArrayLike<unknown>): PackedCells {
  const codes = codesOf(values)
  return codes === undefined ? { kind: 'texts', texts: Array.from(values, cellOf) } : { kind: 'codes', codes }
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

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isNaN(value) ? '' : wholeOrShortest(value)
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (value instanceof Date) return isoOf(value)
  return String(value)
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
