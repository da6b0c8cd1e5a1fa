import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { solveLinear, symmetricEigen } from '../../src/math/linear-algebra.js'

const entry = fc.double({ min: -5, max: 5, noNaN: true })
const square = fc
  .integer({ min: 1, max: 7 })
  .chain((size) =>
    fc.record({ size: fc.constant(size), matrix: fc.array(entry, { minLength: size * size, maxLength: size * size }) }),
  )

/** row i of the matrix times a vector */
function rowTimes(matrix: ArrayLike<number>, i: number, vector: ArrayLike<number>): number {
  let sum = 0
  for (let j = 0; j < vector.length; j++) sum += (matrix[i * vector.length + j] as number) * (vector[j] as number)
  return sum
}

describe('symmetricEigen', () => {
  test('of the 2 × 2 textbook matrix', () => {
    const { values, vectors } = symmetricEigen([2, 1, 1, 2], 2)
    expect(Array.from(values)).toEqual([3, 1])
    for (const part of vectors) expect(Math.abs(part)).toBeCloseTo(Math.SQRT1_2, 15)
  })

  test('every pair obeys A·v = λ·v, values descend, vectors are orthonormal', () => {
    fc.assert(
      fc.property(square, ({ size, matrix }) => {
        const symmetric = matrix.map(
          (_, k) => (matrix[k] as number) + (matrix[(k % size) * size + Math.floor(k / size)] as number),
        )
        const { values, vectors } = symmetricEigen(symmetric, size)
        const vector = (i: number) => vectors.subarray(i * size, (i + 1) * size)
        for (let i = 0; i < size; i++) {
          if (i > 0) expect(values[i] as number).toBeLessThanOrEqual(values[i - 1] as number)
          for (let j = 0; j < size; j++) {
            expect(Math.abs(rowTimes(symmetric, j, vector(i)) - (values[i] as number) * (vector(i)[j] as number))).toBeLessThan(
              1e-12,
            )
            expect(Math.abs(rowTimes(vectors, i, vector(j)) - (i === j ? 1 : 0))).toBeLessThan(1e-13)
          }
        }
      }),
    )
  })

  test('values scale with the matrix, however small or large', () => {
    const matrix = [1, 0.5, 0.2, 0.5, 1, 0.4, 0.2, 0.4, 1]
    const { values } = symmetricEigen(matrix, 3)
    for (const unit of [1e-200, 1e-14, 1e9, 1e200]) {
      const scaled = symmetricEigen(
        matrix.map((r) => r * unit),
        3,
      ).values
      for (const [i, value] of scaled.entries()) expect(value / unit / (values[i] as number)).toBeCloseTo(1, 13)
    }
  })

  test('of zeros and of nothing', () => {
    expect(Array.from(symmetricEigen([0, 0, 0, 0], 2).values)).toEqual([0, 0])
    expect(symmetricEigen([], 0).values.length).toBe(0)
  })

  test('entries that are not finite are refused with their place', () => {
    expect(() => symmetricEigen([1, 0, Number.NaN, 1], 2)).toThrow('entries must be finite, got NaN at index 2')
  })
})

describe('solveLinear', () => {
  test('the solution of any system that is not nearly singular satisfies it', () => {
    fc.assert(
      fc.property(square, ({ size, matrix }) => {
        // A heavy diagonal keeps the condition number small.
        const heavy = matrix.map((value, k) => (k % (size + 1) === 0 ? value + 50 : value))
        const rightSide = Array.from({ length: size }, (_, i) => i - 1)
        const result = solveLinear(heavy, rightSide)
        if (result.kind !== 'solved') throw new Error('refused a regular matrix')
        for (let i = 0; i < size; i++) expect(Math.abs(rowTimes(heavy, i, result.solution) - (i - 1))).toBeLessThan(1e-12)
      }),
    )
  })

  test('rows are exchanged where the first pivot is 0', () => {
    expect(solveLinear([0, 1, 1, 0], [3, 5])).toEqual({ kind: 'solved', solution: Float64Array.of(5, 3) })
  })

  test('tiny entries are not taken for zeros', () => {
    const result = solveLinear([1e-30, 2e-30, 3e-30, 4e-30], [5e-30, 11e-30])
    if (result.kind !== 'solved') throw new Error('refused a regular matrix')
    expect(result.solution[0]).toBeCloseTo(1, 14)
    expect(result.solution[1]).toBeCloseTo(2, 14)
  })

  test.each([
    ['consistent', [1, 2]],
    ['contradictory', [1, 3]],
  ])('dependent rows are singular, the system being %s', (_, rightSide) => {
    expect(solveLinear([1, 2, 2, 4], rightSide)).toEqual({ kind: 'singular' })
    expect(solveLinear([0.1, 0.2, 0.3, 0.6], rightSide)).toEqual({ kind: 'singular' })
  })

  test('a row of zeros is singular; no equations have an empty solution', () => {
    expect(solveLinear([1, 2, 0, 0], [1, 0])).toEqual({ kind: 'singular' })
    expect(solveLinear([], [])).toEqual({ kind: 'solved', solution: new Float64Array(0) })
  })

  test('entries that are not finite are refused', () => {
    expect(() => solveLinear([1, 0, 0, Infinity], [1, 1])).toThrow('entries must be finite, got Infinity at index 3')
  })
})
