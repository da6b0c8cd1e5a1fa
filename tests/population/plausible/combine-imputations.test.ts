import { expect, test } from 'vitest'
import { combineImputations, imputationDegreesOfFreedom } from '../../../src/population/plausible/combine-imputations.js'

test('U is the mean variance, B that between the values, T = U + (1 + 1/M)B', () => {
  const found = combineImputations([0.6, 0.7, 0.8], [0.01, 0.02, 0.03])
  expect(found.estimate).toBeCloseTo(0.7, 14)
  expect(found.within).toBeCloseTo(0.02, 14)
  expect(found.between).toBeCloseTo(0.01, 14)
  expect(found.total).toBeCloseTo(0.02 + (4 / 3) * 0.01, 14)
})

test('the degrees of freedom are (M − 1)(1 + U/((1 + 1/M)B))², and M − 1 without U', () => {
  expect(imputationDegreesOfFreedom(5, 0.01, 0.03)).toBeCloseTo(4 * 9, 12)
  expect(imputationDegreesOfFreedom(5, 0.01, 0.01)).toBe(4)
})

test('values that do not differ, or by rounding alone, leave a normal interval', () => {
  expect(imputationDegreesOfFreedom(10, 0, 0.01)).toBe(Number.POSITIVE_INFINITY)
  expect(imputationDegreesOfFreedom(10, 1e-34, 0.01)).toBe(Number.POSITIVE_INFINITY)
})
