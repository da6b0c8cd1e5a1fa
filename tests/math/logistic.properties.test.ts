import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { logistic, logit, logLogistic, softplus } from '../../src/math/logistic.js'

const anyLogit = fc.double({ min: -1e4, max: 1e4, noNaN: true })
const moderateLogit = fc.double({ min: -30, max: 30, noNaN: true })

describe('the logistic family', () => {
  test('a probability and the one of the opposite logit sum to one', () => {
    fc.assert(fc.property(anyLogit, (x) => Math.abs(logistic(x) + logistic(-x) - 1) <= Number.EPSILON))
  })

  test('logistic never decreases', () => {
    fc.assert(fc.property(anyLogit, anyLogit, (x, y) => logistic(Math.min(x, y)) <= logistic(Math.max(x, y))))
  })

  test('ln logistic is the logarithm of logistic wherever that has not underflowed', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 30, noNaN: true }), (x) => {
        const error = Math.abs(logLogistic(x) - Math.log(logistic(x)))
        expect(error).toBeLessThanOrEqual(4e-16 + 4e-16 * Math.abs(x))
      }),
    )
  })

  test('softplus of x and of −x differ by x', () => {
    fc.assert(
      fc.property(anyLogit, (x) => {
        expect(Math.abs(softplus(x) - softplus(-x) - x)).toBeLessThanOrEqual(4e-16 * Math.max(1, Math.abs(x)))
      }),
    )
  })

  test('logit undoes logistic as far as the spacing of probabilities allows', () => {
    fc.assert(
      fc.property(moderateLogit, (x) => {
        // One rounding of p moves the logit by ε/(1 − p) above, by a relative ε below.
        const allowed = 4 * Number.EPSILON * (1 + Math.abs(x) + 1 / logistic(-x))
        expect(Math.abs(logit(logistic(x)) - x)).toBeLessThanOrEqual(allowed)
      }),
    )
  })
})
