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
/** Linear probing stays short up to here. */
const FULLEST = 0.75

/** @param ascending what the table holds at first */
export function createCodeTable(ascending: AscendingCodes): CodeTable {
  let places = new Uint32Array(4 * FEWEST)
  let size = 0
  const reserve = (wanted: number) => {
    let length = places.length
    while (wanted > FULLEST * (length / 2)) length *= 2
    if (length === places.length) return
    const before = places
    places = new Uint32Array(length)
    moveInto(places, before)
  }
  const addInto = (known: Uint8Array, more: Codes, from: number) => {
    reserve(size + more.size - from)
    const into = places
    const words = more.words
    for (let i = from; i < more.size; i++) {
      const high = words[2 * i]!
      const low = words[2 * i + 1]!
      const at = placeOf(into, high, low)
      const isNew = into[at] === 0 && into[at + 1] === 0
      known[i] = isNew ? 0 : isExactCode(high) ? 1 : 2
      if (!isNew) continue
      into[at] = high
      into[at + 1] = low
      size++
    }
  }
  reserve(ascending.size)
  for (const part of ascending.parts()) addInto(new Uint8Array(part.size), part, 0)
  return {
    addInto,
    get size() {
      return size
    },
  }
}

/** Where a code stands, or the free place where it belongs. */
function placeOf(places: Uint32Array, high: number, low: number): number {
  const last = places.length - 2
  let at = (scatter(high, low) << 1) & last
  while ((places[at] !== 0 || places[at + 1] !== 0) && (places[at] !== high || places[at + 1] !== low)) at = (at + 2) & last
  return at
}

function moveInto(places: Uint32Array, before: Uint32Array): void {
  for (let i = 0; i < before.length; i += 2) {
    if (before[i] === 0 && before[i + 1] === 0) continue
    const at = placeOf(places, before[i]!, before[i + 1]!)
    places[at] = before[i]!
    places[at + 1] = before[i + 1]!
  }
}
