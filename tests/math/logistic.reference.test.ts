import { expect, test } from 'vitest'
import { logistic, logit, logLogistic, softplus } from '../../src/math/logistic.js'
import { disagreements, figuresOf } from './reference/figures.js'

// A few rounding errors: one for each of exp, the sum and the quotient.
const TOLERANCE = 1e-15

test('logistic, softplus and ln logistic keep 15 digits from −10,000 to 10,000', () => {
  const rows = figuresOf('logistic')
  expect(disagreements(rows, TOLERANCE, (x) => [logistic(x), softplus(x), logLogistic(x)])).toEqual([])
})

test('logit keeps 15 digits in the tails and through its zero at one half', () => {
  expect(disagreements(figuresOf('logit'), TOLERANCE, (p) => [logit(p)])).toEqual([])
})
