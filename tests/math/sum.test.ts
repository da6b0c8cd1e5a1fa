import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addInto, compensatedSum, emptySum, totalOf } from '../../src/math/sum.js'

describe('compensatedSum', () => {
  test('of nothing is 0', () => {
    expect(compensatedSum([])).toBe(0)
  })

  test('keeps what a large term would swallow', () => {
    expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2)
  })

  test('ten million tenths are a million', () => {
    expect(compensatedSum(new Float64Array(10_000_000).fill(0.1))).toBe(1_000_000)
  })

  test('an infinite term makes the sum infinite, opposite ones make it no number', () => {
    expect(compensatedSum([1, Infinity, 2])).toBe(Infinity)
    expect(compensatedSum([-Infinity, 3])).toBe(-Infinity)
    expect(compensatedSum([Infinity, -Infinity])).toBeNaN()
  })
})

describe('the law of compensated sums', () => {
  // Multiples of 2⁻²⁰ below 2⁴⁰, whose exact sum is found in integers.
  const exactTerms = fc.array(fc.bigInt({ min: -(2n ** 50n), max: 2n ** 50n }), { maxLength: 200 })

  test('the sum of any list is the double next to the exact one', () => {
    fc.assert(
      fc.property(exactTerms, (terms) => {
        const exact = Number(terms.reduce((a, b) => a + b, 0n))
        const scale = 2 ** -20
        const sum = compensatedSum(terms.map((term) => Number(term) * scale))
        expect(Math.abs(sum - exact * scale)).toBeLessThanOrEqual(Number.EPSILON * Math.abs(exact * scale))
      }),
    )
  })

  test('adding one by one gives what adding all gives', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 })), (terms) => {
        const running = emptySum()
        for (const term of terms) addInto(running, term)
        expect(totalOf(running)).toBe(compensatedSum(terms))
      }),
    )
  })
})
