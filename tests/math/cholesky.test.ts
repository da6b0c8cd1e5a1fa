import { describe, expect, test } from 'vitest'
import {
  choleskyFactor,
  choleskyInverse,
  choleskyLogDeterminant,
  choleskySolve,
  choleskySolveInto,
} from '../../src/math/cholesky.js'

function factored(matrix: readonly number[], size: number) {
  const result = choleskyFactor(matrix, size)
  if (result.kind !== 'factored') throw new Error(`not positive definite at ${result.pivot}`)
  return result.factor
}

describe('the Cholesky factor', () => {
  test('of a matrix with a whole-number factor is that factor', () => {
    const factor = factored([4, 12, -16, 12, 37, -43, -16, -43, 98], 3)
    expect(Array.from(factor.lower)).toEqual([2, 0, 0, 6, 1, 0, -8, 5, 3])
    expect(choleskyLogDeterminant(factor)).toBeCloseTo(Math.log(36), 14)
    expect(Array.from(choleskySolve(factor, [-20, -43, 192]))).toEqual([1, 2, 3])
  })

  test('reads only the lower triangle', () => {
    expect(factored([4, 99, 2, 5], 2)).toEqual(factored([4, 2, 2, 5], 2))
  })

  test('of an empty matrix is empty, with determinant 1', () => {
    const factor = factored([], 0)
    expect([choleskyLogDeterminant(factor), choleskyInverse(factor).length, choleskySolve(factor, []).length]).toEqual([0, 0, 0])
  })

  test.each([
    ['an indefinite matrix', [1, 2, 2, 1], 1],
    ['a negative variance', [-1, 0, 0, 1], 0],
    ['a matrix of zeros', [0, 0, 0, 0], 0],
    ['a singular matrix whose last pivot is rounding noise', [0.01, 0.03, 0.03, 0.09], 1],
    ['an entry that is not a number', [1, 0, Number.NaN, 1], 1],
    ['an infinite variance', [Infinity, 0, 0, 1], 0],
  ])('names the row at which %s fails', (_, matrix, pivot) => {
    expect(choleskyFactor(matrix, 2)).toEqual({ kind: 'not-positive-definite', pivot })
  })

  test('is found at any scale of its variables', () => {
    const scales = [1e-150, 1, 1e120]
    const correlated = [1, 0.5, 0.2, 0.5, 1, 0.4, 0.2, 0.4, 1]
    const scaled = correlated.map((r, i) => r * (scales[Math.floor(i / 3)] as number) * (scales[i % 3] as number))
    expect(choleskyFactor(scaled, 3).kind).toBe('factored')
  })

  test('solves in place', () => {
    const vector = Float64Array.of(-20, -43, 192)
    choleskySolveInto(vector, factored([4, 12, -16, 12, 37, -43, -16, -43, 98], 3), vector)
    expect(Array.from(vector)).toEqual([1, 2, 3])
  })
})
