import { describe, expect, test } from 'vitest'
import { normalQuantile } from '../../../src/math/normal.js'
import { addEstimateInto, createEstimateColumns } from '../../../src/population/estimates/estimate-columns.js'
import { estimateTails } from '../../../src/population/estimates/estimate-tails.js'
import { latentNormalOfEstimates } from '../../../src/population/estimates/latent-normal-of-estimates.js'
import { bestStandardErrors } from '../../../src/population/planning/best-form.js'
import { personsNeeded, plannedVariance } from '../../../src/population/planning/planned-error.js'
import { spreadBank } from '../simulated-persons.js'

describe('the variance of a planned share', () => {
  test('at 90 % and SE 0.4 is that of a census of an agency: 2.7 points at 50 persons, 1.35 at 200', () => {
    const points = (persons: number) => 100 * Math.sqrt(plannedVariance({ share: 0.9, standardError: 0.4, persons }).ofPersons)
    expect(points(50)).toBeCloseTo(2.7, 1)
    expect(points(200)).toBeCloseTo(1.35, 2)
  })

  test('at 30 % it is 3.8 and 1.9 points', () => {
    const points = (persons: number) => 100 * Math.sqrt(plannedVariance({ share: 0.3, standardError: 0.4, persons }).ofPersons)
    expect(points(50)).toBeCloseTo(3.8, 1)
    expect(points(200)).toBeCloseTo(1.9, 1)
  })

  test('is what the estimate from such a sitting reports', () => {
    const n = 4000
    const columns = createEstimateColumns()
    const error = 0.5
    for (let p = 0; p < n; p++)
      addEstimateInto(
        columns,
        { theta: Math.hypot(1, error) * normalQuantile((p + 0.5) / n), standardError: error, weight: 1 },
        { method: 'mle', prior: { kind: 'uniform' } },
      )
    const fit = latentNormalOfEstimates([{ columns, factor: 1 }])
    if (fit.kind !== 'estimated') throw new Error('must be estimated')
    const cut = -normalQuantile(0.7)
    const tails = estimateTails([{ columns, factor: 1 }], { mean: fit.mean, sd: fit.sd, cuts: [cut], bandCuts: [0] })
    const planned = plannedVariance({ share: 0.7, standardError: error, persons: n })
    expect((tails.spread[0] as number) / n / n / planned.ofPersons).toBeCloseTo(1, 2)
    const [slope, logSdSlope] = [tails.meanGradient[0] as number, tails.logSdGradient[0] as number].map((sum) => sum / n) as [
      number,
      number,
    ]
    const ofPrior = slope ** 2 * fit.covariance.mean + logSdSlope ** 2 * fit.covariance.logSd
    expect(ofPrior / planned.ofPrior).toBeCloseTo(1, 1)
  })

  test('needs a share and a test', () => {
    expect(() => plannedVariance({ share: 1, standardError: 0.4, persons: 10 })).toThrow(RangeError)
    expect(() => plannedVariance({ share: 0.5, standardError: 0, persons: 10 })).toThrow(RangeError)
  })
})

describe('the persons needed', () => {
  test('are the fewest that reach the margin', () => {
    const sitting = { share: 0.9, standardError: 0.4, populationSize: 50_000 }
    const n = personsNeeded(sitting, { margin: 0.02, confidence: 0.95 }) as number
    const margin = (persons: number) => 1.959964 * Math.sqrt(plannedVariance({ ...sitting, persons }).total)
    expect(margin(n)).toBeLessThanOrEqual(0.02)
    expect(margin(n - 1)).toBeGreaterThan(0.02)
  })

  test('do not exist where measuring everybody is not enough', () => {
    expect(
      personsNeeded({ share: 0.9, standardError: 0.6, populationSize: 40 }, { margin: 0.01, confidence: 0.95 }),
    ).toBeUndefined()
  })
})

test('longer tests measure better, and the best items come first', () => {
  const bank = spreadBank(20)
  const errors = bestStandardErrors(bank, 0, [1, 5, 10, 20])
  expect(errors).toEqual([...errors].sort((one, other) => other - one))
  expect(bestStandardErrors(bank, 0, [0])).toEqual([Number.POSITIVE_INFINITY])
})
