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
  // A row more than there are, of zeros, where their number is odd.
  const rows = size + (size % 2)
  const matrix = new Float64Array(rows * size + 1)
  const gathered = new Float64Array(rows * together)
  let held = 0
  const flush = () => {
    if (held === 0) return
    // Two rows at a time: what is read of a column serves both.
    for (let row = 0; row < size; row += 2) addRowPair(matrix, gathered, size, row)
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
      const sum = matrix.slice(0, size * size)
      for (let a = 0; a < size; a++)
        for (let b = 0; b < size; b++)
          if (a !== b) sum[a * size + b] = (matrix[a * size + b] as number) + (matrix[b * size + a] as number)
      return sum
    },
  }
}

/** Adds the products of four gathered scores to the rows `row` and `row + 1`, as far as the diagonal of the first. */
function addRowPair(matrix: Float64Array, gathered: Float64Array, size: number, row: number): void {
  const at = row * together
  const [g0, g1, g2, g3] = [gathered[at]!, gathered[at + 1]!, gathered[at + 2]!, gathered[at + 3]!]
  const [h0, h1, h2, h3] = [gathered[at + 4]!, gathered[at + 5]!, gathered[at + 6]!, gathered[at + 7]!]
  const upper = row * size
  const lower = upper + size
  for (let column = 0, other = 0; column <= row; column++, other += together) {
    const a = gathered[other] as number
    const b = gathered[other + 1] as number
    const c = gathered[other + 2] as number
    const d = gathered[other + 3] as number
    matrix[upper + column] = (matrix[upper + column] as number) + (g0 * a + g1 * b + (g2 * c + g3 * d))
    matrix[lower + column] = (matrix[lower + column] as number) + (h0 * a + h1 * b + (h2 * c + h3 * d))
  }
  matrix[lower + row + 1] = (matrix[lower + row + 1] as number) + (h0 * h0 + h1 * h1 + (h2 * h2 + h3 * h3))
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
