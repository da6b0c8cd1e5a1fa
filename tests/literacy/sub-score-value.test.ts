import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cronbachAlpha } from '../../src/literacy/cronbach-alpha.js'
import { subScoreValue } from '../../src/literacy/sub-score-value.js'

/** Eight persons: three columns that are exactly uncorrelated, each of variance 8/7. */
const first = [1, 1, 1, 1, -1, -1, -1, -1]
const second = [1, 1, -1, -1, 1, 1, -1, -1]
const third = [1, -1, 1, -1, 1, -1, 1, -1]
const rows = (...columns: readonly (readonly number[])[]) => first.flatMap((_, p) => columns.map((column) => column[p] as number))
const parts = ['safety', 'ethics']
const variance = 8 / 7

describe('a part adds value', () => {
  test('where the parts have nothing in common: the total then tells half of each', () => {
    const found = subScoreValue({ parts, scores: rows(first, second), errorVariances: [0.2 * variance, 0.2 * variance] })
    for (const part of found) {
      expect(part.own).toBeCloseTo(0.8, 12)
      expect(part.total).toBeCloseTo(0.4, 12)
      expect(part.both).toBeCloseTo(0.8, 12)
      expect(part.addsValue).toBe(true)
    }
  })

  test('not where both measure one thing, which the longer total tells better', () => {
    // One common true score and errors of their own: observed correlation .5, reliability .5.
    const common = (errors: readonly number[]) => first.map((value, p) => value + (errors[p] as number))
    const found = subScoreValue({ parts, scores: rows(common(second), common(third)), errorVariances: [variance, variance] })
    expect(found).toMatchObject([{ addsValue: false }, { addsValue: false }])
    expect(found[0]?.own).toBeCloseTo(1 / 2, 12)
    expect(found[0]?.total).toBeCloseTo(2 / 3, 12)
    expect(found[0]?.both).toBeCloseTo(2 / 3, 12)
  })
})

function spreadOf(column: readonly number[]): number {
  const mean = column.reduce((sum, x) => sum + x, 0) / column.length
  return column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (column.length - 1)
}

test('both scores together tell no less than either, whatever the units', () => {
  const scores = fc.array(fc.tuple(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true })), {
    minLength: 6,
    maxLength: 20,
  })
  fc.assert(
    fc.property(scores, fc.double({ min: 0.05, max: 0.9, noNaN: true }), (drawn, unreliability) => {
      const columns = [0, 1].map((c) => drawn.map((row) => row[c] as number))
      const spread = columns.map(spreadOf)
      const sums = drawn.map(([one, other]) => one + other)
      fc.pre(Math.min(...spread, spreadOf(sums)) > 1e-2)
      const found = subScoreValue({ parts, scores: drawn.flat(), errorVariances: spread.map((v) => v * unreliability) })
      for (const { own, total, both } of found) expect(both).toBeGreaterThanOrEqual(Math.max(own, total) - 1e-9)
      const inHundreds = subScoreValue({
        parts,
        scores: drawn.flat().map((x) => 100 * x),
        errorVariances: spread.map((v) => 1e4 * v * unreliability),
      })
      for (const [i, { both }] of inHundreds.entries()) expect(both).toBeCloseTo(found[i]?.both as number, 6)
    }),
  )
})

test('what cannot be compared is refused with every reason', () => {
  expect(() => subScoreValue({ parts: ['one'], scores: [1, Number.NaN], errorVariances: [0] })).toThrowError(
    expect.objectContaining({
      issues: ['sub-scores-parts', 'sub-scores-persons', 'sub-scores-missing'].map((code) => expect.objectContaining({ code })),
    }),
  )
  expect(() => subScoreValue({ parts, scores: rows(first, second), errorVariances: [-1, 2] })).toThrowError(
    expect.objectContaining({ issues: [0, 1].map((i) => expect.objectContaining({ path: `errorVariances[${i}]` })) }),
  )
})

describe('alpha', () => {
  test('is 1 for items that agree and 0 for items that have nothing in common', () => {
    expect(cronbachAlpha(rows(first, first), 2)).toBeCloseTo(1, 12)
    expect(cronbachAlpha(rows(first, second), 2)).toBeCloseTo(0, 12)
  })

  test('of three items of which two agree is worked out by hand', () => {
    // Item variances 8/7 each; the sum 2·first + second has variance (4 + 1)·8/7: 3/2·(1 − 3/5).
    expect(cronbachAlpha(rows(first, first, second), 3)).toBeCloseTo(0.6, 12)
  })

  test('needs two items, two persons and sums that differ', () => {
    expect(() => cronbachAlpha([1, 2], 1)).toThrow('two items')
    expect(() => cronbachAlpha([1, 1, 1, 1], 2)).toThrow('that differ')
  })
})
