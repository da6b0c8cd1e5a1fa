import { expect, test } from 'vitest'
import { benjaminiHochberg } from '../../../src/calibration/dif/benjamini-hochberg.js'
import { etsClass, explainedVarianceClasses, meanDifferenceClass } from '../../../src/calibration/dif/dif-class.js'

test('an item is of class A where delta is small, or large but not significant', () => {
  expect(etsClass(0.99, 0.1, 1e-9)).toBe('A')
  expect(etsClass(-2.4, 1.3, 0.06)).toBe('A')
})

test('class C asks for 1.5 and for significantly more than 1; a precise 1.4 and an imprecise 1.6 are B', () => {
  expect(etsClass(-1.4, 0.05, 1e-9)).toBe('B')
  expect(etsClass(1.6, 0.4, 0.001)).toBe('B')
  expect(etsClass(1.6, 0.36, 0.001)).toBe('C')
  expect(etsClass(-1.6, 0.36, 0.001)).toBe('C')
})

test('mean differences change class at 0.17 and 0.25 SD, gains in R² at their published bounds', () => {
  expect([0.17, 0.18, 0.25, 0.26].map((size) => meanDifferenceClass(-size, 0.01))).toEqual(['A', 'B', 'B', 'C'])
  expect(meanDifferenceClass(0.9, 0.2)).toBe('A')
  expect(explainedVarianceClasses(0.05, 0.01)).toEqual({ jodoinGierl: 'B', zumboThomas: 'A' })
  expect(explainedVarianceClasses(0.3, 0.01)).toEqual({ jodoinGierl: 'C', zumboThomas: 'C' })
  expect(explainedVarianceClasses(0.3, 0.06)).toEqual({ jodoinGierl: 'A', zumboThomas: 'A' })
})

// The fifteen p-values of Benjamini & Hochberg (1995), table 2: at 0.05 the first four are rejected.
test('the published example rejects the published four', () => {
  const p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1]
  expect(benjaminiHochberg(p).filter((each) => each < 0.05)).toHaveLength(4)
  const shuffled = [4, 0, 3, 1, 2, 14, 5, 6, 7, 8, 9, 10, 11, 12, 13]
  expect(benjaminiHochberg(shuffled.map((i) => p[i] as number))).toEqual(shuffled.map((i) => benjaminiHochberg(p)[i]))
})
