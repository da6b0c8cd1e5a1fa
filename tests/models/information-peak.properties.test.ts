import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { categoryCurve } from '../../src/models/category-curve.js'
import { curveInformation, pointInformation, pointInformationSlope } from '../../src/models/information.js'
import { informationPeak } from '../../src/models/information-peak.js'
import { type ItemModel, modelNames } from '../../src/models/item-model.js'
import { arbitraryItemOf, realisticItemOf } from '../arbitraries/items.js'
import { evaluated } from './evaluated.js'

/** The peak of an item that has one. */
function peakOf(item: ItemModel, scalingConstant = 1): { theta: number; information: number } {
  const peak = informationPeak(item, scalingConstant)
  if (peak.kind === 'none') throw new Error('the item informs nowhere')
  return peak
}

const informs = (item: ItemModel): boolean => item.model !== 'nrm' || item.parameters.slopes.some((slope) => slope !== 0)

/** A grid over the scale and a finer one around the peak that was found. */
function rivals(theta: number): number[] {
  const grid = Array.from({ length: 601 }, (_, i) => (i - 300) / 10)
  const fine = Array.from({ length: 401 }, (_, i) => theta + (i - 200) / 2000)
  return [...grid, ...fine]
}

describe.each(modelNames)('the peak of a %s item', (model) => {
  const realistic = (realisticItemOf[model] as fc.Arbitrary<ItemModel>).filter(informs)
  const any = (arbitraryItemOf[model] as fc.Arbitrary<ItemModel>).filter(informs)

  test('is nowhere exceeded', () => {
    fc.assert(
      fc.property(fc.oneof(realistic, any), (item) => {
        const { theta, information } = peakOf(item)
        const curve = categoryCurve(item)
        const highest = Math.max(...rivals(theta).map((rival) => curveInformation(curve, rival)))
        expect(highest).toBeLessThanOrEqual(information * (1 + 1e-12))
      }),
    )
  })

  test('is a stationary point whose information is the one reported', () => {
    fc.assert(
      fc.property(realistic, (item) => {
        const { theta, information } = peakOf(item)
        const point = evaluated(item, theta)
        const categories = point.probability.length
        const steepest = Math.max(...point.slope.map(Math.abs))
        expect(information).toBe(pointInformation(point, categories))
        expect(Math.abs(pointInformationSlope(point, categories))).toBeLessThan(1e-11 * (steepest + 1) ** 3)
      }),
    )
  })
})

test('a dichotomous item stretched by D peaks at the same place and informs D² times as much', () => {
  fc.assert(
    fc.property(realisticItemOf['4pl'], (item) => {
      const one = peakOf(item)
      const stretched = peakOf({ ...item, parameters: { ...item.parameters, difficulty: 0 } }, 1.702)
      expect(1.702 * stretched.theta).toBeCloseTo(one.theta - item.parameters.difficulty, 11)
      expect(stretched.information / 1.702 ** 2).toBeCloseTo(one.information, 11)
    }),
  )
})

test('P at the peak of a 4PL item solves Magis’ cubic', () => {
  fc.assert(
    fc.property(realisticItemOf['4pl'], (item) => {
      const { lowerAsymptote: c, upperAsymptote: d } = item.parameters
      const p = evaluated(item, peakOf(item).theta).probability[1] as number
      expect(Math.abs(2 * p ** 3 - 3 * p ** 2 + (c + d - 2 * c * d) * p + c * d)).toBeLessThan(1e-14)
    }),
  )
})

test('a 4PL item upside down, c ↔ 1 − d, peaks at the mirror image', () => {
  fc.assert(
    fc.property(realisticItemOf['4pl'], (item) => {
      const { discrimination, difficulty, lowerAsymptote, upperAsymptote } = item.parameters
      const asymptotes = { lowerAsymptote: 1 - upperAsymptote, upperAsymptote: 1 - lowerAsymptote }
      const mirror = peakOf({ model: '4pl', parameters: { discrimination, difficulty: -difficulty, ...asymptotes } })
      expect(mirror.theta).toBeCloseTo(-peakOf(item).theta, 11)
    }),
  )
})

test('the closed form of a 4PL item keeps its digits where the asymptotes almost touch', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.9, noNaN: true }), fc.integer({ min: -12, max: -3 }), (c, exponent) => {
      // As d → c the peak tends to b; to first order it lies −(1 − 2c)(d − c)/(4c(1 − c)) from it.
      const height = 10 ** exponent
      const parameters = { discrimination: 1, difficulty: 0, lowerAsymptote: c, upperAsymptote: c + height }
      const { theta } = peakOf({ model: '4pl', parameters })
      const exact = c + height - c
      const expected = (-exact * (1 - 2 * c)) / (4 * c * (1 - c))
      expect(Math.abs(theta - expected)).toBeLessThan(200 * (exact / (c * (1 - c))) ** 2 + 1e-14)
    }),
  )
})
