import { describe, expect, test } from 'vitest'
import type { ItemBank } from '../../../src/bank/item-bank.js'
import { calibrate } from '../../../src/calibration/estimation/calibrate.js'
import type { CalibrationResult } from '../../../src/calibration/estimation/calibration-result.js'
import { createRandom } from '../../../src/math/random-source.js'
import { adaptiveResponses, spreadItems } from './adaptive-responses.js'

const items = spreadItems(30)
const random = createRandom('sparse-recovery')
const groups = Array.from({ length: 1600 }, (_, p) => (p % 2 === 0 ? 'first' : 'second'))
const thetas = groups.map((group) => (group === 'first' ? random.normal() : 0.6 + 0.8 * random.normal()))
const matrix = adaptiveResponses(items, thetas, random, { length: 10, onTrial: 4 })

/** Errors of parameters in standard errors, items with 200 answers or more. */
function errorsOf({ items: found }: CalibrationResult, parameter: 'discrimination' | 'difficulty'): number[] {
  return found.flatMap((item, i) => {
    if (item.held || item.n < 200) return []
    const truth = (items[i] as (typeof items)[number]).parameters[parameter]
    const value = (item.parameters as { discrimination: number; difficulty: number })[parameter]
    return [(value - truth) / (item.standardErrors[parameter] as number)]
  })
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const square = (values: readonly number[]) => mean(values.map((value) => value * value))

function expectMoments({ groups: found }: CalibrationResult): void {
  const [, second] = found
  expect(Math.abs((second?.mean ?? 9) - 0.6)).toBeLessThan(3 * (second?.standardErrors.mean ?? 0))
  expect(Math.abs((second?.variance ?? 9) - 0.64)).toBeLessThan(3 * (second?.standardErrors.variance ?? 0))
}

describe('adaptive tests of two groups, two answers in three missing', () => {
  test('all items together: the second group and the items come out as they are', () => {
    const found = calibrate(matrix, { groups })
    expect(found.converged).toBe(true)
    expectMoments(found)
    for (const parameter of ['discrimination', 'difficulty'] as const) {
      const errors = errorsOf(found, parameter)
      expect(errors.length).toBeGreaterThan(20)
      // Three Monte-Carlo errors. All difficulties share the error of the scale, so that their mean is no surer than that of four of them.
      expect(Math.abs(mean(errors))).toBeLessThan(3 / Math.sqrt(parameter === 'difficulty' ? 4 : errors.length))
      // The square of a standard normal number has a mean of 1 and a variance of 2.
      expect(Math.abs(square(errors) - 1)).toBeLessThan(3 * Math.sqrt(2 / errors.length))
    }
  })

  test('at held operational items: both groups and the items on trial come out as they are', () => {
    const anchor: ItemBank = {
      format: 'melek-bank/1',
      id: 'operational',
      version: '1',
      scale: { id: 'operational/1', metric: 'logit', scalingConstant: 1, status: 'calibrated' },
      security: 'private',
      items: items.map((item, i) => ({
        ...item,
        id: `i${i + 1}`,
        status: i < 26 ? 'operational' : 'pretest',
        // What a bank says of an item on trial is a guess.
        ...(i < 26 ? {} : { parameters: { discrimination: 1, difficulty: 0 } }),
        content: {},
        enemies: [],
      })),
    }
    const found = calibrate(matrix, { groups, anchor })
    expectMoments(found)
    const [first] = found.groups
    expect(Math.abs(first?.mean ?? 9)).toBeLessThan(3 * (first?.standardErrors.mean ?? 0))
    expect(Math.abs((first?.variance ?? 9) - 1)).toBeLessThan(3 * (first?.standardErrors.variance ?? 0))
    expect(found.items.map(({ held }) => held)).toEqual(items.map((_, i) => i < 26))
    for (const parameter of ['discrimination', 'difficulty'] as const)
      for (const error of errorsOf(found, parameter)) expect(Math.abs(error)).toBeLessThan(3.5)
  })

  test('one distribution for two groups bends the variance, so that the groups are needed', () => {
    const apart = calibrate(matrix, { groups, standardErrors: 'none' })
    const together = calibrate(matrix, { standardErrors: 'none' })
    expect(apart.logLikelihood - together.logLikelihood).toBeGreaterThan(10)
  })
})
