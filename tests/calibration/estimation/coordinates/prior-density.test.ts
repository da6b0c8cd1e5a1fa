import { expect, test } from 'vitest'
import { type PriorDensity, priorPoint } from '../../../../src/calibration/estimation/coordinates/prior-density.js'
import { logistic } from '../../../../src/math/logistic.js'

const priors: readonly PriorDensity[] = [
  { normal: [0.3, 2] },
  { lognormal: [0.1, 0.5] },
  { logitNormal: [-1.4, 0.5] },
  { beta: [5, 17] },
]

test.each(priors)('the slope and curvature of %o are difference quotients of its ln density', (prior) => {
  for (const x of [0.2, 0.9, 1.7, 4]) {
    const at = (shift: number) => priorPoint(prior, x + shift)
    const { slope, curvature } = at(0)
    expect(Math.abs(slope - (at(1e-5).logDensity - at(-1e-5).logDensity) / 2e-5)).toBeLessThan(1e-7 * (1 + Math.abs(slope)))
    expect(Math.abs(curvature - (at(1e-5).slope - at(-1e-5).slope) / 2e-5)).toBeLessThan(1e-7 * (1 + Math.abs(curvature)))
  }
})

/** ∫ density over the variable that each density belongs to. */
function mass(prior: PriorDensity, variableOf: (coordinate: number) => number, low: number, high: number): number {
  const cells = 200_000
  let sum = 0
  for (let i = 0; i < cells; i++) {
    const left = low + ((high - low) * i) / cells
    const right = low + ((high - low) * (i + 1)) / cells
    sum += Math.exp(priorPoint(prior, (left + right) / 2).logDensity) * (variableOf(right) - variableOf(left))
  }
  return sum
}

test.each([
  ['normal, of the parameter', { normal: [0.3, 2] }, (x: number) => x, -20, 20],
  ['lognormal, of the parameter and not of its logarithm', { lognormal: [0.1, 0.5] }, (x: number) => x, 1e-9, 40],
  ['logitNormal, of the logit', { logitNormal: [-1.4, 0.5] }, (x: number) => x, -8, 6],
  ['beta, of the probability and not of its logit', { beta: [5, 17] }, logistic, -20, 20],
] as const)('a density is a density: %s', (_, prior, variableOf, low, high) => {
  expect(Math.abs(mass(prior, variableOf, low, high) - 1)).toBeLessThan(1e-7)
})

test('a slope of 0 or below is impossible under a lognormal prior', () => {
  expect(priorPoint({ lognormal: [0, 0.5] }, 0).logDensity).toBe(-Infinity)
  expect(priorPoint({ lognormal: [0, 0.5] }, -1).logDensity).toBe(-Infinity)
})
