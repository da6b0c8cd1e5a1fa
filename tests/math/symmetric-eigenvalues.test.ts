import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { symmetricEigen } from '../../src/math/linear-algebra.js'
import { symmetricEigenvalues } from '../../src/math/symmetric-eigenvalues.js'

const matrices = fc.integer({ min: 1, max: 12 }).chain((size) =>
  fc.tuple(
    fc.constant(size),
    fc.array(fc.oneof(fc.double({ min: -5, max: 5, noNaN: true }), fc.constant(0)), {
      minLength: size * size,
      maxLength: size * size,
    }),
  ),
)

test('they are those of Jacobi rotations, whatever the matrix', () => {
  fc.assert(
    fc.property(matrices, ([size, entries]) => {
      const found = symmetricEigenvalues(entries, size)
      const { values } = symmetricEigen(entries, size)
      for (let k = 0; k < size; k++) expect(Math.abs((found[k] as number) - (values[k] as number))).toBeLessThan(1e-12 * size)
    }),
    { numRuns: 150 },
  )
})

describe.each([
  ['no entries', [], 0, []],
  ['one entry', [-3], 1, [-3]],
  ['nothing but zeros', [0, 0, 0, 0], 2, [0, 0]],
  ['equal eigenvalues', [1, 0, 0, 0, 1, 0, 0, 0, 1], 3, [1, 1, 1]],
  ['rank one', [1, 1, 1, 1, 1, 1, 1, 1, 1], 3, [3, 0, 0]],
  ['a diagonal out of order', [1, 0, 0, 0, 7, 0, 0, 0, -2], 3, [7, 1, -2]],
] as const)('%s', (_, matrix, size, wanted) => {
  test('has eigenvalues that are known', () => {
    const found = symmetricEigenvalues(matrix, size)
    expect(found).toHaveLength(size)
    for (const [k, value] of wanted.entries()) expect(found[k]).toBeCloseTo(value, 14)
  })
})

test('large and small matrices keep their relative accuracy', () => {
  for (const unit of [1e-200, 1e200]) {
    const [first = 0, second = 0] = symmetricEigenvalues([2 * unit, unit, unit, 2 * unit], 2)
    expect(first / unit).toBeCloseTo(3, 13)
    expect(second / unit).toBeCloseTo(1, 13)
  }
})

test('entries that are not finite are refused', () => {
  expect(() => symmetricEigenvalues([1, 0, Number.NaN, 1], 2)).toThrow('entries must be finite, got NaN at row 1, column 0')
})
