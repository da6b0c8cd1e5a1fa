import { expect, test } from 'vitest'
import { dampedNewton, type LocalQuadratic } from '../../src/math/damped-newton.js'

/** Rosenbrock's valley: minimum 0 at (1, 1), its Hessian indefinite above the valley. */
function rosenbrock([x = 0, y = 0]: Float64Array): LocalQuadratic {
  return {
    value: 100 * (y - x * x) ** 2 + (1 - x) ** 2,
    gradient: Float64Array.of(-400 * x * (y - x * x) - 2 * (1 - x), 200 * (y - x * x)),
    hessian: Float64Array.of(1200 * x * x - 400 * y + 2, -400 * x, -400 * x, 200),
  }
}

test.each([
  [-1.2, 1],
  [0, 5],
  [3, -7],
])('from (%d, %d) it finds the bottom of a curved valley, also where the Hessian is indefinite', (x, y) => {
  const found = dampedNewton(rosenbrock, [x, y])
  expect(found.kind).toBe('minimum')
  for (const coordinate of found.x) expect(coordinate).toBeCloseTo(1, 11)
})

test('a quadratic is solved by its first step and recognised by the second', () => {
  const bowl = ([x = 0]: Float64Array) => ({
    value: 3 * (x - 2) ** 2,
    gradient: Float64Array.of(6 * (x - 2)),
    hessian: Float64Array.of(6),
  })
  const found = dampedNewton(bowl, [-50])
  expect(found).toMatchObject({ kind: 'minimum', iterations: 2 })
  expect(found.x[0]).toBeCloseTo(2, 12)
})

test('it walks off a maximum instead of taking it', () => {
  const wave = ([x = 0]: Float64Array) => ({
    value: Math.cos(x),
    gradient: Float64Array.of(-Math.sin(x)),
    hessian: Float64Array.of(-Math.cos(x)),
  })
  const found = dampedNewton(wave, [0.1])
  expect(found).toMatchObject({ kind: 'minimum' })
  expect(found.x[0]).toBeCloseTo(Math.PI, 10)
})

test('with a longest step it stays in the valley where it began', () => {
  // Two valleys at ±1 with a ridge between; from 0.6 a full Newton step leaves for −5.
  const valleys = ([x = 0]: Float64Array) => ({
    value: (x * x - 1) ** 2,
    gradient: Float64Array.of(4 * x * (x * x - 1)),
    hessian: Float64Array.of(12 * x * x - 4),
  })
  expect(dampedNewton(valleys, [0.6], { longestStep: 0.2 }).x[0]).toBeCloseTo(1, 11)
})

test.each([
  ['a flat function', () => ({ value: 1, gradient: Float64Array.of(0), hessian: Float64Array.of(0) })],
  ['a slope without end', ([x = 0]: Float64Array) => ({ value: -x, gradient: Float64Array.of(-1), hessian: Float64Array.of(0) })],
  ['no number', () => ({ value: NaN, gradient: Float64Array.of(NaN), hessian: Float64Array.of(NaN) })],
])('%s has no minimum to converge to', (_, f) => {
  expect(dampedNewton(f, [0], { maxIterations: 50 }).kind).toBe('not-converged')
})
