import { createFrequentPatterns, type FrequentPatterns } from './frequent-patterns.js'
import type { BlankStatistics } from './responses.js'

export interface BlankPatterns {
  /**
   * Counts rows of `cells` cells, one if nothing else is said; items without a column do not come.
   * @param blank bit i & 31 of word i >> 5 says whether cell i is empty
   * @param from word of the first row's first cells
   */
  count(blank: Uint32Array, cells: number, from?: number, rows?: number): void
  readonly statistics: BlankStatistics
}

/** A form is taken by at least this share of the rows … */
const FORM_SHARE = 0.01
/** … and by at least so many, else small files would consist of forms only. */
const FORM_ROWS = 3
/** From this share of rows on blanks are worth a word. */
const WORTH_A_WORD = 0.01

/** Words that hold a bit for each of some cells. */
export function blankWords(cells: number): number {
  return Math.ceil(cells / 32)
}

/**
 * Tells blanks of a design (forms, booklets) from scattered ones (omissions) in constant memory: a form leaves out two
 * items or more and shares its pattern of blanks with at least a hundredth of all rows; whatever is not a form is
 * scattered.
 */
export function createBlankPatterns(): BlankPatterns {
  let frequent: FrequentPatterns | undefined
  let rows = 0
  let rowsWithBlanks = 0
  let trailingRows = 0
  let blankCells = 0
  let cellCount = 0
  return {
    count(blank, cells, from = 0, count = 1) {
      const words = blankWords(cells)
      // Sums that a loop adds to are its own: those that functions share are kept in memory.
      let ownWithBlanks = 0
      let ownTrailing = 0
      let ownCells = 0
      const lastWord = words - 1
      const lastBit = 1 << ((cells - 1) & 31)
      for (let row = from; row < from + count * words; row += words) {
        let blanks = 0
        for (let w = row; w <= row + lastWord; w++) blanks += bitCount(blank[w]!)
        if (blanks === 0) continue
        ownWithBlanks++
        ownCells += blanks
        if ((blank[row + lastWord]! & lastBit) !== 0 && blanks < cells && firstBlank(blank, row) === cells - blanks) ownTrailing++
        // A single blank is no form and needs no place among the patterns followed.
        if (blanks === 1) continue
        frequent ??= createFrequentPatterns(words)
        frequent.follow(blank, row)
      }
      rows += count
      cellCount += count * cells
      rowsWithBlanks += ownWithBlanks
      trailingRows += ownTrailing
      blankCells += ownCells
    },
    get statistics() {
      const least = Math.max(FORM_ROWS, rows * FORM_SHARE)
      const scatteredRows = Math.max(0, rowsWithBlanks - (frequent?.rowsOfForms(least) ?? 0))
      const looksScattered = scatteredRows > 0 && scatteredRows >= rows * WORTH_A_WORD
      return { rows, rowsWithBlanks, scatteredRows, trailingRows, blankCells, cells: cellCount, looksScattered }
    },
  }
}

/** Place of the first blank of a row that has one. */
function firstBlank(blank: Uint32Array, from: number): number {
  let w = from
  while (blank[w] === 0) w++
  const word = blank[w]!
  return 32 * (w - from) + 31 - Math.clz32(word & -word)
}

/** Where nobody asks how blanks are spread: nothing is counted. */
export const uncountedBlanks: BlankPatterns = {
  count: () => undefined,
  statistics: createBlankPatterns().statistics,
}

function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
