import { describe, expect, test } from 'vitest'
import { chiSquaredCdf, chiSquaredDensity, chiSquaredQuantile, chiSquaredUpperTail } from '../../src/math/chi-squared.js'
import { fCdf, fDensity, fQuantile, fUpperTail } from '../../src/math/f-distribution.js'
import { studentTCdf, studentTDensity, studentTQuantile, studentTUpperTail } from '../../src/math/student-t.js'
import { disagreements, figuresOf } from './reference/figures.js'

// An exponent of 690, where a tail is 1e-300, carries 690 rounding errors: 1.5e-13; a few such terms add up.
const TOLERANCE = 1e-12

describe('density and both tails keep 12 digits down to 1e-300', () => {
  test('chi-squared, 0.2 to 20,000 degrees of freedom', () => {
    const all = (x: number, df: number) => [chiSquaredDensity(x, df), chiSquaredCdf(x, df), chiSquaredUpperTail(x, df)]
    expect(disagreements(figuresOf('chiSquared'), TOLERANCE, all)).toEqual([])
  })

  test('Student t, ½ to 1,000 degrees of freedom, t from 1e-10 to 1e200', () => {
    const all = (t: number, df: number) => [studentTDensity(t, df), studentTCdf(t, df), studentTUpperTail(t, df)]
    expect(disagreements(figuresOf('studentT'), TOLERANCE, all)).toEqual([])
  })

  test('F, 1 to 500 degrees of freedom, ratios from 1e-20 to 1e8', () => {
    const all = (x: number, d1: number, d2: number) => [fDensity(x, d1, d2), fCdf(x, d1, d2), fUpperTail(x, d1, d2)]
    expect(disagreements(figuresOf('fRatio'), TOLERANCE, all)).toEqual([])
  })
})

describe('quantiles keep 12 digits', () => {
  test('chi-squared', () => {
    expect(disagreements(figuresOf('chiSquaredQuantile'), TOLERANCE, (p, df) => [chiSquaredQuantile(p, df)])).toEqual([])
  })

  test('Student t', () => {
    expect(disagreements(figuresOf('studentTQuantile'), TOLERANCE, (p, df) => [studentTQuantile(p, df)])).toEqual([])
  })

  test('F', () => {
    const quantile = (p: number, d1: number, d2: number) => [fQuantile(p, d1, d2)]
    expect(disagreements(figuresOf('fQuantile'), TOLERANCE, quantile)).toEqual([])
  })
})
