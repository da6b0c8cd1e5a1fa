/** Persons that a kernel takes at a time. */
export const together = 256
/** Nodes of one block of a window. */
export const nodesPerBlock = 8

/**
 * Posteriors of up to {@link together} persons as products of tabulated likelihoods at equally spaced nodes. Persons are loaded, found in
 * the tables, and multiplied; each step leaves what it found in the arrays beside it, which are written anew by the next call.
 */
export interface ProductKernel {
  /**
   * Takes the responses of persons from…to, whose positions are then 0, 1, ….
   * @returns these responses, which hold until the next call
   */
  load(responses: Uint8Array, from: number, to: number): Uint8Array
  /** Positions of the persons to find, written by the caller. */
  readonly wanted: Int32Array
  /**
   * Looks up the first `count` persons wanted.
   * @returns how many were found; all others have a response that the tables do not know, or have not answered anything
   */
  find(count: number): number
  /** Positions of those found, in the order of `wanted`, and of those left. */
  readonly found: Int32Array
  readonly left: Int32Array
  /** Responses that count, of those found. */
  readonly answered: Int32Array
  /** First block and number of blocks of the window of each person found; at first all blocks of the tables. */
  readonly firstBlock: Int32Array
  readonly blocks: Int32Array
  /** Multiplies for the first `count` persons found. */
  multiply(count: number): void
  /** {@link figuresPerPerson} numbers of each person found, in the order of {@link productFigures}. */
  readonly figures: Float64Array
  /** The density at a node of one person found, by place in `found`. */
  densityAt(place: number, node: number): number
}

/**
 * Places of the figures of a person: mass; first and second moment in nodes from the middle of the window, which is
 * 4 × blocks nodes behind its first; the largest density of its two first nodes, its two last, its last block, and of all.
 */
export const productFigures = { mass: 0, sum: 1, squares: 2, first: 3, outer: 4, last: 5, peak: 6 } as const
export const figuresPerPerson = 7
