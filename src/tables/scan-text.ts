import { digitWord, otherThanDigits } from './digit-words.js'
import type { TextUse } from './plain-columns.js'

/** What a byte does in a cell of text, as bits. */
const NEVER = 1
const DELIMITER = 2
const PLUS = 4

const TAB = 9
const QUOTE = 34
const APOSTROPHE = 39
const ZERO = 48
const EQUALS = 61

/** Finds where cells of text end. */
export interface TextScanner {
  /** What is read from now on. */
  open(bytes: Uint8Array): void
  /**
   * Kernel of quotedCells and of the checks of ids in createReadingContext, its readable twins.
   * @param start first byte of the text, behind the quotation mark of a quoted cell
   * @returns where the text ends, before the other mark; −1 if the cell needs a closer look: other quotation marks, bytes
   *   beyond ASCII, control characters, `="…"`, an apostrophe in front, an id that is absent or perhaps rounded
   */
  end(start: number, quoted: boolean, use: TextUse): number
}

export function createTextScanner(delimiter: string): TextScanner {
  const kinds = byteKinds(delimiter)
  let read!: Uint8Array
  let view!: DataView
  const textEnd: TextScanner['end'] = (start, quoted, use) => {
    const bytes = read
    const ending = NEVER | (quoted ? 0 : DELIMITER) | (use === 'id' ? PLUS : 0)
    let end = start
    // Numbers, as most ids are, go by the word.
    for (const stop = bytes.length - 4; end <= stop && otherThanDigits(digitWord(view, end)) === 0; ) end += 4
    for (const stop = bytes.length - 4; end <= stop; end += 4) {
      const met = kinds[bytes[end]!]! | kinds[bytes[end + 1]!]! | kinds[bytes[end + 2]!]! | kinds[bytes[end + 3]!]!
      if ((met & ending) !== 0) break
    }
    while ((kinds[bytes[end]!]! & ending) === 0) end++
    if (quoted && bytes[end] !== QUOTE) return -1
    if (use === 'none') return end
    if (bytes[start] === EQUALS || bytes[start] === APOSTROPHE || (use === 'id' && !isOrdinaryId(bytes, start, end))) return -1
    return end
  }
  return {
    end: textEnd,
    open(bytes) {
      read = bytes
      view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    },
  }
}

/**
 * Quotation marks, control characters and bytes beyond ASCII always end a run of ordinary characters, delimiters where
 * they are not quoted. A plus sign ends an id: 1.98503E+17 is a number that a spreadsheet has rounded.
 */
function byteKinds(delimiter: string): Uint8Array {
  const mark = delimiter.charCodeAt(0)
  return Uint8Array.from({ length: 256 }, (_, byte) => {
    if (byte === mark) return DELIMITER
    if (byte === QUOTE || byte > 126 || (byte < 32 && byte !== TAB)) return NEVER
    return byte === 43 ? PLUS : 0
  })
}

/** Whether an id is not blank and cannot be a rounded number: 18 digits that end in 000, or decimals that are all zeros. */
function isOrdinaryId(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end || bytes[start] === 32 || bytes[start] === TAB) return false
  if (end - start < 18 || bytes[end - 1] !== ZERO) return true
  let last = end - 1
  while (last > start && bytes[last] === ZERO) last--
  return bytes[last] !== 46 && !(end - start === 18 && last < end - 3)
}
