/** Integers at the beginning of the memory of the line kernel: what holds for all lines. Addresses are in bytes. */
export const lineFields = {
  /** Integers of {@link columnFields} for each column, and how many columns. */
  columns: 0,
  columnCount: 1,
  /** What ends a line, and its bytes. */
  after: 2,
  afterBytes: 3,
  /** What is written where there is no figure, and its bytes. */
  none: 4,
  noneBytes: 5,
  /** Bytes that a text must not hold to be written as it is: three, quotation marks, and all below a limit. */
  odd: 6,
  lowest: 9,
  /** Place of the first byte of all texts, so to say: what their ends are counted from. */
  texts: 10,
  /** 10⁹ … 10¹⁵. */
  powers: 11,
  /** Where lines are written; written: behind the last one. */
  out: 12,
  next: 13,
} as const
export const lineFieldCount = 14

/** What a column holds: ends of texts, doubles, integers, places in a list of texts. */
export const columnKinds = { text: 0, figure: 1, count: 2, listed: 3 } as const

/** Integers of a column. */
export const columnFields = {
  kind: 0,
  /** That of the first line, and bytes from line to line. */
  values: 1,
  stride: 2,
  /** What stands before it, and its bytes. */
  before: 3,
  beforeBytes: 4,
  /** Of a list: places and bytes of its texts, and how many. Beyond its end nothing is written but `none`. */
  list: 5,
  listed: 6,
} as const
export const columnFieldCount = 7
