import fc from 'fast-check'
import { all, create, type FactoryFunctionMap } from 'mathjs'
import { describe, expect, test } from 'vitest'
import { choleskyFactor, choleskyInverse, choleskyLogDeterminant, choleskySolve } from '../../src/math/cholesky.js'

const oracle = create(all as FactoryFunctionMap)

/** A = B·Bᵀ + I for a random B: positive definite with a condition number of at most some hundred. */
const positiveDefinite = fc.integer({ min: 1, max: 8 }).chain((size) =>
  fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: size * size, maxLength: size * size }).map((entries) => {
    const rows = Array.from({ length: size }, (_, i) => entries.slice(i * size, (i + 1) * size))
    const matrix = rows.map((a, i) =>
      rows.map((b, j) => a.reduce((sum, value, k) => sum + value * (b[k] as number), i === j ? 1 : 0)),
    )
    return { size, rows: matrix, flat: Float64Array.from(matrix.flat()) }
  }),
)

function largestDifference(actual: ArrayLike<number>, expected: readonly number[]): number {
  return Math.max(...expected.map((value, i) => Math.abs((actual[i] as number) - value)))
}

describe('Cholesky against mathjs', () => {
  test('L·Lᵀ gives the matrix back', () => {
    fc.assert(
      fc.property(positiveDefinite, ({ size, rows, flat }) => {
        const result = choleskyFactor(flat, size)
        if (result.kind !== 'factored') throw new Error('refused a positive definite matrix')
        const lower = Array.from({ length: size }, (_, i) => Array.from(result.factor.lower.subarray(i * size, (i + 1) * size)))
        const product = oracle.multiply(lower, oracle.transpose(lower)) as number[][]
        expect(largestDifference(product.flat(), rows.flat())).toBeLessThan(1e-13)
      }),
    )
  })

  test('inverse, solution and log determinant are those of general elimination', () => {
    fc.assert(
      fc.property(positiveDefinite, ({ size, rows, flat }) => {
        const result = choleskyFactor(flat, size)
        if (result.kind !== 'factored') throw new Error('refused a positive definite matrix')
        const rightSide = Array.from({ length: size }, (_, i) => i + 1)
        const inverse = choleskyInverse(result.factor)
        expect(largestDifference(inverse, oracle.inv(rows).flat())).toBeLessThan(1e-11)
        const solution = (oracle.lusolve(rows, rightSide) as number[][]).flat()
        expect(largestDifference(choleskySolve(result.factor, rightSide), solution)).toBeLessThan(1e-11)
        expect(Math.abs(choleskyLogDeterminant(result.factor) - Math.log(oracle.det(rows)))).toBeLessThan(1e-11)
      }),
    )
  })

  test('the inverse is exactly symmetric', () => {
    fc.assert(
      fc.property(positiveDefinite, ({ size, flat }) => {
        const result = choleskyFactor(flat, size)
        if (result.kind !== 'factored') throw new Error('refused a positive definite matrix')
        const inverse = choleskyInverse(result.factor)
        expect(inverse.every((value, k) => value === inverse[(k % size) * size + Math.floor(k / size)])).toBe(true)
      }),
    )
  })

  test('a matrix with a negative eigenvalue is refused', () => {
    fc.assert(
      fc.property(positiveDefinite, ({ size, flat }) => {
        const row = size - 1
        const spoiled = Float64Array.from(flat)
        spoiled[row * size + row] = -0.01
        expect(choleskyFactor(spoiled, size)).toMatchObject({ kind: 'not-positive-definite', pivot: row })
      }),
    )
  })
})
