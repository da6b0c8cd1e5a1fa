import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { calibrate } from '../../../src/calibration/estimation/calibrate.js'
import type { CalibrationOptions } from '../../../src/calibration/estimation/calibration-options.js'
import type { CalibratedItem, CalibrationResult } from '../../../src/calibration/estimation/calibration-result.js'
import { lsat } from '../../reference/lsat.js'
import { lsat7ThreeParameter, lsat7Weighted, lsatErrors, lsatTwoParameterPriors } from '../../reference/lsat-fits.js'
import { mirtFit15 } from '../../reference/mirt-fit15.js'
import { lsatMatrix } from './lsat-matrix.js'

/** The references are converged to their last digits, so the fit must be too. */
const tight = { gradientTolerance: 1e-10 }
const sections = ['lsat6', 'lsat7'] as const

function line(item: CalibratedItem | undefined): readonly [slope: number, intercept: number] {
  if (item?.model === '1pl')
    return [item.parameters.discrimination ?? 1, -(item.parameters.discrimination ?? 1) * item.parameters.difficulty]
  if (item?.model !== '2pl') throw new Error('expected a 1PL or 2PL item')
  return [item.parameters.discrimination, -item.parameters.discrimination * item.parameters.difficulty]
}

function expectLines(result: CalibrationResult, lines: readonly (readonly number[])[], tolerance: number): void {
  expect(result.converged).toBe(true)
  for (const [i, expected] of lines.entries())
    for (const [k, value] of line(result.items[i]).entries())
      expect(Math.abs(value - (expected[k] as number))).toBeLessThan(tolerance)
}

describe.each(sections)('%s', (name) => {
  const matrix = lsatMatrix(name)

  test('the 2PL fit is the converged fit of mirt', () => {
    const result = calibrate(matrix, tight)
    expect(Math.abs(result.logLikelihood - lsat[name].twoParameter.logLikelihood)).toBeLessThan(1e-6)
    expectLines(result, lsat[name].twoParameter.items, 1e-5)
    expect(result).toMatchObject({ logPrior: 0, persons: 1000, freeParameters: 10, groups: [{ mean: 0, variance: 1 }] })
  })

  test('the fit with a common slope is that of mirt', () => {
    const { logLikelihood, slope, intercepts } = lsat[name].commonSlope
    const result = calibrate(matrix, { ...tight, model: '1pl-common' })
    expect(Math.abs(result.logLikelihood - logLikelihood)).toBeLessThan(1e-6)
    expectLines(
      result,
      intercepts.map((intercept) => [slope, intercept]),
      1e-5,
    )
    expect(result.freeParameters).toBe(6)
  })

  test('the 1PL with slopes 1 and free variance is the same model in another metric', () => {
    const { logLikelihood, slope, intercepts } = lsat[name].commonSlope
    const result = calibrate(matrix, { ...tight, model: '1pl' })
    expect(Math.abs(result.logLikelihood - logLikelihood)).toBeLessThan(1e-6)
    expectLines(
      result,
      intercepts.map((intercept) => [1, intercept]),
      1e-5,
    )
    expect(Math.abs((result.groups[0]?.variance ?? 0) - slope ** 2)).toBeLessThan(1e-5)
    expect(Math.abs((result.groups[0]?.standardErrors.variance ?? 0) - lsatErrors[name].variance)).toBeLessThan(1e-5)
  })

  // An NRM item of two categories is the 2PL in slope and intercept, the metric in which mirt prints its errors.
  test.each(['observed', 'cross-product', 'sandwich'] as const)('the %s standard errors are those of mirt', (method) => {
    const result = calibrate(matrix, { ...tight, model: 'nrm', standardErrors: method })
    expect(result.standardErrorMethod).toBe(method)
    for (const [i, [slope, intercept]] of lsatErrors[name][method].entries()) {
      const errors = result.items[i]?.standardErrors as { slopes: number[]; intercepts: number[] }
      expect(Math.abs((errors.slopes[0] as number) - slope)).toBeLessThan(1e-6)
      expect(Math.abs((errors.intercepts[0] as number) - intercept)).toBeLessThan(1e-6)
    }
  })

  test('the 2PL fit with priors on slope and intercept is that of mirt', () => {
    const expected = lsatTwoParameterPriors[name]
    const result = calibrate(matrix, {
      ...tight,
      priors: { discrimination: { lognormal: [0, 0.5] }, intercept: { normal: [0, 2] } },
    })
    expectLines(result, expected.items, 3e-5)
    expect(Math.abs(result.logLikelihood + result.logPrior - expected.logLikelihood - expected.logPrior)).toBeLessThan(1e-6)
  })
})

test('the standard error of a difficulty follows from those of slope and intercept', () => {
  const twoParameter = calibrate(lsatMatrix('lsat6'), tight)
  const nominal = calibrate(lsatMatrix('lsat6'), { ...tight, model: 'nrm' })
  const [slope, intercept] = line(twoParameter.items[0])
  const [[aa = 0, ad = 0] = [], [, dd = 0] = []] = nominal.items[0]?.covariance ?? []
  // b = −d/a, so ∂b/∂a = d/a² and ∂b/∂d = −1/a.
  const variance = (intercept / slope ** 2) ** 2 * aa - 2 * (intercept / slope ** 3) * ad + dd / slope ** 2
  expect(Math.abs((twoParameter.items[0]?.standardErrors.difficulty as number) - Math.sqrt(variance))).toBeLessThan(1e-7)
})

test.each(['beta', 'normal'] as const)('the 3PL fit of LSAT7 with a %s prior on c is the posterior mode', (name) => {
  const { prior, logLikelihood, logPrior, discrimination, difficulty, lowerAsymptote } = lsat7ThreeParameter[name]
  const result = calibrate(lsatMatrix('lsat7'), { ...tight, model: '3pl', priors: { lowerAsymptote: prior as never } })
  expect(result.converged).toBe(true)
  expect(Math.abs(result.logLikelihood + result.logPrior - logLikelihood - logPrior)).toBeLessThan(1e-6)
  expect(Math.abs(result.logLikelihood - logLikelihood)).toBeLessThan(1e-6)
  expect(Math.abs(result.logPrior - logPrior)).toBeLessThan(1e-6)
  for (const [i, item] of result.items.entries()) {
    if (item.model !== '3pl') throw new Error('expected a 3PL item')
    expect(Math.abs(item.parameters.discrimination - (discrimination[i] as number))).toBeLessThan(1e-5)
    expect(Math.abs(item.parameters.difficulty - (difficulty[i] as number))).toBeLessThan(1e-5)
    expect(Math.abs(item.parameters.lowerAsymptote - (lowerAsymptote[i] as number))).toBeLessThan(1e-5)
  }
})

test('the weighted fit of LSAT7 is that of mirt', () => {
  const weights = Array.from({ length: 1000 }, (_, p) => (p < 500 ? 4 / 3 : 2 / 3))
  const result = calibrate(lsatMatrix('lsat7'), { ...tight, weights })
  expect(Math.abs(result.logLikelihood - lsat7Weighted.logLikelihood)).toBeLessThan(1e-6)
  expectLines(result, lsat7Weighted.items, 1e-5)
  expect(result.standardErrorMethod).toBe('sandwich')
})

describe('2,000 persons and 15 items', () => {
  const rows = readFileSync(new URL('../../reference/fit15.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  const matrix = {
    itemIds: Array.from({ length: 15 }, (_, i) => `i${i + 1}`),
    persons: rows.length,
    responses: Uint8Array.from(rows.flatMap((row) => row.split(',').map(Number))),
  }

  test.each([
    ['2pl', mirtFit15.twoParameter],
    ['1pl', mirtFit15.oneParameter],
  ] as const satisfies readonly (readonly [CalibrationOptions['model'], unknown])[])(
    'the %s fit is that of mirt',
    (model, expected) => {
      const result = calibrate(matrix, { model })
      expect(result.logLikelihood).toBeGreaterThan(expected.logLikelihood - 1e-6)
      expect(result.logLikelihood).toBeLessThan(expected.logLikelihood + 2e-4)
      expectLines(result, expected.items, 1e-3)
      expect(Math.abs((result.groups[0]?.variance ?? 0) - expected.variance)).toBeLessThan(1e-3)
    },
  )
})
