import { digitWord, fourDigitNumber, otherThanDigits } from './digit-words.js'
import type { IdPrefixes } from './id-prefixes.js'

/** First four bits of a code; those of a number have none but the first at 0. The last two leave a hash three bits fewer. */
const tags = { ascii: 0x80000000, numbered: 0x90000000, hashNumbered: 0xc0000000, hash: 0xe0000000 } as const
const MOST_DIGITS = 18
const MOST_CHARACTERS = 8
/** Digits at the end of an id that are taken for its number. */
const NUMBER_DIGITS = 9
const ZERO = 48

/**
 * Writes the 64-bit code of an id in UTF-8, high word first; never two zeros.
 *
 * Ids of at most 18 digits (a NIP, a NIK) and ids of at most 8 ASCII characters (P0000001) have codes of their own. Ids that end in a number
 * (peserta-000123) have the place of what is before it and the number, so that codes ascend where ids do; two of them agree by chance only
 * if their beginnings have more than 7 ASCII characters and the same 52 bits of hash. Any other id has 61 bits of hash.
 * @param start, end where the id stands in `view`
 * @param prefixes of the ids so far
 */
export function personCodeInto(code: Uint32Array, view: DataView, start: number, end: number, prefixes: IdPrefixes): void {
  const length = end - start
  if (length > 0 && length <= MOST_DIGITS) {
    const split = Math.max(start, end - MOST_DIGITS / 2)
    const high = digitRank(view, start, split)
    const low = digitRank(view, split, end)
    if (high >= 0 && low >= 0) {
      code[0] = high
      code[1] = low
      return
    }
  }
  if (numberedInto(code, view, start, end, prefixes)) return
  if (length > 0 && length <= MOST_CHARACTERS && isAscii(view, start, end)) {
    code[0] = tags.ascii + packed(view, start, end)
    code[1] = packed(view, start + 4, end)
    return
  }
  hashInto(code, view, start, end)
  code[0] = (tags.hash | (code[0]! >>> 3)) >>> 0
}

/** @returns false where the id does not end in a number after something else, or there is no room for what that is */
function numberedInto(code: Uint32Array, view: DataView, start: number, end: number, prefixes: IdPrefixes): boolean {
  let split = end
  let number = 0
  for (let unit = 1; split > start && end - split < NUMBER_DIGITS; unit *= 10) {
    const digit = view.getUint8(split - 1) ^ ZERO
    if (digit > 9) break
    number += digit * unit
    split--
  }
  if (split === end || split === start) return false
  const isExact = split - start < MOST_CHARACTERS && isAscii(view, start, split)
  const place = prefixes.placeOf(isExact ? exactKey(view, start, split) : hashKey(code, view, start, split))
  if (place < 0) return false
  code[0] = (isExact ? tags.numbered : tags.hashNumbered) + place * 16 + (end - split)
  code[1] = number
  return true
}

/** A number that no other text of at most 7 ASCII characters has. */
function exactKey(view: DataView, start: number, end: number): number {
  return packed(view, start, end) * 2 ** 28 + packed(view, start + 4, end)
}

/** 52 bits of hash, below zero and so apart from what is exact. Uses the code as room. */
function hashKey(code: Uint32Array, view: DataView, start: number, end: number): number {
  hashInto(code, view, start, end)
  return -1 - (code[0]! * 2 ** 20 + (code[1]! >>> 12))
}

/** Whether a code stands for one id alone; otherwise for any with the same hash of it or of its beginning. */
export function isExactCode(high: number): boolean {
  return high >>> 30 !== 3
}

/** Number of the digit runs that are shorter than one of 0…9 digits. */
export const shorterRuns = Int32Array.from({ length: 10 }, (_, length) => (10 ** length - 1) / 9)

/** Rank of a run of at most 9 digits among all such runs, shorter ones first: below 2³¹, and 0 for an empty run only; −1 for other bytes. */
function digitRank(view: DataView, start: number, end: number): number {
  if (end - start === 9) return nineDigitRank(view, start)
  let value = 0
  for (let at = start; at < end; at++) {
    const digit = view.getUint8(at) ^ ZERO
    if (digit > 9) return -1
    value = value * 10 + digit
  }
  return shorterRuns[end - start]! + value
}

/** That of nine digits, as both halves of a NIP are, by the word. */
function nineDigitRank(view: DataView, start: number): number {
  const first = view.getUint8(start) ^ ZERO
  const middle = digitWord(view, start + 1)
  const last = digitWord(view, start + 5)
  if ((otherThanDigits(middle) | otherThanDigits(last)) !== 0 || first > 9) return -1
  return shorterRuns[9]! + (first * 1e8 + fourDigitNumber(middle) * 1e4 + fourDigitNumber(last))
}

function isAscii(view: DataView, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (view.getUint8(i) === 0 || view.getUint8(i) > 127) return false
  return true
}

/** Four 7-bit characters; zeros after the last one. */
function packed(view: DataView, start: number, end: number): number {
  let value = 0
  const stop = Math.min(start + 4, end)
  for (let i = start; i < stop; i++) value = (value << 7) | view.getUint8(i)
  return value << (7 * Math.min(4, start + 4 - stop))
}

/** Two 32-bit lanes that see every byte. @source xor-multiply after Fowler, Noll & Vo, finalizer of MurmurHash3 (public domain) */
function hashInto(code: Uint32Array, view: DataView, start: number, end: number): void {
  let first = 0x243f6a88
  let second = 0x85a308d3
  for (let i = start; i < end; i++) {
    first = Math.imul(first ^ view.getUint8(i), 0x9e3779b1)
    first = (first << 13) | (first >>> 19)
    second = Math.imul(second ^ first, 0x85ebca77)
    second = (second << 17) | (second >>> 15)
  }
  first = avalanche(first ^ (end - start))
  second = avalanche(second ^ first)
  code[0] = first
  code[1] = second
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
