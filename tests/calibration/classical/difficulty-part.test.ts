import { describe, expect, test } from 'vitest'
import { difficultyPart } from '../../../src/calibration/classical/difficulty-part.js'
import { symmetricEigenvalues } from '../../../src/math/symmetric-eigenvalues.js'

const items = 12
const easiness = Array.from({ length: items }, (_, i) => (i - 5.5) / 4)

/** Correlations of items with loadings on dimensions that do not go together. */
function correlations(...loadings: readonly ((item: number) => number)[]): Float64Array {
  return Float64Array.from({ length: items * items }, (_, at) => {
    const [i, j] = [Math.floor(at / items), at % items]
    return i === j ? 1 : loadings.reduce((sum, loading) => sum + loading(i) * loading(j), 0)
  })
}

function partOf(matrix: Float64Array, easy: readonly number[] = easiness) {
  const eigenvalues = symmetricEigenvalues(matrix, items)
  return { ...difficultyPart(matrix, eigenvalues, easy), second: eigenvalues[1] as number }
}

const common = () => 0.7

describe('what goes with difficulty', () => {
  test('is all of a second dimension whose loadings rise with it', () => {
    const { share, beside, second } = partOf(correlations(common, (i) => 0.25 * (easiness[i] as number)))
    expect(share).toBeGreaterThan(0.95)
    expect(second).toBeGreaterThan(0.9)
    expect(beside).toBeLessThan(0.6)
  })

  test('is nothing of a second dimension of every other item', () => {
    const { share, beside, second } = partOf(correlations(common, (i) => (i % 2 === 0 ? 0.3 : -0.3)))
    expect(share).toBeLessThan(0.1)
    expect(Math.abs(beside - second)).toBeLessThan(0.05)
  })

  test('leaves a third dimension beside it', () => {
    const { share, beside } = partOf(
      correlations(
        common,
        (i) => 0.25 * (easiness[i] as number),
        (i) => (i % 2 === 0 ? 0.2 : -0.2),
      ),
    )
    expect(share).toBeGreaterThan(0.9)
    expect(beside).toBeGreaterThan(0.8)
  })

  test('is nothing where all items are equally difficult', () => {
    const { share, beside, second } = partOf(
      correlations(common, (i) => (i < 6 ? 0.3 : -0.3)),
      new Array<number>(items).fill(0.4),
    )
    expect(share).toBe(0)
    expect(beside).toBe(second)
  })
})
