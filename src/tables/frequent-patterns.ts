/** Which patterns of blanks occur often. */
export interface FrequentPatterns {
  follow(bits: Uint32Array, from: number): void
  /** Rows whose pattern occurs at least so often. */
  rowsOfForms(least: number): number
}

/** Distinct patterns followed at once: many more than a design has forms. */
const FOLLOWED = 512
/** Places of the hash table: a power of two, at most an eighth of them taken. */
const PLACES = 8 * FOLLOWED

/**
 * Follows frequent patterns by Misra and Gries' summary, whose counts fall short by at most rows/512.
 * @param words length of a pattern
 * @source Misra & Gries (1982), Science of Computer Programming 2, 143–152
 */
export function createFrequentPatterns(words: number): FrequentPatterns {
  const patterns = new Uint32Array(FOLLOWED * words)
  const counts = new Float64Array(FOLLOWED)
  /** Place in the hash table → 1 + pattern; 0 is free. */
  const places = new Uint16Array(PLACES)
  let size = 0
  let dropped = 0

  /** Place of a pattern, or the free one where it belongs. */
  const placeOf = (bits: Uint32Array, from: number): number => {
    let hash = 0
    for (let w = 0; w < words; w++) hash = Math.imul(hash ^ bits[from + w]!, 0x9e3779b1) ^ (hash >>> 15)
    let place = ((hash ^ (hash >>> 16)) >>> 0) % PLACES
    for (; places[place] !== 0; place = (place + 1) % PLACES) {
      const at = (places[place]! - 1) * words
      let w = 0
      while (w < words && patterns[at + w] === bits[from + w]) w++
      if (w === words) break
    }
    return place
  }

  const takeOneFromEach = () => {
    places.fill(0)
    let left = 0
    for (let pattern = 0; pattern < size; pattern++) {
      if (counts[pattern]! <= 1) continue
      counts[left] = counts[pattern]! - 1
      patterns.copyWithin(left * words, pattern * words, (pattern + 1) * words)
      places[placeOf(patterns, left * words)] = ++left
    }
    size = left
  }

  return {
    follow(bits, from) {
      const place = placeOf(bits, from)
      if (places[place] !== 0) counts[places[place]! - 1]!++
      else if (size < FOLLOWED) {
        for (let w = 0; w < words; w++) patterns[size * words + w] = bits[from + w]!
        counts[size] = 1
        places[place] = ++size
      } else {
        dropped++
        takeOneFromEach()
      }
    },
    rowsOfForms(least) {
      let rows = 0
      for (let pattern = 0; pattern < size; pattern++) if (counts[pattern]! + dropped >= least) rows += counts[pattern]!
      return rows
    },
  }
}
