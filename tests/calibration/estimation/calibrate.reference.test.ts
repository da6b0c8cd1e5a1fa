import { expect, test } from 'vitest'
import { calibrate } from '../../../src/calibration/estimation/calibrate.js'
import type { ResponseMatrix } from '../../../src/calibration/estimation/response-matrix.js'
import { lsat } from '../../reference/lsat.js'

function expand(patterns: Readonly<Record<string, number>>): ResponseMatrix {
  const rows = Object.entries(patterns).flatMap(([pattern, count]) =>
    Array.from({ length: count }, () => [...pattern].map(Number)),
  )
  return { itemIds: ['I1', 'I2', 'I3', 'I4', 'I5'], persons: rows.length, responses: Uint8Array.from(rows.flat()) }
}

/** The references are converged to their last digits, so the fit must be too. */
const tight = { gradientTolerance: 1e-10 }

test.each(['lsat6', 'lsat7'] as const)('the 2PL fit of %s is the converged fit of mirt', (name) => {
  const reference = lsat[name]
  const result = calibrate(expand(reference.patterns), tight)
  expect(result.converged).toBe(true)
  expect(result.logLikelihood).toBeCloseTo(reference.twoParameter.logLikelihood, 6)
  for (const [i, [slope, intercept]] of reference.twoParameter.items.entries()) {
    const item = result.items[i]
    if (item?.model !== '2pl') throw new Error('expected a 2PL item')
    expect(Math.abs(item.parameters.discrimination - slope)).toBeLessThan(1e-5)
    expect(Math.abs(-item.parameters.difficulty * item.parameters.discrimination - intercept)).toBeLessThan(1e-5)
  }
})

test('the cross-product standard errors of the LSAT6 slopes are those of mirt', () => {
  const result = calibrate(expand(lsat.lsat6.patterns), { ...tight, standardErrors: 'cross-product' })
  const errors = result.items.map((item) => item.standardErrors.discrimination as number)
  for (const [i, [slopeError]] of lsat.lsat6.crossProductErrors.entries())
    expect(Math.abs((errors[i] as number) - slopeError)).toBeLessThan(1e-5)
})

test.each(['lsat6', 'lsat7'] as const)('the 1PL fit of %s with free variance is the common-slope fit of mirt', (name) => {
  const reference = lsat[name].commonSlope
  const result = calibrate(expand(lsat[name].patterns), { ...tight, model: '1pl' })
  expect(result.converged).toBe(true)
  expect(Math.abs(result.logLikelihood - reference.logLikelihood)).toBeLessThan(1e-6)
  for (const [i, intercept] of reference.intercepts.entries()) {
    const item = result.items[i]
    if (item?.model !== '1pl') throw new Error('expected a 1PL item')
    expect(Math.abs(-item.parameters.difficulty - intercept)).toBeLessThan(1e-5)
  }
  expect(Math.abs((result.groups[0]?.variance ?? 0) - reference.slope ** 2)).toBeLessThan(1e-5)
})
