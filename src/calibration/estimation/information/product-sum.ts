import type { PersonScore } from './person-scores.js'
import { type SquareSum, together } from './score-kernel.js'
import { simdSquareSum } from './score-simd.js'
import { plainSquareSum } from './score-twin.js'

/** Σ weight·g·gᵀ over scores g, size × size. */
export interface ProductSum {
  add(score: Pick<PersonScore, 'slots' | 'values' | 'count'>, weight: number): void
  /** The sum so far, symmetric. */
  total(): Float64Array
}

/** Entries of the whole matrix that the kernel adds in the time of one entry that is looked up. */
const entriesInOne = 8

/**
 * Sum of products of scores. Scores that touch enough of the slots are written out with zeros and multiplied many at a time; the
 * others go to their own entries only.
 */
export function createProductSum(size: number): ProductSum {
  let alone: Float64Array | undefined
  let gathered: GatheredScores | undefined
  return {
    add(score, weight) {
      if (entriesInOne * score.count ** 2 < size ** 2) {
        alone ??= new Float64Array(size * size)
        return addAlone(alone, size, score, weight)
      }
      gathered ??= createGatheredScores(size)
      gathered.add(score, weight)
    },
    total() {
      gathered?.flush()
      const total = new Float64Array(size * size)
      for (let a = 0; a < size; a++) {
        for (let b = 0; b <= a; b++) {
          let entry = gathered === undefined ? 0 : (gathered.kernel.sum[a * gathered.kernel.stride + b] as number)
          // Of those added alone a pair of slots stands in one of the triangles or in parts in both.
          if (alone !== undefined) entry += (alone[a * size + b] as number) + (a === b ? 0 : (alone[b * size + a] as number))
          total[a * size + b] = entry
          total[b * size + a] = entry
        }
      }
      return total
    },
  }
}

/** Scores on their way into a kernel. */
interface GatheredScores {
  readonly kernel: SquareSum
  add(score: Pick<PersonScore, 'slots' | 'values' | 'count'>, weight: number): void
  flush(): void
}

function createGatheredScores(size: number): GatheredScores {
  const kernel = simdSquareSum(size) ?? plainSquareSum(size)
  const { scores, stride } = kernel
  let held = 0
  const flush = () => {
    kernel.add(held)
    held = 0
  }
  return {
    kernel,
    add({ slots, values, count }, weight) {
      const root = Math.sqrt(weight)
      const start = held * stride
      if (count < size) scores.fill(0, start, start + size)
      for (let a = 0; a < count; a++) scores[start + (slots[a] as number)] = root * (values[a] as number)
      held += 1
      if (held === together) flush()
    },
    flush,
  }
}

/** Adds to one of the two triangles, whichever the order of the slots gives. */
function addAlone(
  matrix: Float64Array,
  size: number,
  score: Pick<PersonScore, 'slots' | 'values' | 'count'>,
  weight: number,
): void {
  const { slots, values, count } = score
  for (let a = 0; a < count; a++) {
    const row = (slots[a] as number) * size
    const value = weight * (values[a] as number)
    for (let b = 0; b <= a; b++) {
      const at = row + (slots[b] as number)
      matrix[at] = (matrix[at] as number) + value * (values[b] as number)
    }
  }
}
