import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { logAddExp, logSumExp } from '../../src/math/log-sum-exp.js'

const logs = fc.array(fc.double({ min: -700, max: 700, noNaN: true }), { minLength: 1, maxLength: 40 })
const near = (a: number, b: number) => Math.abs(a - b) <= 1e-14 * Math.max(1, Math.abs(a))

describe('log-sum-exp', () => {
  test('a constant added to every value comes out added', () => {
    fc.assert(
      fc.property(logs, fc.integer({ min: -1e5, max: 1e5 }), (values, shift) => {
        const moved = logSumExp(values.map((v) => v + shift))
        // Adding the shift to a value rounds by up to 1e5·ε.
        expect(Math.abs(moved - logSumExp(values) - shift)).toBeLessThan(1e-10)
      }),
    )
  })

  test('the order of the values moves at most the last digits', () => {
    fc.assert(fc.property(logs, (values) => near(logSumExp(values), logSumExp([...values].reverse()))))
  })

  test('a typed array gives what a plain one gives', () => {
    fc.assert(fc.property(logs, (values) => logSumExp(Float64Array.from(values)) === logSumExp(values)))
  })

  test('logAddExp folds to logSumExp', () => {
    fc.assert(fc.property(logs, (values) => near(logSumExp(values), values.reduce(logAddExp, -Infinity))))
  })
})
