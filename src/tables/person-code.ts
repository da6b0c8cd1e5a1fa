const ASCII_TAG = 0x80000000
const HASH_TAG = 0xc0000000
const MOST_DIGITS = 18
const MOST_CHARACTERS = 8
const ZERO = 48

/**
 * Writes the 64-bit code of an id in UTF-8, high word first; never two zeros.
 *
 * Ids of at most 18 digits (a NIP, a NIK) and ids of at most 8 ASCII characters (P0000001) have codes of their own; any
 * other id has 62 bits of hash.
 * @param start, end where the id stands in `bytes`
 */
export function personCodeInto(code: Uint32Array, bytes: Uint8Array, start: number, end: number): void {
  const length = end - start
  if (length > 0 && length <= MOST_DIGITS) {
    const split = Math.max(start, end - MOST_DIGITS / 2)
    const high = digitRank(bytes, start, split)
    const low = digitRank(bytes, split, end)
    if (high >= 0 && low >= 0) {
      code[0] = high
      code[1] = low
      return
    }
  }
  if (length > 0 && length <= MOST_CHARACTERS && isAscii(bytes, start, end)) {
    code[0] = ASCII_TAG + packed(bytes, start, end)
    code[1] = packed(bytes, start + 4, end)
  } else hashInto(code, bytes, start, end)
}

/** Whether a code stands for one id alone; otherwise for any with the same hash. */
export function isExactCode(high: number): boolean {
  return high >>> 30 !== 3
}

/** Number of the digit runs that are shorter than one of 0…9 digits. */
const shorterRuns = Int32Array.from({ length: 10 }, (_, length) => (10 ** length - 1) / 9)

/** Rank of a run of at most 9 digits among all such runs, shorter ones first: below 2³¹, and 0 for an empty run only; −1 for other bytes. */
function digitRank(bytes: Uint8Array, start: number, end: number): number {
  let value = 0
  let others = 0
  for (let i = start; i < end; i++) {
    const digit = bytes[i]! - ZERO
    // Negative, or beyond 9.
    others |= digit | (9 - digit)
    value = (Math.imul(value, 10) + digit) | 0
  }
  return others < 0 ? -1 : shorterRuns[end - start]! + value
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i]! === 0 || bytes[i]! > 127) return false
  return true
}

/** Four 7-bit characters; zeros after the last one. */
function packed(bytes: Uint8Array, start: number, end: number): number {
  let value = 0
  const stop = Math.min(start + 4, end)
  for (let i = start; i < stop; i++) value = (value << 7) | bytes[i]!
  return value << (7 * Math.min(4, start + 4 - stop))
}

/** Two 32-bit lanes that see every byte. @source xor-multiply after Fowler, Noll & Vo, finalizer of MurmurHash3 (public domain) */
function hashInto(code: Uint32Array, bytes: Uint8Array, start: number, end: number): void {
  let first = 0x243f6a88
  let second = 0x85a308d3
  for (let i = start; i < end; i++) {
    first = Math.imul(first ^ bytes[i]!, 0x9e3779b1)
    first = (first << 13) | (first >>> 19)
    second = Math.imul(second ^ first, 0x85ebca77)
    second = (second << 17) | (second >>> 15)
  }
  first = avalanche(first ^ (end - start))
  second = avalanche(second ^ first)
  code[0] = (HASH_TAG | (first >>> 2)) >>> 0
  code[1] = second >>> 0
}

/** Spreads codes, which are in order for running numbers, over a table. */
export function scatter(high: number, low: number): number {
  return avalanche(Math.imul(high, 0x9e3779b1) ^ low)
}

function avalanche(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
