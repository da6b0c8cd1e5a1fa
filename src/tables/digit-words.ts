/** Bits that are set, in a word of {@link digitWord}, where a byte is no digit. */
const NO_DIGIT = 0xf0f0f0f0 | 0
const ZEROS = 0x30303030

/** Four characters of UTF-8, the first in the lowest byte, as the values of their digits. */
export function digitWord(view: DataView, at: number): number {
  return view.getInt32(at, true) ^ ZEROS
}

/** Not 0 where one of the bytes of a word of {@link digitWord} is no digit. */
export function otherThanDigits(word: number): number {
  return (word | (word + 0x06060606)) & NO_DIGIT
}

/** The number that four digits make. */
export function fourDigitNumber(word: number): number {
  const pairs = (Math.imul(word, 10) + (word >>> 8)) & 0x00ff00ff
  return Math.imul(pairs & 0xff, 100) + (pairs >>> 16)
}
