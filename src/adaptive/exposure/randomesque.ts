import type { ExposureControl } from './exposure-control.js'

/**
 * One of the best `size` candidates and those that equal the last of them, all equally likely. Without the equals, the order of the
 * ids would decide who is never given in a bank where many items share their parameters.
 * @param size one number, or one for each position of the test, the last of them for all that follow
 * @source Kingsbury & Zara (1989), Applied Measurement in Education 2, 359–375; McBride & Martin (1983), in Weiss, New Horizons in
 *   Testing, 223–236 for a size that falls from position to position
 */
export function randomesque(size: number | readonly number[]): ExposureControl {
  const sizes = typeof size === 'number' ? [size] : size
  return {
    name: 'randomesque',
    choose({ candidateAt, tied, draw, given }) {
      const wanted = sizes[Math.min(given, sizes.length - 1)] as number
      let pool = 0
      while (candidateAt(pool) !== undefined && (pool < wanted || tied(pool))) pool += 1
      if (pool === 0) return undefined
      // A single candidate needs no draw, but draws are keyed, so taking none moves no other.
      if (pool === 1) return { item: candidateAt(0) as number, pool }
      const uniform = draw('exposure')
      return { item: candidateAt(Math.floor(uniform * pool)) as number, draw: uniform, pool }
    },
  }
}
