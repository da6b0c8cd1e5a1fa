import { nodesBeside } from './cell-rule.js'

/** The density of one person's posterior at equally spaced nodes around all of its mass; written anew for each person, into arrays of the
 * kernel that wrote last. */
export interface PosteriorWindow {
  /** Density up to a constant: node i of the window at place i + {@link windowMargin}, zeros on either side. */
  density: Float64Array
  /** Sum of all nodes in front of each block of four, one entry a block and one for the end. */
  before: Float64Array
  /** Blocks of four nodes. */
  blocks: number
  /** Sum of all nodes. */
  total: number
  /** |sum of every other node − sum of the others|: what tells nodes that are too far apart. */
  alias: number
  /** Place of the first node among those of its level, a multiple of four. */
  from: number
  /** Index of the level. */
  level: number
}

/** Zeros in front of a window and behind it: as far as a cell rule reaches. */
export const windowMargin = nodesBeside

export function createWindow(): PosteriorWindow {
  const none = new Float64Array(0)
  return { density: none, before: none, blocks: 0, total: 0, alias: 0, from: 0, level: 0 }
}
