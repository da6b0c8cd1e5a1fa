import type { ExposureControl } from './exposure-control.js'

/**
 * One of the best `size` candidates and those that equal the last of them, all equally likely. Without the equals, the order of the
 * ids would decide who is never given in a bank where many items share their parameters.
 * @source Kingsbury & Zara (1989), Applied Measurement in Education 2, 359–375
 */
export function randomesque(size: number): ExposureControl {
  return {
    name: 'randomesque',
    choose({ candidateAt, tied, draw }) {
      let pool = 0
      while (candidateAt(pool) !== undefined && (pool < size || tied(pool))) pool += 1
      if (pool === 0) return undefined
      // A single candidate needs no draw, but draws are keyed, so taking none moves no other.
      if (pool === 1) return { item: candidateAt(0) as number, pool }
      const uniform = draw('exposure')
      return { item: candidateAt(Math.floor(uniform * pool)) as number, draw: uniform, pool }
    },
  }
}
