import { describe, expect, test } from 'vitest'
import { logAddExp, logSumExp } from '../../src/math/log-sum-exp.js'

describe('logSumExp', () => {
  test('of no values is the logarithm of an empty sum', () => {
    expect(logSumExp([])).toBe(-Infinity)
  })

  test('of one value is that value', () => {
    expect(logSumExp([-1e308])).toBe(-1e308)
  })

  test('neither overflows nor underflows', () => {
    expect(logSumExp([1e4, 1e4])).toBe(1e4 + Math.LN2)
    expect(logSumExp([-1e4, -1e4])).toBe(-1e4 + Math.LN2)
  })

  test('keeps a term far smaller than the largest', () => {
    expect(logSumExp([-40, 0])).toBeCloseTo(Math.exp(-40), 32)
  })

  test('treats −Infinity as the logarithm of zero, +Infinity as itself', () => {
    expect(logSumExp([-Infinity, -Infinity])).toBe(-Infinity)
    expect(logSumExp([-Infinity, 2])).toBe(2)
    expect(logSumExp([Infinity, 2, Infinity])).toBe(Infinity)
  })

  test('passes on a value that is not a number', () => {
    expect(logSumExp([1, Number.NaN, 2])).toBeNaN()
  })
})

test('logAddExp keeps infinities and adds ln 2 to equals', () => {
  expect(logAddExp(-Infinity, -Infinity)).toBe(-Infinity)
  expect(logAddExp(-Infinity, 3)).toBe(3)
  expect(logAddExp(Infinity, Infinity)).toBe(Infinity)
  expect(logAddExp(Infinity, -Infinity)).toBe(Infinity)
  expect(logAddExp(5, 5)).toBe(5 + Math.LN2)
})
