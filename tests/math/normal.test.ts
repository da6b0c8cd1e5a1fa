import { describe, expect, test } from 'vitest'
import {
  logNormalCdf,
  normalCdf,
  normalDensity,
  normalFromUniform,
  normalQuantile,
  normalUpperTail,
} from '../../src/math/normal.js'

describe('the normal distribution at its ends', () => {
  test('probabilities at ±Infinity are 0 and 1', () => {
    expect([-Infinity, Infinity].map(normalCdf)).toEqual([0, 1])
    expect([-Infinity, Infinity].map(normalUpperTail)).toEqual([1, 0])
    expect([-Infinity, Infinity].map(logNormalCdf)).toEqual([-Infinity, -0])
    expect([-Infinity, Infinity].map(normalDensity)).toEqual([0, 0])
  })

  test('half of the mass lies on either side of 0, exactly', () => {
    expect([normalCdf(0), normalUpperTail(0), normalQuantile(0.5)]).toEqual([0.5, 0.5, 0])
  })

  test('ln P(Z ≤ x) is finite at −1e150', () => {
    expect(logNormalCdf(-1e150) / -5e299).toBeCloseTo(1, 14)
  })

  test('quantiles of 0 and 1 are infinite, that of the smallest number is not', () => {
    expect([0, 1].map(normalQuantile)).toEqual([-Infinity, Infinity])
    // Root of Φ(x) = 2^−1074 by mpmath 1.3.0 at 60 digits.
    expect(normalQuantile(Number.MIN_VALUE)).toBeCloseTo(-38.46740561714434, 12)
  })

  test.each([-1e-9, 1.5, Number.NaN])('the quantile of %s is refused', (p) => {
    expect(() => normalQuantile(p)).toThrow('a probability must lie in [0, 1]')
  })

  test('the smallest and the largest uniform give opposite finite deviates', () => {
    const lowest = normalFromUniform(0)
    expect(lowest).toBe(normalQuantile(2 ** -54))
    expect(normalFromUniform(1 - 2 ** -53)).toBe(-lowest)
  })
})
