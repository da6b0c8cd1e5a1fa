import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { calibrate } from '../../../src/calibration/estimation/calibrate.js'
import type { CalibrationModel } from '../../../src/calibration/estimation/item-specification.js'
import { mirtScience } from '../../reference/mirt-science.js'

/** Response data that came with other packages stay outside the project; without that folder these tests are skipped. */
const folder = new URL('../../../../shared/reference/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const rowsOf = (name: string) =>
  read(name)
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => row.split(',').map(Number))

/** mirt 1.47 with a tight tolerance: logLik to 1e-5, parameters and standard errors to 1e-3. */
describe.skipIf(!existsSync(new URL('science4.csv', folder)))('four attitude items of four categories, 392 persons', () => {
  const matrix = () => ({
    itemIds: ['Comfort', 'Work', 'Future', 'Benefit'],
    persons: 392,
    responses: Uint8Array.from(rowsOf('science4.csv').flatMap((row) => row.map((value) => value - 1))),
  })
  const fitted = (model: CalibrationModel) => calibrate(matrix(), { model })
  const errorsOf = (key: string): number[] =>
    Object.values(JSON.parse(read('ref_science_poly_mirt.json'))[key].se_oakes as Record<string, number>)
  const within = (found: readonly number[], expected: readonly number[]) => {
    expect(found.length).toBe(expected.length)
    for (const [i, value] of found.entries()) expect(Math.abs(value - (expected[i] as number))).toBeLessThan(1e-3)
  }

  test('GRM', () => {
    const { logLikelihood, items } = fitted('grm')
    expect(Math.abs(logLikelihood - mirtScience.graded.logLik)).toBeLessThan(1e-5)
    for (const [i, item] of items.entries()) {
      if (item.model !== 'grm') throw new Error('expected a GRM item')
      within([item.parameters.discrimination, ...item.parameters.thresholds], mirtScience.graded.itemsIRT[i] as readonly number[])
      // mirt gives errors of intercepts; that of the slope is the same in both forms.
      within([item.standardErrors.discrimination as number], [errorsOf('graded')[4 * i] as number])
    }
  })

  test('GPCM, with the errors of steps', () => {
    const { logLikelihood, items } = fitted('gpcm')
    expect(Math.abs(logLikelihood - mirtScience.gpcm.logLik)).toBeLessThan(1e-5)
    for (const [i, item] of items.entries()) {
      if (item.model !== 'gpcm') throw new Error('expected a GPCM item')
      within([item.parameters.discrimination, ...item.parameters.steps], mirtScience.gpcm.itemsIRT[i] as readonly number[])
      const { discrimination, steps } = item.standardErrors as { discrimination: number; steps: number[] }
      within([discrimination, ...steps], errorsOf('gpcmIRT').slice(4 * i, 4 * i + 4))
    }
  })

  test('NRM, with the errors of intercepts', () => {
    const { logLikelihood, items } = fitted('nrm')
    expect(Math.abs(logLikelihood - mirtScience.nominal.logLik)).toBeLessThan(1e-5)
    for (const [i, item] of items.entries()) {
      if (item.model !== 'nrm') throw new Error('expected an NRM item')
      // mirt's slope of category k is a·ak_k; both leave category 0 at 0.
      const [a = 0, , ak1 = 0, ak2 = 0, ak3 = 0, , ...d] = mirtScience.nominal.items[i] as readonly number[]
      within([...item.parameters.slopes, ...item.parameters.intercepts], [a * ak1, a * ak2, a * ak3, ...d])
      const { intercepts } = item.standardErrors as { intercepts: number[] }
      within(intercepts, errorsOf('nominal').slice(6 * i + 3, 6 * i + 6))
    }
  })

  test('PCM with free variance', () => {
    const { logLikelihood, items, groups } = fitted('pcm')
    expect(Math.abs(logLikelihood - mirtScience.Rasch.logLik)).toBeLessThan(1e-5)
    for (const [i, item] of items.entries()) {
      if (item.model !== 'pcm') throw new Error('expected a PCM item')
      within(item.parameters.steps, (mirtScience.Rasch.itemsIRT[i] as readonly number[]).slice(1))
    }
    within(
      [groups[0]?.variance ?? 0, groups[0]?.standardErrors.variance ?? 0],
      [mirtScience.Rasch.cov, errorsOf('Rasch').at(-1) ?? 0],
    )
  })

  test('RSM with free variance', () => {
    const { logLikelihood, items, groups } = fitted('rsm')
    expect(Math.abs(logLikelihood - mirtScience.rsm.logLik)).toBeLessThan(1e-5)
    for (const [i, item] of items.entries()) {
      if (item.model !== 'rsm') throw new Error('expected an RSM item')
      const { difficulty, steps } = item.parameters
      // mirt: thresholds b_k − c_i, so that the step of category k is b_k − c_i.
      const [, b1 = 0, b2 = 0, b3 = 0, c = 0] = mirtScience.rsm.items[i] as readonly number[]
      within(
        steps.map((step) => difficulty + step),
        [b1 - c, b2 - c, b3 - c],
      )
    }
    within(
      [groups[0]?.variance ?? 0, groups[0]?.standardErrors.variance ?? 0],
      [mirtScience.rsm.cov, errorsOf('rsm').at(-1) ?? 0],
    )
  })
})

/** mirt 1.47: 2PL with equal items in both groups, mean and variance of the second free. logLik 1e-6, moments 1e-4, items 1e-4. */
describe.skipIf(!existsSync(new URL('verbal_aggression.csv', folder)))('24 items, 243 women and 73 men', () => {
  test('the fit with a mean and a variance of the second group is that of mirt', () => {
    const rows = rowsOf('verbal_aggression.csv')
    const result = calibrate(
      {
        itemIds: Array.from({ length: 24 }, (_, i) => `i${i + 1}`),
        persons: rows.length,
        responses: Uint8Array.from(rows.flatMap((row) => row.slice(0, 24))),
      },
      { groups: rows.map((row) => (row[25] === 1 ? 'M' : 'F')), referenceGroup: 'F' },
    )
    const expected = JSON.parse(read('ref_dif_verbal.json')).MG_scalar
    expect(Math.abs(result.logLikelihood - expected.logLik)).toBeLessThan(1e-6)
    expect(result.groups[0]).toMatchObject({ name: 'F', persons: 243, mean: 0, variance: 1, standardErrors: {} })
    expect(Math.abs((result.groups[1]?.mean ?? 0) - expected.coef.M.means)).toBeLessThan(1e-4)
    expect(Math.abs((result.groups[1]?.variance ?? 0) - expected.coef.M.cov[0][0])).toBeLessThan(1e-4)
    for (const [i, [slope, intercept]] of (expected.coef.F.items as number[][]).entries()) {
      const item = result.items[i]
      if (item?.model !== '2pl') throw new Error('expected a 2PL item')
      const { discrimination, difficulty } = item.parameters
      expect(Math.abs(discrimination - (slope as number))).toBeLessThan(1e-4)
      expect(Math.abs(-discrimination * difficulty - (intercept as number))).toBeLessThan(1e-4)
    }
  })
})
