import { describe, expect, test } from 'vitest'
import { newtonWithin } from '../../src/math/polish.js'

describe('newtonWithin', () => {
  test('converges to 1e-13 in a few steps on a smooth function', () => {
    const result = newtonWithin((x) => ({ value: Math.exp(x) - 5, slope: Math.exp(x) }), -10, 10)
    expect(result.kind).toBe('root')
    if (result.kind !== 'root') return
    expect(Math.abs(result.x - Math.log(5))).toBeLessThan(1e-13)
    expect(result.iterations).toBeLessThan(15)
  })

  test('survives where Newton alone runs away: arctan from far off', () => {
    const result = newtonWithin((x) => ({ value: Math.atan(x - 1), slope: 1 / (1 + (x - 1) ** 2) }), -1000, 2000, { start: 1900 })
    expect(result).toMatchObject({ kind: 'root' })
    if (result.kind === 'root') expect(result.x).toBeCloseTo(1, 13)
  })

  test.each([0, Number.NaN, -1])('falls back on bisection when the slope is always %s', (slope) => {
    const result = newtonWithin((x) => ({ value: x - 1 / 3, slope }), -1, 1)
    expect(result).toMatchObject({ kind: 'root' })
    if (result.kind === 'root') expect(Math.abs(result.x - 1 / 3)).toBeLessThanOrEqual(1e-13)
  })

  test('finds the root of a falling function', () => {
    const result = newtonWithin((x) => ({ value: 2 - x ** 3, slope: -3 * x * x }), 0, 2)
    expect(result).toMatchObject({ kind: 'root' })
    if (result.kind === 'root') expect(result.x).toBeCloseTo(Math.cbrt(2), 13)
  })

  test('starts where it is told, if that lies inside', () => {
    const seen: number[] = []
    const line = (x: number) => {
      seen.push(x)
      return { value: x - 0.25, slope: 1 }
    }
    for (const start of [0.9, 7]) newtonWithin(line, 0, 1, { start, maxIterations: 1 })
    // Each search looks at both ends first.
    expect(seen).toEqual([0, 1, 0.9, 0, 1, 0.5])
  })

  test('reports the absence of a sign change, exhaustion, and values that are not numbers', () => {
    expect(newtonWithin(() => ({ value: 1, slope: 0 }), 0, 1)).toEqual({ kind: 'no-sign-change' })
    expect(newtonWithin((x) => ({ value: x - 0.3, slope: 0 }), 0, 1, { maxIterations: 4 }).kind).toBe('not-converged')
    expect(newtonWithin((x) => ({ value: x === 0.5 ? Number.NaN : x - 0.3, slope: 1 }), 0, 1).kind).toBe('not-converged')
  })

  test('an end that is a root is returned as it is', () => {
    expect(newtonWithin((x) => ({ value: x, slope: 1 }), 0, 1)).toEqual({ kind: 'root', x: 0, iterations: 0 })
    expect(newtonWithin((x) => ({ value: x - 1, slope: 1 }), 0, 1)).toEqual({ kind: 'root', x: 1, iterations: 0 })
  })
})
