import { describe, expect, test } from 'vitest'
import { maximise } from '../../src/math/maximise.js'

describe('maximise', () => {
  test('finds the top of a parabola, with its value', () => {
    const result = maximise((x) => 3 - (x - 1.25) ** 2, -4, 4, 1e-8)
    expect(result.kind).toBe('maximum')
    expect(result.x).toBeCloseTo(1.25, 7)
    expect(result.value).toBe(3)
  })

  test('finds a peak without a slope', () => {
    expect(maximise((x) => -Math.abs(x - Math.SQRT1_2), -4, 4, 1e-9).x).toBeCloseTo(Math.SQRT1_2, 8)
  })

  test('a function that only rises or falls has its maximum at that end, exactly', () => {
    expect(maximise((x) => x, -4, 4, 1e-6)).toMatchObject({ kind: 'maximum', x: 4, value: 4 })
    expect(maximise((x) => -Math.exp(x), -4, 4, 1e-6)).toMatchObject({ kind: 'maximum', x: -4, value: -Math.exp(-4) })
  })

  test('−Infinity at the ends is no obstacle', () => {
    expect(maximise((x) => 3 * Math.log(x) + Math.log(1 - x), 0, 1, 1e-9).x).toBeCloseTo(0.75, 7)
  })

  test('a value that is not a number is reported', () => {
    expect(maximise((x) => (x > 0 ? Number.NaN : -x * x), -4, 4, 1e-6).kind).toBe('not-converged')
    expect(maximise(() => Number.NaN, -4, 4, 1e-6).kind).toBe('not-converged')
  })

  test('parabolas spare most of the golden sections', () => {
    let calls = 0
    maximise(
      (x) => {
        calls++
        return -Math.cosh(x - 0.3)
      },
      -4,
      4,
      1e-8,
    )
    expect(calls).toBeLessThan(25)
  })
})
