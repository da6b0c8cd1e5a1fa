import { expect, test } from 'vitest'
import { normalCdf, normalDensity, normalQuantile } from '../../../src/math/normal.js'
import { combineImputations } from '../../../src/population/plausible/combine-imputations.js'
import { impliedCoverage } from '../../../src/population/plausible/implied-coverage.js'

const n = 200
const certain = (estimate: number, variance: number) => combineImputations([estimate, estimate], [variance, variance])
const mean = certain(0.3, 1 / n)
const sd = certain(1, 1 / (2 * n))
const interval = { confidence: 0.95, degreesOfFreedom: Number.POSITIVE_INFINITY, otherVariance: 0 }

test('of a counted half is that of 1.96 times the ratio of the errors of median and mean', () => {
  // √(π/2) = 1.2533: the median errs so much more than the mean.
  const found = impliedCoverage({ ...interval, cut: 0.3, variance: 0.25 / n }, mean, sd)
  expect(found).toBeCloseTo(2 * normalCdf(normalQuantile(0.975) * Math.sqrt(Math.PI / 2)) - 1, 12)
})

test('is the confidence where the variance is no larger than it need be, or other parts outweigh it', () => {
  const z = 0.3 + 0.4
  const needed = normalDensity(z) ** 2 * (1 / n + (z * z) / (2 * n))
  expect(impliedCoverage({ ...interval, cut: -0.4, variance: needed }, mean, sd)).toBeCloseTo(0.95, 12)
  expect(impliedCoverage({ ...interval, cut: -0.4, variance: 2 * needed, otherVariance: 1 }, mean, sd)).toBeCloseTo(0.95, 3)
})
