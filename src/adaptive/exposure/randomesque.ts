import type { ExposureControl } from './exposure-control.js'

/**
 * One of the best `size` candidates, all equally likely.
 * @source Kingsbury & Zara (1989), Applied Measurement in Education 2, 359–375
 */
export function randomesque(size: number): ExposureControl {
  return {
    name: 'randomesque',
    choose({ candidateAt, draw }) {
      let pool = 0
      while (pool < size && candidateAt(pool) !== undefined) pool += 1
      if (pool === 0) return undefined
      // A single candidate needs no draw, but draws are keyed, so taking none moves no other.
      if (pool === 1) return { item: candidateAt(0) as number, pool }
      const uniform = draw('exposure')
      return { item: candidateAt(Math.floor(uniform * pool)) as number, draw: uniform, pool }
    },
  }
}
