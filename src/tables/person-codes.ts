import type { AscendingCodes } from './ascending-codes.js'
import { isExactCode, scatter } from './person-code.js'

/** Codes in the order in which they came: high and low word in turn. */
export interface Codes {
  readonly size: number
  readonly words: Uint32Array
}

/** Codes that wait to be looked up together. */
export interface CodeQueue extends Codes {
  add(high: number, low: number): void
  empty(): void
}

export function createCodeQueue(): CodeQueue {
  let words = new Uint32Array(2 * FEWEST)
  let size = 0
  return {
    get size() {
      return size
    },
    get words() {
      return words
    },
    add(high, low) {
      if (2 * size === words.length) {
        const longer = new Uint32Array(2 * words.length)
        longer.set(words)
        words = longer
      }
      words[2 * size] = high
      words[2 * size + 1] = low
      size++
    },
    empty() {
      size = 0
    },
  }
}

/** Codes by their value. */
export interface CodeTable {
  readonly size: number
  /**
   * Adds codes of a list from a place on.
   * @param known for each place 0 if the code is new, 1 if it was there before, 2 if it is that of a hash and was there
   */
  addInto(known: Uint8Array, codes: Codes, from: number): void
}

const FEWEST = 512

/** Tables side by side, each with the codes of some hashes: they grow one after the other, so that no growth takes twice the room of all. */
const lanes = 64
/** Places that are looked at together: 64 bytes, a line of the processor's memory. */
const placesOfBlock = 8
const wordsOfBlock = 2 * placesOfBlock
/** Blocks of the smallest lane at first; the largest has all but twice as many. */
const fewestBlocks = 16
/** Where the upper 26 bits of a hash belong, times the words of a table. */
const blockOfHash = 1 / (wordsOfBlock * 2 ** 26)
/** Probing stays short up to here. */
const fullest = 0.85

/** @param ascending what the table holds at first */
export function createCodeTable(ascending: AscendingCodes): CodeTable {
  const tables = Array.from({ length: lanes }, (_, lane) => {
    return new Uint32Array(wordsOfBlock * Math.round(fewestBlocks * 2 ** (lane / lanes)))
  })
  const sizes = new Uint32Array(lanes)
  let size = 0
  const addInto = (known: Uint8Array, { size: count, words }: Codes, from: number) => {
    for (let i = from; i < count; i++) {
      const high = words[2 * i]!
      const low = words[2 * i + 1]!
      const hash = scatter(high, low)
      const lane = hash & (lanes - 1)
      const places = tables[lane]!
      const at = placeOf(places, hash, high, low)
      const isNew = places[at] === 0 && places[at + 1] === 0
      known[i] = isNew ? 0 : isExactCode(high) ? 1 : 2
      if (!isNew) continue
      places[at] = high
      places[at + 1] = low
      size++
      sizes[lane]!++
      if (2 * sizes[lane]! > fullest * places.length) tables[lane] = twiceAsLong(places)
    }
  }
  for (const part of ascending.parts()) addInto(new Uint8Array(part.size), part, 0)
  return {
    addInto,
    get size() {
      return size
    },
  }
}

/** Where a code stands, or the free place where it belongs: in the block of its hash, or behind it. */
function placeOf(places: Uint32Array, hash: number, high: number, low: number): number {
  const { length } = places
  let at = (((hash >>> 6) * (length * blockOfHash)) | 0) * wordsOfBlock
  while ((places[at] !== 0 || places[at + 1] !== 0) && (places[at] !== high || places[at + 1] !== low)) {
    at += 2
    if (at === length) at = 0
  }
  return at
}

function twiceAsLong(before: Uint32Array): Uint32Array {
  const places = new Uint32Array(2 * before.length)
  for (let i = 0; i < before.length; i += 2) {
    const high = before[i]!
    const low = before[i + 1]!
    if (high === 0 && low === 0) continue
    const at = placeOf(places, scatter(high, low), high, low)
    places[at] = high
    places[at + 1] = low
  }
  return places
}
