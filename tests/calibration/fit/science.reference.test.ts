import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { assessFit } from '../../../src/calibration/fit/assess-fit.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { mirtScience } from '../../reference/mirt-science.js'
import { bankOf } from './reference-data.js'

const folder = new URL('../../../../shared/reference/', import.meta.url)

describe.skipIf(!existsSync(folder))('with the attitude items of another package (../shared/reference)', () => {
  // Source: mirt 1.47, graded model, 392 persons, itemfit and M2(type = "C2"); parameters converged to 1e-5.
  const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
  const load = () => {
    const rows = read('science4.csv')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').slice(-4).map(Number))
    const bank = bankOf(
      mirtScience.graded.itemsIRT.map(
        ([discrimination, ...thresholds]): ItemModel => ({
          model: 'grm',
          parameters: { discrimination: discrimination as number, thresholds },
        }),
      ),
    )
    return { bank, persons: rows.length, responses: Uint8Array.from(rows.flat(), (value) => value - 1) }
  }
  // Read inside the test: the body of a skipped suite runs all the same.
  const expected = () => JSON.parse(read('ref_scoring_fit_mirt.json')).Science_GRM

  test('C2 of items with four categories', () => {
    const { test: found } = assessFit(load())
    if (found.kind !== 'tested') throw new Error(`no test: ${found.reason}`)
    const [figures] = expected().C2
    expect(found).toMatchObject({ statistic: 'C2', degreesOfFreedom: figures.df })
    expect(Math.abs(found.chiSquared / figures.M2 - 1)).toBeLessThan(1e-4)
    expect(Math.abs(found.residualCorrelation / figures.SRMSR - 1)).toBeLessThan(1e-4)
  })
})
