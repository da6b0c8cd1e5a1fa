import { describe, expect, test } from 'vitest'
import { logistic, logit, logLogistic, softplus } from '../../src/math/logistic.js'

describe('the logistic family at the ends', () => {
  test('logistic reaches 0 and 1 at ±10,000 and at ±Infinity, never NaN', () => {
    expect([-Infinity, -1e4, 1e4, Infinity].map(logistic)).toEqual([0, 0, 1, 1])
  })

  test('softplus and ln logistic stay finite at ±10,000 and reach their limits at ±Infinity', () => {
    expect([-Infinity, -1e4, 1e4, Infinity].map(softplus)).toEqual([0, 0, 1e4, Infinity])
    expect([-Infinity, -1e4, 1e4, Infinity].map(logLogistic)).toEqual([-Infinity, -1e4, -0, -0])
  })

  test('logit of 0, ½ and 1 is −Infinity, 0 and Infinity', () => {
    expect([0, 0.5, 1].map(logit)).toEqual([-Infinity, 0, Infinity])
  })

  test.each([-0.1, 1.1, Number.NaN])('logit refuses %s', (p) => {
    expect(() => logit(p)).toThrow(`a probability must lie in [0, 1], got ${p}`)
  })
})
