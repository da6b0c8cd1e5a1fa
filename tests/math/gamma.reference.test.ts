import { expect, test } from 'vitest'
import { logBeta, regularisedBetaLower, regularisedBetaUpper } from '../../src/math/beta.js'
import { logGamma } from '../../src/math/gamma.js'
import { regularisedGammaLower, regularisedGammaUpper } from '../../src/math/incomplete-gamma.js'
import { disagreements, figuresOf } from './reference/figures.js'

test('ln gamma keeps 14 digits from 1e-300 to 1e300, also beside its zeros at 1 and 2', () => {
  expect(disagreements(figuresOf('logGamma'), 1e-14, (x) => [logGamma(x)])).toEqual([])
})

test('ln beta keeps 14 digits where the logarithms it is made of cancel', () => {
  expect(disagreements(figuresOf('logBeta'), 1e-14, (a, b) => [logBeta(a, b)])).toEqual([])
})

test('both incomplete gamma functions keep 12 digits', () => {
  const both = (a: number, x: number) => [regularisedGammaLower(a, x), regularisedGammaUpper(a, x)]
  expect(disagreements(figuresOf('gamma'), 1e-12, both)).toEqual([])
})

test('both incomplete beta functions keep 12 digits down to 1e-300', () => {
  const both = (a: number, b: number, x: number) => [regularisedBetaLower(a, b, x), regularisedBetaUpper(a, b, x)]
  expect(disagreements(figuresOf('beta'), 1e-12, both)).toEqual([])
})
