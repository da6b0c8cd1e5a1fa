import { describe, expect, test } from 'vitest'
import { logBeta, regularisedBetaLower } from '../../src/math/beta.js'
import { chiSquaredCdf, chiSquaredDensity, chiSquaredQuantile, chiSquaredUpperTail } from '../../src/math/chi-squared.js'
import { fCdf, fDensity, fQuantile, fUpperTail } from '../../src/math/f-distribution.js'
import { logGamma } from '../../src/math/gamma.js'
import { regularisedGammaLower, regularisedGammaUpper } from '../../src/math/incomplete-gamma.js'
import { normalDensity, normalQuantile } from '../../src/math/normal.js'
import { studentTCdf, studentTDensity, studentTQuantile, studentTUpperTail } from '../../src/math/student-t.js'

describe('at the ends of their range', () => {
  test('chi-squared and F have nothing below 0 and everything below Infinity', () => {
    expect([-1, 0, Infinity].map((x) => chiSquaredCdf(x, 3))).toEqual([0, 0, 1])
    expect([-1, 0, Infinity].map((x) => chiSquaredUpperTail(x, 3))).toEqual([1, 1, 0])
    expect([-1, 0, Infinity].map((x) => fCdf(x, 3, 4))).toEqual([0, 0, 1])
    expect([-1, 0, Infinity].map((x) => fUpperTail(x, 3, 4))).toEqual([1, 1, 0])
  })

  test('the density at 0 is infinite, finite or 0 for less than, just or more than 2 degrees of freedom', () => {
    expect([1, 2, 3].map((df) => chiSquaredDensity(0, df))).toEqual([Infinity, 0.5, 0])
    expect([1, 2, 3].map((df) => fDensity(0, df, 7))).toEqual([Infinity, 1, 0])
    expect([chiSquaredDensity(-1, 1), fDensity(-1, 1, 1)]).toEqual([0, 0])
  })

  test('t halves at 0 and empties at ±Infinity', () => {
    expect([-Infinity, 0, Infinity].map((t) => studentTCdf(t, 4))).toEqual([0, 0.5, 1])
    expect([-Infinity, 0, Infinity].map((t) => studentTUpperTail(t, 4))).toEqual([1, 0.5, 0])
    expect(studentTDensity(Infinity, 4)).toBe(0)
  })

  test('quantiles of 0 and 1 are the ends of the range', () => {
    expect([0, 1].map((p) => chiSquaredQuantile(p, 3))).toEqual([0, Infinity])
    expect([0, 1].map((p) => fQuantile(p, 3, 4))).toEqual([0, Infinity])
    expect([0, 0.5, 1].map((p) => studentTQuantile(p, 4))).toEqual([-Infinity, 0, Infinity])
  })

  test('a quantile below 1e-300 is 0, above 1e300 Infinity', () => {
    expect(chiSquaredQuantile(1e-200, 0.5)).toBe(0)
    expect(studentTQuantile(1e-200, 0.5)).toBe(-Infinity)
    expect(fQuantile(1 - 2 ** -53, 1, 0.02)).toBe(Infinity)
  })

  test('infinite degrees of freedom make t normal', () => {
    expect(studentTDensity(1.3, Infinity)).toBe(normalDensity(1.3))
    expect(studentTQuantile(0.975, Infinity)).toBe(normalQuantile(0.975))
  })

  test('the incomplete functions at the ends of their argument', () => {
    expect([0, Infinity].map((x) => regularisedGammaLower(2, x))).toEqual([0, 1])
    expect([0, Infinity].map((x) => regularisedGammaUpper(2, x))).toEqual([1, 0])
    expect([0, 1].map((x) => regularisedBetaLower(2, 3, x))).toEqual([0, 1])
  })
})

describe('parameters of a hundred million', () => {
  test('half of a symmetric beta variable lies below one half', () => {
    expect(Math.abs(regularisedBetaLower(1e8, 1e8, 0.5) - 0.5)).toBeLessThan(5e-13)
  })

  test('a gamma variable falls below its mean with the chance of its asymptotic series', () => {
    // DLMF 8.11.12: P(a, a) = ½ + 1/(3√(2πa)) + O(a^−3/2)
    const expected = 0.5 + 1 / (3 * Math.sqrt(2 * Math.PI * 1e8))
    expect(Math.abs(regularisedGammaLower(1e8, 1e8) - expected)).toBeLessThan(1e-12)
  })
})

describe('misuse is refused with the name of what is wrong', () => {
  test.each([0, -1, Number.NaN, Infinity, 1e15])('%s degrees of freedom of chi-squared', (df) => {
    expect(() => chiSquaredCdf(1, df)).toThrow('must be positive and at most')
    expect(() => chiSquaredDensity(1, df)).toThrow('must be positive and at most')
  })

  test.each([0, -1, Number.NaN])('%s degrees of freedom of t and F', (df) => {
    expect(() => studentTCdf(1, df)).toThrow('must be positive and at most')
    expect(() => studentTDensity(1, df)).toThrow('must be positive and at most')
    expect(() => fCdf(1, df, 2)).toThrow('must be positive and at most')
    expect(() => fDensity(1, 2, df)).toThrow('must be positive and at most')
  })

  test.each([-0.1, 1.1, Number.NaN])('the quantile of %s', (p) => {
    expect(() => chiSquaredQuantile(p, 3)).toThrow('a probability must lie in [0, 1]')
    expect(() => studentTQuantile(p, 3)).toThrow('a probability must lie in [0, 1]')
    expect(() => fQuantile(p, 3, 3)).toThrow('a probability must lie in [0, 1]')
  })

  test('arguments outside the domain of the special functions', () => {
    expect(() => logGamma(0)).toThrow('must be positive and finite')
    expect(() => logBeta(0, 1)).toThrow('the first argument of logBeta must be positive')
    expect(() => regularisedGammaLower(2, -1)).toThrow('must be at least 0')
    expect(() => regularisedBetaLower(2, 2, 1.5)).toThrow('must lie in [0, 1]')
  })
})
