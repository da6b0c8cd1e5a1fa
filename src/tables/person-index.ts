/**
 * What the index knows of an id: `seen` is certain, `suspected` means that the hash of an earlier id is the same.
 */
export type PersonKnown = 'new' | 'seen' | 'suspected'

/** The ids of the persons seen so far. */
export interface PersonIndex {
  /** Enters an id and says whether it was there before. */
  enter(id: string): PersonKnown
  /** Ids entered, those told apart. */
  readonly size: number
}

/**
 * The ids seen so far, in 8 bytes each; with the free places of its table 11 to 21 bytes a person.
 *
 * Ids of at most 18 digits (a NIP, a NIK) and ids of at most 8 ASCII characters (P0000001) are held as they are: two of
 * them never agree by chance. Any other id is held as 62 bits of hash. Agreement there is only a suspicion, to be
 * verified against the text before anybody is refused; among a million such ids one false suspicion arises with
 * probability 10⁻⁷ (n²/2⁶³).
 */
export function createPersonIndex(): PersonIndex {
  let slots = 1024
  let high = new Uint32Array(slots)
  let low = new Uint32Array(slots)
  let size = 0
  const code = new Uint32Array(2)

  const place = (h: number, l: number): number => {
    let at = scatter(h, l) & (slots - 1)
    while ((high[at] !== 0 || low[at] !== 0) && (high[at] !== h || low[at] !== l)) at = (at + 1) & (slots - 1)
    return at
  }
  const grow = () => {
    const [oldHigh, oldLow] = [high, low]
    slots *= 2
    high = new Uint32Array(slots)
    low = new Uint32Array(slots)
    for (let i = 0; i < oldHigh.length; i++) {
      if (oldHigh[i] === 0 && oldLow[i] === 0) continue
      const at = place(oldHigh[i]!, oldLow[i]!)
      high[at] = oldHigh[i]!
      low[at] = oldLow[i]!
    }
  }
  return {
    enter(id) {
      const exact = encodeInto(code, id)
      const h = code[0]!
      const l = code[1]!
      const at = place(h, l)
      if (high[at] === h && low[at] === l) return exact ? 'seen' : 'suspected'
      high[at] = h
      low[at] = l
      size++
      if (size > slots * FULLEST) grow()
      return 'new'
    },
    get size() {
      return size
    },
  }
}

/** Linear probing stays short up to here. */
const FULLEST = 0.75

const ASCII_TAG = 0x80000000
const HASH_TAG = 0xc0000000
const MOST_DIGITS = 18
const MOST_CHARACTERS = 8

/**
 * Writes the 64-bit code of an id; never two zeros.
 * @returns whether the code stands for this id alone
 */
function encodeInto(code: Uint32Array, id: string): boolean {
  const { length } = id
  let digits = length > 0 && length <= MOST_DIGITS
  let ascii = length > 0 && length <= MOST_CHARACTERS
  for (let i = 0; i < length && (digits || ascii); i++) {
    const unit = id.charCodeAt(i)
    if (unit < 48 || unit > 57) digits = false
    if (unit === 0 || unit > 127) ascii = false
  }
  if (digits) {
    code[0] = digitRank(id, 0, length - 9)
    code[1] = digitRank(id, Math.max(0, length - 9), length)
  } else if (ascii) {
    code[0] = ASCII_TAG + packed(id, 0)
    code[1] = packed(id, 4)
  } else hashInto(code, id)
  return digits || ascii
}

/** Rank of a run of at most 9 digits among all such runs, shorter ones first: below 2³¹, and 0 for an empty run only. */
function digitRank(id: string, from: number, to: number): number {
  let value = 0
  let shorter = 0
  for (let i = from; i < to; i++) {
    value = value * 10 + id.charCodeAt(i) - 48
    shorter = shorter * 10 + 1
  }
  return shorter + value
}

/** Four 7-bit characters. */
function packed(id: string, from: number): number {
  let value = 0
  for (let i = from; i < from + 4; i++) value = value * 128 + (i < id.length ? id.charCodeAt(i) : 0)
  return value
}

/** Two 32-bit lanes that see every UTF-16 unit. @source xor-multiply after Fowler, Noll & Vo, finalizer of MurmurHash3 (public domain) */
function hashInto(code: Uint32Array, id: string): void {
  let first = 0x243f6a88
  let second = 0x85a308d3
  for (let i = 0; i < id.length; i++) {
    const unit = id.charCodeAt(i)
    first = Math.imul(first ^ unit, 0x9e3779b1)
    first = (first << 13) | (first >>> 19)
    second = Math.imul(second ^ first, 0x85ebca77)
    second = (second << 17) | (second >>> 15)
  }
  first = avalanche(first ^ id.length)
  second = avalanche(second ^ first)
  code[0] = (HASH_TAG | (first >>> 2)) >>> 0
  code[1] = second >>> 0
}

function avalanche(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

/** Spreads codes, which are in order for running numbers, over the table. */
function scatter(high: number, low: number): number {
  return avalanche(Math.imul(high, 0x9e3779b1) ^ low)
}
