import { describe, expect, test } from 'vitest'
import { findRoot } from '../../src/math/roots.js'

describe('findRoot', () => {
  test.each([
    ['x² − 2', (x: number) => x * x - 2, 0, 2, Math.SQRT2],
    ['cos x − x (Dottie number)', (x: number) => Math.cos(x) - x, 0, 1, 0.7390851332151607],
    ['x³, flat at its root', (x: number) => x ** 3, -1, 2, 0],
    ['a step', (x: number) => (x < 1 / 3 ? -1 : 1), 0, 1, 1 / 3],
    ['1/(x − 1/3), through infinity', (x: number) => 1 / (x - 1 / 3), 0, 1, 1 / 3],
    ['e^x − 1e-9, nearly flat on the left', (x: number) => Math.exp(x) - 1e-9, -700, 1, Math.log(1e-9)],
  ])('finds the sign change of %s to 1e-13', (_, f, low, high, root) => {
    const result = findRoot(f, low, high)
    expect(result.kind).toBe('root')
    if (result.kind === 'root') expect(Math.abs(result.x - root)).toBeLessThanOrEqual(1e-13 + 1e-15 * Math.abs(root))
  })

  test('an end that is a root is returned as it is', () => {
    expect(findRoot((x) => x - 1, 1, 3)).toEqual({ kind: 'root', x: 1, iterations: 0 })
    expect(findRoot((x) => x - 3, 1, 3)).toEqual({ kind: 'root', x: 3, iterations: 0 })
  })

  test('equal signs at both ends are reported, not searched', () => {
    expect(findRoot((x) => x * x + 1, -1, 1)).toEqual({ kind: 'no-sign-change' })
    expect(findRoot(Math.sqrt, -1, 1)).toEqual({ kind: 'no-sign-change' })
  })

  test('infinite values at the ends are a sign change', () => {
    const result = findRoot((x) => Math.log(x / (1 - x)) - 1, 0, 1)
    expect(result).toMatchObject({ kind: 'root' })
    if (result.kind === 'root') expect(result.x).toBeCloseTo(1 / (1 + Math.exp(-1)), 12)
  })

  test('running out of iterations or of numbers is told apart from a root', () => {
    expect(findRoot((x) => x ** 3 - 0.2, 0, 1, { maxIterations: 3 })).toMatchObject({ kind: 'not-converged', iterations: 3 })
    expect(findRoot((x) => (x > 0.4 && x < 0.6 ? Number.NaN : x - 0.5), 0, 1).kind).toBe('not-converged')
  })

  test('needs far fewer evaluations than bisection on a smooth function', () => {
    let calls = 0
    findRoot(
      (x) => {
        calls++
        return Math.exp(x) - 5
      },
      -10,
      10,
    )
    expect(calls).toBeLessThan(20)
  })
})
