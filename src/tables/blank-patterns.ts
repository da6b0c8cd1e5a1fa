import type { BlankStatistics } from './responses.js'

export interface BlankPatterns {
  /** Counts one row; `blank[i]` is 1 where the cell of item i is empty. Items without a column do not come. */
  count(blank: Uint8Array, cells: number): void
  readonly statistics: BlankStatistics
}

/** Distinct patterns followed at once: many more than a design has forms. */
const FOLLOWED = 512
/** A form is taken by at least this share of the rows … */
const FORM_SHARE = 0.01
/** … and by at least so many, else small files would consist of forms only. */
const FORM_ROWS = 3
/** From this share of rows on blanks are worth a word. */
const WORTH_A_WORD = 0.01

/**
 * Tells blanks of a design (forms, booklets) from scattered ones (omissions) in constant memory: a form leaves out two
 * items or more and shares its pattern of blanks with at least a hundredth of all rows; whatever is not a form is
 * scattered. Frequent patterns are followed by Misra and Gries' summary, whose counts fall short by at most rows/512.
 * @source Misra & Gries (1982), Science of Computer Programming 2, 143–152
 */
export function createBlankPatterns(): BlankPatterns {
  const followed = new Map<string, { count: number; blanks: number }>()
  let rows = 0
  let rowsWithBlanks = 0
  let trailingRows = 0
  let blankCells = 0
  let cellCount = 0
  let dropped = 0

  const follow = (pattern: string, blanks: number) => {
    const known = followed.get(pattern)
    if (known !== undefined) known.count++
    else if (followed.size < FOLLOWED) followed.set(pattern, { count: 1, blanks })
    else {
      dropped++
      for (const [key, each] of followed) if (--each.count === 0) followed.delete(key)
    }
  }
  return {
    count(blank, cells) {
      rows++
      cellCount += cells
      let blanks = 0
      for (let i = 0; i < blank.length; i++) blanks += blank[i]!
      if (blanks === 0) return
      rowsWithBlanks++
      blankCells += blanks
      if (blanks < cells && isTrailing(blank, blanks)) trailingRows++
      follow(patternText(blank), blanks)
    },
    get statistics() {
      const least = Math.max(FORM_ROWS, rows * FORM_SHARE)
      let byDesign = 0
      for (const { count, blanks } of followed.values()) if (blanks > 1 && count + dropped >= least) byDesign += count
      const scatteredRows = Math.max(0, rowsWithBlanks - byDesign)
      const looksScattered = scatteredRows > 0 && scatteredRows >= rows * WORTH_A_WORD
      return { rows, rowsWithBlanks, scatteredRows, trailingRows, blankCells, cells: cellCount, looksScattered }
    },
  }
}

function isTrailing(blank: Uint8Array, blanks: number): boolean {
  for (let i = blank.length - blanks; i < blank.length; i++) if (blank[i] === 0) return false
  return true
}

/** A pattern as text, 15 items a character. */
function patternText(blank: Uint8Array): string {
  let text = ''
  for (let start = 0; start < blank.length; start += 15) {
    let bits = 0
    for (let i = start; i < Math.min(start + 15, blank.length); i++) bits = bits * 2 + blank[i]!
    text += String.fromCharCode(bits)
  }
  return text
}
