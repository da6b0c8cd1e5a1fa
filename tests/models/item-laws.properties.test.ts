import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { categoryCurve } from '../../src/models/category-curve.js'
import { pointBiasNumerator, pointExpectedScore, pointInformation, pointInformationSlope } from '../../src/models/information.js'
import { type ItemModel, modelNames } from '../../src/models/item-model.js'
import { parameterIssues } from '../../src/models/parameter-issues.js'
import { arbitraryItemOf, arbitraryTheta, realisticItemOf, realisticTheta } from '../arbitraries/items.js'
import { centralDifference, evaluated, sumOf } from './evaluated.js'

/** Short enough for the fourth power, long enough for the rounding of ln P, which reaches some hundred. */
const step = 5e-4
/** Below it, numbers lose their digits one by one. */
const subnormal = 1e-307
const scalingConstant = fc.constantFrom(1, 1.7, 1.702)

describe.each(modelNames)('every %s item', (model) => {
  const any: fc.Arbitrary<ItemModel> = arbitraryItemOf[model]
  const realistic: fc.Arbitrary<ItemModel> = realisticItemOf[model]

  test('is one that the model allows', () => {
    fc.assert(
      fc.property(fc.oneof(any, realistic), (item) => {
        expect(parameterIssues(item)).toEqual([])
      }),
    )
  })

  test('has probabilities that sum to 1 and are the exponentials of their logarithms', () => {
    fc.assert(
      fc.property(any, arbitraryTheta, scalingConstant, (item, theta, D) => {
        const { probability, logProbability } = evaluated(item, theta, D)
        expect(Math.abs(sumOf(probability) - 1)).toBeLessThan(1e-12)
        for (const [k, p] of probability.entries()) {
          expect(Math.abs(Math.exp(logProbability[k] as number) - p)).toBeLessThanOrEqual(1e-12 * p + subnormal)
        }
      }),
    )
  })

  test('has finite values everywhere, ±40 and ±10,000 logits included', () => {
    fc.assert(
      fc.property(any, arbitraryTheta, (item, theta) => {
        const { probability, logProbability, slope, curvature } = evaluated(item, theta)
        const values = [...probability, ...logProbability, ...slope, ...curvature]
        expect(values.filter((value) => !Number.isFinite(value))).toEqual([])
        expect(Math.min(...probability)).toBeGreaterThanOrEqual(0)
        expect(Math.max(...logProbability)).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('has slopes of ln P that equal its central differences', () => {
    fc.assert(
      fc.property(realistic, realisticTheta, (item, theta) => {
        for (const [k, slope] of evaluated(item, theta).slope.entries()) {
          const difference = centralDifference((x) => evaluated(item, x).logProbability[k] as number, theta, step)
          expect(Math.abs(slope - difference)).toBeLessThan(1e-6 * (1 + Math.abs(slope)))
        }
      }),
    )
  })

  test('has curvatures of ln P that equal the central differences of its slopes', () => {
    fc.assert(
      fc.property(realistic, realisticTheta, (item, theta) => {
        for (const [k, curvature] of evaluated(item, theta).curvature.entries()) {
          const difference = centralDifference((x) => evaluated(item, x).slope[k] as number, theta, step)
          expect(Math.abs(curvature - difference)).toBeLessThan(1e-6 * (1 + Math.abs(curvature)))
        }
      }),
    )
  })

  test('has scores of expectation 0', () => {
    fc.assert(
      fc.property(any, arbitraryTheta, (item, theta) => {
        const { probability, slope } = evaluated(item, theta)
        const size = sumOf(slope.map((s, k) => Math.abs(s) * (probability[k] as number)))
        expect(Math.abs(sumOf(slope.map((s, k) => s * (probability[k] as number))))).toBeLessThanOrEqual(1e-12 * size + subnormal)
      }),
    )
  })

  test('has information that is not negative and is the expectation of −∂² ln P', () => {
    fc.assert(
      fc.property(any, arbitraryTheta, (item, theta) => {
        const point = evaluated(item, theta)
        const information = pointInformation(point, point.probability.length)
        const observed = point.curvature.map((h, k) => -h * (point.probability[k] as number))
        expect(information).toBeGreaterThanOrEqual(0)
        expect(Math.abs(information - sumOf(observed))).toBeLessThanOrEqual(1e-9 * sumOf(observed.map(Math.abs)) + subnormal)
      }),
    )
  })

  test('has an information slope that equals the central difference of the information', () => {
    fc.assert(
      fc.property(realistic, realisticTheta, (item, theta) => {
        const point = evaluated(item, theta)
        const categories = point.probability.length
        const slope = pointInformationSlope(point, categories)
        const difference = centralDifference((x) => pointInformation(evaluated(item, x), categories), theta, step)
        expect(Math.abs(slope - difference)).toBeLessThan(1e-6 * (1 + Math.abs(slope)))
      }),
    )
  })

  test('has Warm’s numerator Σ P′P″/P, the derivatives of P taken by central differences', () => {
    fc.assert(
      fc.property(realistic, realisticTheta, (item, theta) => {
        const point = evaluated(item, theta)
        const terms = Array.from(point.probability, (p, k) => {
          const at = (x: number) => evaluated(item, x).probability[k] as number
          const first = (x: number) => centralDifference(at, x, step)
          return p < 1e-5 ? Number.NaN : (first(theta) * centralDifference(first, theta, step)) / p
        })
        fc.pre(terms.every(Number.isFinite))
        const numerator = pointBiasNumerator(point, terms.length)
        expect(Math.abs(numerator - sumOf(terms))).toBeLessThan(1e-4 * (1 + sumOf(terms.map(Math.abs))))
      }),
    )
  })

  test('reaches its limits far away', () => {
    fc.assert(
      fc.property(realistic, fc.constantFrom('below', 'above'), (item, direction) => {
        const curve = categoryCurve(item)
        const far = evaluated(item, direction === 'below' ? -1e7 : 1e7).logProbability
        for (const [k, logProbability] of far.entries()) {
          const limit = curve.logProbabilityLimit(k, direction)
          if (limit === Number.NEGATIVE_INFINITY) expect(logProbability).toBeLessThan(-1e4)
          else expect(Math.abs(logProbability - limit)).toBeLessThan(1e-9)
        }
      }),
    )
  })

  test('survives JSON', () => {
    fc.assert(
      fc.property(any, realisticTheta, (item, theta) => {
        const copy = JSON.parse(JSON.stringify(item)) as ItemModel
        expect(evaluated(copy, theta)).toEqual(evaluated(item, theta))
      }),
    )
  })
})

test.each(modelNames.filter((model) => model !== 'nrm'))(
  'the expected score of a %s item does not fall as theta rises',
  (model) => {
    fc.assert(
      fc.property<[ItemModel, number, number]>(arbitraryItemOf[model], arbitraryTheta, arbitraryTheta, (item, one, other) => {
        const [low, high] = [one, other].map((theta) => {
          const point = evaluated(item, theta)
          return pointExpectedScore(point, point.probability.length)
        }) as [number, number]
        expect((high - low) * Math.sign(other - one)).toBeGreaterThanOrEqual(-1e-12)
      }),
    )
  },
)

test('the expected score of an NRM item rises where its slopes are those of ordered categories', () => {
  const ordered = realisticItemOf.nrm.map(({ parameters }) => ({
    model: 'nrm' as const,
    parameters: { ...parameters, slopes: parameters.slopes.map(Math.abs).sort((a, b) => a - b) },
  }))
  fc.assert(
    fc.property(ordered, realisticTheta, realisticTheta, (item, one, other) => {
      const score = (theta: number) => pointExpectedScore(evaluated(item, theta), item.parameters.slopes.length + 1)
      expect((score(other) - score(one)) * Math.sign(other - one)).toBeGreaterThanOrEqual(-1e-12)
    }),
  )
})
