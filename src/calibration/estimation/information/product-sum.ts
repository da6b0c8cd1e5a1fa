import type { PersonScore } from './person-scores.js'

/** Σ weight·g·gᵀ over scores g, size × size. */
export interface ProductSum {
  add(score: Pick<PersonScore, 'slots' | 'values' | 'count'>, weight: number): void
  /** The sum so far, symmetric. */
  total(): Float64Array
}

/** Scores that are put together before they are multiplied out. */
const together = 4

/**
 * Sum of products of scores. Scores that touch most slots are gathered in fours, so that the matrix is read and written once
 * for four of them; the others go to their own entries only.
 */
export function createProductSum(size: number): ProductSum {
  const matrix = new Float64Array(size * size)
  const gathered = new Float64Array(size * together)
  let held = 0
  const flush = () => {
    if (held === 0) return
    for (let row = 0; row < size; row++) {
      const at = row * together
      const g0 = gathered[at] as number
      const g1 = gathered[at + 1] as number
      const g2 = gathered[at + 2] as number
      const g3 = gathered[at + 3] as number
      const start = row * size
      for (let column = 0, other = 0; column <= row; column++, other += together)
        matrix[start + column] =
          (matrix[start + column] as number) +
          (g0 * (gathered[other] as number) +
            g1 * (gathered[other + 1] as number) +
            (g2 * (gathered[other + 2] as number) + g3 * (gathered[other + 3] as number)))
    }
    gathered.fill(0)
    held = 0
  }
  return {
    add({ slots, values, count }, weight) {
      if (2 * count <= size) return addAlone(matrix, size, { slots, values, count }, weight)
      const root = Math.sqrt(weight)
      for (let a = 0; a < count; a++) gathered[(slots[a] as number) * together + held] = root * (values[a] as number)
      held += 1
      if (held === together) flush()
    },
    total() {
      flush()
      // Each pair of slots stands in one of the triangles or in parts in both: their sum is the entry.
      const sum = Float64Array.from(matrix)
      for (let a = 0; a < size; a++)
        for (let b = 0; b < size; b++)
          if (a !== b) sum[a * size + b] = (matrix[a * size + b] as number) + (matrix[b * size + a] as number)
      return sum
    },
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
