import { type RowKernel, together } from './row-layout.js'

/** The place in a block that nobody has. */
export const nobody = together

/** What the stages find in the memory, by its place in the settings: addresses in bytes, four bytes each. */
export const stageIntegers = {
  /** Places in the block of the persons that a stage is busy with, and what is known of those: {@link personFields}, what is added to S. */
  active: 0,
  persons: 1,
  constants: 2,
  /** By place in the block: {@link rootStates}, proof node, cell, and place of the root in cells. */
  states: 3,
  nodes: 4,
  cells: 5,
  positions: 6,
  /** S, S′ and S″ at the ends of the cell, six numbers a person, in units of cells; I, I′ and I″ of incomplete persons there. */
  ends: 7,
  information: 8,
  thetas: 9,
  standardErrors: 10,
  /** Where entries of sums are written, and the sums. */
  entries: 11,
  out: 12,
  /** Proof nodes to begin at. */
  startNodes: 13,
  /** {@link cellNumbers} of every cell. */
  cellNumbers: 14,
} as const

/** Numbers there, eight bytes each, behind the integers. */
export const stageDoubles = {
  /** Entry of the start nodes by S: (S − low) · perUnit, and the last one. */
  startLow: 0,
  startPerUnit: 1,
  lastStart: 2,
  items: 3,
  /** Cells between proof nodes, and the last proof node. */
  cellsPerProof: 4,
  lastProof: 5,
  /** Cells within which of its node a proof holds. */
  reach: 6,
  /** Theta of the first node, and logits between two. */
  low: 7,
  spacing: 8,
  /** Of the prior. */
  precision: 9,
} as const

/** Bytes before the doubles, and doubles that all of it takes. */
export const stageDoublesStart = 8 * Math.ceil(Object.keys(stageIntegers).length / 2)
export const stageSize = stageDoublesStart / 8 + Object.keys(stageDoubles).length

/** Numbers of a cell. */
export const cellNumbers = {
  /** Six coefficients of the information of all items. */
  information: 0,
  /** The slope below which a root of complete persons is exact, in units of cells. */
  slope: 6,
  /** That of others is `ownSlope` and `biasSlope` divided by their information, which must be above the last number to be exact. */
  ownSlope: 7,
  biasSlope: 8,
  leastInformation: 9,
} as const
export const cellSize = 10

/** What is known of the root of a person. */
export const rootStates = {
  /** There is none in the tables, or not an exact one. */
  none: 0,
  /** It may not be the global maximum. */
  unproven: 1,
  proven: 2,
} as const

/** Proof nodes looked at for a person, how far the search moves where the equation does not fall, and how far at most elsewhere. */
export const looks = { most: 10, outOfFlat: 2, farthest: 3 } as const
/** Cells tried for a root. */
export const mostCells = 4
/**
 * The step inside a cell whose square is the error that it leaves, two of which follow a secant; and the part of a cell that rounding
 * may put a root beyond it.
 */
export const newton = { last: 1e-5, onNode: 1e-9 } as const

/** Integers that say where entries point to: numbers of a row, by the integer part of a number of each person. */
export const aimFields = {
  /** Of the addresses of rows in {@link personFields}, 0 for those of the equation, 8 for those of information. */
  field: 0,
  /** Address of the numbers, by place in the block, and where the nearest integer of 0 … last is written. */
  from: 1,
  to: 2,
  last: 3,
  /** Bytes from the start of a row to the first, and from one to the next. */
  base: 4,
  step: 5,
} as const
export type Aim = Readonly<Record<keyof typeof aimFields, number>>
/** What sums are made of: S at the start node, the numbers of a proof node and of a cell, and information at both. */
export const aims = ['start', 'node', 'cell', 'nodeInformation', 'cellInformation'] as const
export const aimBytes = 4 * Object.keys(aimFields).length

/** Works on the first `count` persons in `active`, and says how many of them, packed together, are still active, if that is its matter. */
type RootStage = (count: number, settings: number) => number

/** What is done between sums. */
export interface RootStages {
  /** Writes entries of sums as the integers at `aim` say. */
  aim(count: number, settings: number, aim: number): number
  /** Reads S at the start node, two numbers a person, and leaves the proof node to look at first. */
  readonly start: RootStage
  /** Reads sums at proof nodes, 4 or 8 numbers a person: Halley's step and the proof; or another node where the equation does not fall there. */
  readonly judge: Readonly<Record<4 | 8, RootStage>>
  /** Reads sums at both ends of the cells. */
  readonly takeEnds: RootStage
  /** Solves the cells of persons who are all complete or all not. */
  readonly solve: Readonly<Record<'complete' | 'incomplete', RootStage>>
}

/** All that a block of persons is worked on with, in one memory. */
export interface BlockKernel extends RowKernel {
  readonly stages: RootStages
}
