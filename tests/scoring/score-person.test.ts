import { describe, expect, test } from 'vitest'
import { isMelekError, type MelekError } from '../../src/issues/melek-error.js'
import { estimateMap } from '../../src/scoring/map.js'
import type { Prior } from '../../src/scoring/prior.js'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import { scoringDefaults, scoringMethods } from '../../src/scoring/scoring-options.js'
import { bankOf, logisticItem } from '../arbitraries/banks.js'
import { expectEstimate, finite } from './expect-estimate.js'

const items = [-1, -0.3, 0.4, 1.2].map((difficulty) => logisticItem([1.3, difficulty, 0.15]))
const bank = bankOf(items)
const responses = [1, 1, 0, 1]

function errorOf(run: () => unknown): MelekError {
  try {
    run()
  } catch (error) {
    if (isMelekError(error)) return error
  }
  throw new Error('no MelekError was thrown')
}

describe('defaults', () => {
  test('options that are silent, or undefined, mean what scoringDefaults say', () => {
    const plain = estimateProficiency(bank, responses)
    expect(estimateProficiency(bank, responses, scoringDefaults)).toEqual(plain)
    expect(estimateProficiency(bank, responses, { method: undefined, prior: undefined, nodes: undefined })).toEqual(plain)
  })

  test('the prior is the population of the scale, N(0, 1) where there is none', () => {
    const population = { name: 'ASN', mean: 0.8, sd: 1.4 }
    const prior: Prior = { kind: 'normal', mean: 0.8, sd: 1.4 }
    expect(estimateProficiency(bankOf(items, { population }), responses)).toEqual(estimateProficiency(bank, responses, { prior }))
    expect(estimateProficiency(bank, responses)).toEqual(
      estimateProficiency(bank, responses, { prior: { kind: 'normal', mean: 0, sd: 1 } }),
    )
  })
})

describe('priors', () => {
  const normal: Prior = { kind: 'normal', mean: 0.3, sd: 0.9 }
  const density: Prior = { kind: 'density', mean: 0.3, sd: 0.9, logDensity: (theta) => -(((theta - 0.3) / 0.9) ** 2) / 2 }

  test.each(scoringMethods)('a normal density given as a function is the normal prior for %s', (method) => {
    const expected = finite(estimateProficiency(bank, responses, { method, prior: normal }))
    expectEstimate(estimateProficiency(bank, responses, { method, prior: density }), expected, 1e-7)
  })

  test('MAP under a uniform prior is the MLE, unbounded where that is', () => {
    expect(estimateProficiency(bank, responses, { method: 'map', prior: { kind: 'uniform' } })).toEqual(
      estimateProficiency(bank, responses, { method: 'mle' }),
    )
    expect(estimateProficiency(bank, [1, 1, 1, 1], { method: 'map', prior: { kind: 'uniform' } }).kind).toBe('unbounded')
  })

  test('MAP under Jeffreys’ prior is the Jeffreys estimate', () => {
    expect(estimateMap(bank, responses, { kind: 'jeffreys' })).toEqual(
      estimateProficiency(bank, responses, { method: 'jeffreys' }),
    )
  })

  test('of two modes of a mixture MAP finds the higher', () => {
    const mixture: Prior = {
      kind: 'density',
      mean: 0,
      sd: 3,
      logDensity: (theta) => Math.log(0.4 * Math.exp(-2 * (theta + 3) ** 2) + 0.6 * Math.exp(-2 * (theta - 3) ** 2)),
    }
    expect(finite(estimateProficiency(bank, [0, 0, 0, 0], { method: 'map', prior: mixture })).theta).toBeLessThan(-2)
    expect(finite(estimateProficiency(bank, [1, 1, 1, 1], { method: 'map', prior: mixture })).theta).toBeGreaterThan(2)
  })

  test('a density that ends holds its mode at the end', () => {
    const truncated: Prior = {
      kind: 'density',
      mean: 0,
      sd: 1,
      logDensity: (theta) => (theta > 0.5 ? Number.NEGATIVE_INFINITY : 0),
    }
    expectEstimate(estimateProficiency(bank, [1, 1, 1, 1], { method: 'map', prior: truncated }), { theta: 0.5 }, 1e-6)
  })
})

describe('responses', () => {
  test('255 and −1 are not administered', () => {
    expect(estimateProficiency(bank, [1, 255, 0, 255])).toEqual(estimateProficiency(bank, [1, -1, 0, -1]))
  })

  test('every response that is no category is named, all at once', () => {
    const error = errorOf(() => estimateProficiency(bank, [2, 1, Number.NaN, 0.5]))
    expect(error.code).toBe('responses-invalid')
    expect(error.issues.map(({ item, code }) => [item, code])).toEqual([
      ['i0', 'response-invalid'],
      ['i2', 'response-invalid'],
      ['i3', 'response-invalid'],
    ])
    expect(error.issues[0]?.message).toContain('0 … 1')
  })

  test('a response too few or too many is refused', () => {
    expect(errorOf(() => estimateProficiency(bank, [1, 0, 1])).code).toBe('responses-invalid')
    expect(errorOf(() => estimateProficiency(bank, [1, 0, 1, 0, 1])).code).toBe('responses-invalid')
  })
})
