import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  logNormalCdf,
  normalCdf,
  normalDensity,
  normalFromUniform,
  normalQuantile,
  normalUpperTail,
} from '../../src/math/normal.js'

const anyX = fc.double({ min: -37, max: 37, noNaN: true })

describe('the normal distribution', () => {
  test('the lower tail at x is the upper tail at −x, exactly', () => {
    fc.assert(fc.property(anyX, (x) => normalCdf(x) === normalUpperTail(-x)))
  })

  test('both tails add up to one', () => {
    fc.assert(fc.property(anyX, (x) => Math.abs(normalCdf(x) + normalUpperTail(x) - 1) <= Number.EPSILON))
  })

  test('the slope of the distribution function is the density', () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (x) => {
        const h = 1e-4
        // Central difference of the smaller tail, whose error is h²·φ″/6.
        const tail = x < 0 ? normalCdf : (y: number) => -normalUpperTail(y)
        const slope = (tail(x + h) - tail(x - h)) / (2 * h)
        expect(Math.abs(slope / normalDensity(x) - 1)).toBeLessThan(1e-7)
      }),
    )
  })

  test('e to the logarithm of the distribution function is the distribution function', () => {
    fc.assert(fc.property(anyX, (x) => Math.abs(Math.exp(logNormalCdf(x)) / normalCdf(x) - 1) < 1e-12))
  })

  test('the quantile of a tail probability is where that tail begins', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 0, noNaN: true }), (x) => {
        expect(Math.abs(normalQuantile(normalCdf(x)) - x)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(x)))
      }),
    )
  })

  test('opposite uniforms give opposite deviates, exactly', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 53n - 1n }), (cell) => {
        const uniform = Number(cell) / 2 ** 53
        expect(normalFromUniform(1 - 2 ** -53 - uniform) + normalFromUniform(uniform)).toBe(0)
      }),
    )
  })
})
