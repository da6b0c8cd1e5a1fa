import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  changeScale,
  changeTheta,
  composedScaleChange,
  inverseScaleChange,
  type ScaleChange,
  standardisingChange,
} from '../../../src/models/conversions/scale-change.js'
import { changeScalingConstant } from '../../../src/models/conversions/scaling-constant.js'
import { information } from '../../../src/models/item-functions.js'
import { type ItemModel, modelNames } from '../../../src/models/item-model.js'
import { realisticItemOf, realisticTheta } from '../../arbitraries/items.js'
import { evaluated, largestDifference } from '../evaluated.js'

const change: fc.Arbitrary<ScaleChange> = fc.record({
  slope: fc.double({ min: 0.2, max: 5, noNaN: true }),
  intercept: fc.double({ min: -4, max: 4, noNaN: true }),
})
const constant = fc.constantFrom(1, 1.7, 1.702)

/** All numbers of an item in one row, by the names of the parameters. */
function numbersOf(item: ItemModel): number[] {
  return Object.entries(item.parameters)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, value]) => value as number | number[])
}

describe.each(modelNames)('%s', (model) => {
  const item = realisticItemOf[model] as fc.Arbitrary<ItemModel>

  test('the changed item at the changed theta has the same probabilities, on any D', () => {
    fc.assert(
      fc.property(item, change, realisticTheta, constant, (each, to, theta, D) => {
        const before = evaluated(each, theta, D).probability
        const after = evaluated(changeScale(each, to), changeTheta(theta, to), D).probability
        expect(largestDifference(before, after)).toBeLessThan(1e-11)
      }),
    )
  })

  test('information is divided by A²', () => {
    fc.assert(
      fc.property(item, change, realisticTheta, (each, to, theta) => {
        const before = information(each, theta)
        const after = information(changeScale(each, to), changeTheta(theta, to))
        expect(Math.abs(after * to.slope ** 2 - before)).toBeLessThan(1e-10 * (1 + before))
      }),
    )
  })

  test('there and back gives the parameters back; from PCM and RSM those of the GPCM item they are', () => {
    fc.assert(
      fc.property(item, change, (each, to) => {
        const there = changeScale(each, to)
        const back = changeScale(there, inverseScaleChange(to))
        if (back.model === each.model && (each.model !== '1pl' || each.parameters.discrimination !== undefined)) {
          expect(largestDifference(numbersOf(back), numbersOf(each))).toBeLessThan(1e-11)
        } else expect(['1pl', 'gpcm']).toContain(back.model)
        expect(largestDifference(evaluated(back, 0.4).probability, evaluated(each, 0.4).probability)).toBeLessThan(1e-11)
      }),
    )
  })

  test('two changes are their composition', () => {
    fc.assert(
      fc.property(item, change, change, realisticTheta, (each, first, next, theta) => {
        const both = composedScaleChange(first, next)
        const stepwise = changeScale(changeScale(each, first), next)
        const at = changeTheta(theta, both)
        expect(changeTheta(changeTheta(theta, first), next)).toBeCloseTo(at, 11)
        const one = evaluated(stepwise, at).probability
        expect(largestDifference(one, evaluated(changeScale(each, both), at).probability)).toBeLessThan(1e-10)
      }),
    )
  })

  test('a mere shift keeps the model and moves it', () => {
    fc.assert(
      fc.property(item, fc.double({ min: -4, max: 4, noNaN: true }), realisticTheta, (each, intercept, theta) => {
        const shifted = changeScale(each, { slope: 1, intercept })
        expect(shifted.model).toBe(each.model)
        const [before, after] = [evaluated(each, theta), evaluated(shifted, theta + intercept)]
        expect(largestDifference(after.probability, before.probability)).toBeLessThan(1e-11)
      }),
    )
  })

  test('another D and back gives the same probabilities at every step', () => {
    fc.assert(
      fc.property(item, constant, constant, realisticTheta, (each, from, to, theta) => {
        const there = changeScalingConstant(each, { from, to })
        const back = changeScalingConstant(there, { from: to, to: from })
        const before = evaluated(each, theta, from).probability
        expect(largestDifference(evaluated(there, theta, to).probability, before)).toBeLessThan(1e-11)
        expect(largestDifference(evaluated(back, theta, from).probability, before)).toBeLessThan(1e-11)
      }),
    )
  })

  test('no change of D is no change of the item', () => {
    fc.assert(
      fc.property(item, constant, (each, D) => {
        expect(changeScalingConstant(each, { from: D, to: D })).toBe(each)
      }),
    )
  })
})

test('a Rasch item of a population N(μ, σ²) becomes a = σ, b = (b − μ)/σ on its unit scale', () => {
  const number = fc.double({ min: -3, max: 3, noNaN: true })
  fc.assert(
    fc.property(number, number, fc.double({ min: 0.2, max: 3, noNaN: true }), (difficulty, mean, sd) => {
      const { parameters } = changeScale({ model: '1pl', parameters: { difficulty } }, standardisingChange({ mean, sd }))
      expect(parameters).toEqual({
        discrimination: expect.closeTo(sd, 12),
        difficulty: expect.closeTo((difficulty - mean) / sd, 12),
      })
    }),
  )
})
