/** Persons of a block, who are worked on together. */
export const together = 512

/** Numbers that may be summed side by side. */
export type SumWidth = 2 | 4 | 6 | 8 | 12

/** Integers of an entry of {@link SumRows}: first place, behind the last one, and offset. */
export const entrySize = 3

/**
 * Writes, for every entry, sums over the rows that its places name: the numbers that stand `offset` bytes behind the start of each. All
 * addresses are in bytes, and rows, places, entries and sums in the one memory.
 */
export type SumRows = (count: number, entries: number, out: number) => void

/**
 * Writes the places and the {@link personFields} of persons 0 … count − 1 whose responses have been loaded: a row of every group, and for
 * every missing response a row that takes category 0 away again, followed by the prior's and the bias's.
 */
export type FindRows = (count: number, layout: number) => void

/** Integers of a person. Wrong is 0 unless a response is no category of up to four, or the tables have no row for it. */
export const personFields = { rowsFrom: 0, rowsTo: 1, informationFrom: 2, informationTo: 3, missing: 4, wrong: 5 } as const
export const personSize = 6

/** Integers that {@link FindRows} reads: addresses in bytes, and sizes in bytes. */
export const layoutFields = {
  /** Responses of the persons, four a word, and words of a person. */
  responses: 0,
  words: 1,
  /** Rows of groups by two bits of each answer, 256 a group; behind the last group of every word, in bytes of that table. */
  rowOf: 2,
  groupEnds: 3,
  /** By item: the row that takes category 0 away, −1 for none, and the row of information that takes the item away. */
  without: 4,
  lacking: 5,
  /** Rows of information of all items; of prior and bias, −1 for none; what is added to the first row of complete persons. */
  all: 6,
  prior: 7,
  total: 8,
  toMerged: 9,
  /** Places of the first person, and what each takes. */
  places: 10,
  placesBytes: 11,
  informationPlaces: 12,
  informationBytes: 13,
  /** Where the fields of persons are written. */
  persons: 14,
  /** Rows of two groups of four items each by eight answers right or wrong, 0 where not all items are of that kind. */
  pairs: 15,
  /** Bits of the answers among the last eight. */
  lastLow: 16,
  lastHigh: 17,
} as const
export const layoutSize = 18

/** Bits of four answers beyond the two that a category below four takes, and the highest of each, which only 255 has. */
export const answerBits = { beyond: 0xfcfcfcfc | 0, missing: 0x80808080 | 0 } as const
/** Gathers two bits of each byte of a little-endian word in its highest byte. */
export const gather = (1 << 24) | (1 << 18) | (1 << 12) | (1 << 6)

/** Numbers of a scan node that tell where the equation falls: S, the least and the most of S′ up to the next node, and ln P. */
export const scanNumbers = 4

/** Writes sums of {@link scanNumbers} over the rows at `places` … `end` for `count` nodes, `step` bytes apart from `offset` on. */
export type SumNodes = (places: number, end: number, offset: number, step: number, count: number, out: number) => void

/**
 * Writes for every cell between scan nodes what the equation does in it, as {@link Falls}.
 * @param sizes address of the width of every cell, in logits
 * @param constant added to S at every theta
 */
export type FindFalls = (count: number, sums: number, sizes: number, out: number, constant: number) => void

/** 1 for one fall through zero, 0 for no root or one where the function rises, −1 where that is not sure. */
export type Falls = -1 | 0 | 1

/** What curves may still change by where a tail ends: less than counts as a maximum. */
export const flat = 1e-14

export interface RowKernel {
  readonly memory: ArrayBuffer
  readonly sumNodes: SumNodes
  readonly findFalls: FindFalls
  readonly sum: Readonly<Record<SumWidth, SumRows>>
  readonly find: FindRows
}
