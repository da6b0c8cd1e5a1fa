/**
 * What the functions of the row kernel are told besides their parameters: integers at the beginning of its memory. All addresses are in
 * bytes.
 */
export const rowFields = {
  delimiter: 0,
  /** Columns of text before the items, and for each a byte of {@link textBits}. */
  textCount: 1,
  texts: 2,
  /** Item columns, less the last one. */
  lastItem: 3,
  /** By item column: the digit of category 0, and the highest category. */
  digits: 4,
  highest: 5,
  /** The category of each item, row by row. */
  cells: 6,
  /** Bits of empty cells, a word for 32 of them, row by row; and how many words. */
  blanks: 7,
  blankWords: 8,
  /** What an empty cell is written as, and the place of its kind among the states, in bytes. */
  blankResponse: 9,
  blankKind: 10,
  states: 11,
  /** Where texts begin and end, as RowScanner has it. */
  ranges: 12,
  /** Two words a row. */
  codes: 13,
  /** Numbers of the digit runs that are shorter than one of 0…9 digits. */
  shorterRuns: 14,
  /** Place of the id among the texts, times eight. */
  idRange: 15,
  /** By wanted text, its place among the texts, times eight; and how many are wanted. */
  wanted: 16,
  wantedCount: 17,
  /** The texts that were copied, end to end, and where each ends. */
  copied: 18,
  ends: 19,
  /** By item column: place of its item in a row. Items in a row, and where rows are put in order. */
  places: 20,
  itemCount: 21,
  ordered: 22,
  /** Physical lines, row by row. */
  lines: 23,
  /** Written: the byte after the last row that was read. */
  next: 24,
  /** Written: ids of 16 or 17 digits, and those of them that end as a spreadsheet would round them. */
  longIds: 25,
  endingIds: 26,
} as const
export const rowFieldCount = 27

/** A text that is looked at more closely, and one that is an id. */
export const textBits = { checked: 1, id: 2 } as const

/** States of a row, as ResponseBlock has them, are five integers. */
export const statesBytes = 20
