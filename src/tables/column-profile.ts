/** What the cells of a column are like, judged by themselves. */
export type ColumnKind =
  /** No cell has a text. */
  | 'empty'
  /** Numbers of one digit: 0/1, or categories. */
  | 'category'
  /** Options by letter, A to E. */
  | 'letter'
  /** Other numbers. */
  | 'figure'
  /** Dates or times. */
  | 'time'
  /** A text that is another in every row. */
  | 'unique'
  /** Texts that come back: options written out, or groups. */
  | 'repeating'
  | 'text'

export interface ColumnProfile {
  readonly name: string
  readonly kind: ColumnKind
  /** Cells with a text. */
  readonly filled: number
  /** Distinct texts, states and signs such as `-` apart. */
  readonly distinct: number
  /** Smallest number of a category column. */
  readonly smallest: number | undefined
  /** Signs that stand for an omission (`-`) or several marks (`*`), as found. */
  readonly signs: readonly string[]
  /** The few texts in a category column that are no digits, as found; they are rejected when the file is read. */
  readonly strays: readonly string[]
  /** The only text of the column, where there is one. */
  readonly constant: string | undefined
}

/** Cells that say what happened instead of what was answered. */
const STATES = new Set(['NA', '.', 'O', 'R', 'T'])
const SIGNS = new Set(['-', '–', '*'])
const DIGIT = /^\d$/
/** A text with so many values at most can be an option or a group. */
const MOST_REPEATING = 12

/** Looks at the cells of one column. */
export function profileColumn(name: string, cells: readonly string[]): ColumnProfile {
  const texts = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const signs = [...new Set(texts.filter((text) => SIGNS.has(text)))]
  const answers = texts.filter((text) => !STATES.has(text) && !SIGNS.has(text))
  const distinct = new Set(answers)
  const digits = answers.filter((text) => DIGIT.test(text))
  const strays = [...new Set(answers.filter((text) => !DIGIT.test(text)))]
  const kind = hasStrays(digits.length, answers.length, strays) ? 'category' : columnKind(answers, distinct.size, cells.length)
  return {
    name,
    kind,
    filled: texts.length,
    distinct: distinct.size,
    smallest: kind === 'category' ? Math.min(...digits.map(Number)) : undefined,
    strays: kind === 'category' ? strays : [],
    signs,
    constant: distinct.size === 1 ? answers[0] : undefined,
  }
}

/** Whether a column is one of categories but for a slip or a few: texts without digits, one in ten cells at most, or a single cell. */
function hasStrays(digits: number, answers: number, strays: readonly string[]): boolean {
  const others = answers - digits
  return others > 0 && digits >= 3 && others <= Math.max(1, 0.1 * answers) && strays.every((text) => !/\d/.test(text))
}

function columnKind(answers: readonly string[], distinct: number, rows: number): ColumnKind {
  const all = (pattern: RegExp) => answers.every((text) => pattern.test(text))
  if (answers.length === 0) return 'empty'
  if (all(DIGIT)) return 'category'
  if (all(/^[A-Ea-e]$/)) return 'letter'
  if (all(/^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?:[ T,].*)?$/) || all(/\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AP]M)?$/i)) return 'time'
  if (all(/^[-+]?\d{1,12}(?:[.,]\d+)?%?$/) && !(distinct === rows && all(/^\d{5,}$/))) return 'figure'
  if (distinct === rows && rows > 1) return 'unique'
  return distinct <= MOST_REPEATING && (distinct < answers.length || distinct === 1) ? 'repeating' : 'text'
}
