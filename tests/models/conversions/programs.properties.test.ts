import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { centredFromNominal, nominalFromCentred } from '../../../src/models/conversions/centred-nominal.js'
import { itemFromMirt, type MirtParameters, mirtFromItem } from '../../../src/models/conversions/mirt.js'
import { itemFromParscale, type ParscaleModel, parscaleFromItem } from '../../../src/models/conversions/parscale.js'
import {
  type AdjacentCategoryItem,
  adjacentCategoryFromNominal,
  nominalFromAdjacentCategory,
  partialCreditForm,
} from '../../../src/models/conversions/partial-credit-form.js'
import { difficultyFromSlopeIntercept, slopeInterceptFromDifficulty } from '../../../src/models/conversions/slope-intercept.js'
import { itemFromTam, itemFromTamIrt, tamFromItem, tamIrtFromItem } from '../../../src/models/conversions/tam.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { realisticItem, realisticItemOf, realisticTheta } from '../../arbitraries/items.js'
import { evaluated, largestDifference, sumOf } from '../evaluated.js'

const adjacentCategoryItem: fc.Arbitrary<AdjacentCategoryItem> = fc.oneof(
  realisticItemOf['1pl'],
  realisticItemOf['2pl'],
  realisticItemOf.pcm,
  realisticItemOf.gpcm,
  realisticItemOf.rsm,
)
const constant = fc.constantFrom(1, 1.7)
const number = fc.double({ min: -3, max: 3, noNaN: true })
const slope = fc.double({ min: 0.3, max: 3, noNaN: true })
const numbers = (minLength: number) => fc.array(number, { minLength, maxLength: 5 })

function expectSameProbabilities(one: ItemModel, other: ItemModel, theta: number): void {
  expect(largestDifference(evaluated(one, theta).probability, evaluated(other, theta).probability)).toBeLessThan(1e-11)
}

test('difficulty → intercept → difficulty is the same difficulty, for slopes of either sign', () => {
  fc.assert(
    fc.property(slope, fc.constantFrom(1, -1), number, (size, sign, difficulty) => {
      const form = { discrimination: sign * size, difficulty }
      const back = difficultyFromSlopeIntercept(slopeInterceptFromDifficulty(form))
      expect(back.discrimination).toBe(form.discrimination)
      expect(back.difficulty).toBeCloseTo(difficulty, 14)
    }),
  )
})

describe('mirt', () => {
  test('item → mirt → item has the same probabilities, whatever the model', () => {
    fc.assert(
      fc.property(realisticItem, realisticTheta, (item, theta) => {
        expectSameProbabilities(itemFromMirt(mirtFromItem(item)), item, theta)
      }),
    )
  })

  test('item → mirt → item keeps RSM, GRM and NRM what they are', () => {
    fc.assert(
      fc.property(fc.oneof(realisticItemOf.rsm, realisticItemOf.grm, realisticItemOf.nrm), (item) => {
        expect(itemFromMirt(mirtFromItem(item)).model).toBe(item.model)
      }),
    )
  })

  const row: fc.Arbitrary<MirtParameters> = fc.oneof(
    fc.record({
      class: fc.constant('dich' as const),
      a1: slope,
      d: number,
      g: fc.constantFrom(0, 0.2),
      u: fc.constantFrom(1, 0.9),
    }),
    fc.tuple(slope, number, fc.array(slope, { maxLength: 4 })).map(([a1, first, gaps]) => {
      const d = [first]
      for (const gap of gaps) d.push((d.at(-1) as number) - gap)
      return { class: 'graded' as const, a1, d }
    }),
    fc.tuple(slope, numbers(2)).map(([a1, later]) => {
      return { class: 'gpcm' as const, a1, ak: [0, ...later.map((_, k) => k + 1)], d: [0, ...later] }
    }),
    fc.tuple(slope, numbers(2), number).map(([a1, d, spread]) => {
      return { class: 'nominal' as const, a1, ak: [0, ...d.slice(1).map((_, k) => spread * (k + 0.3)), d.length], d: [0, ...d] }
    }),
  )

  test('mirt → item → mirt gives the same numbers', () => {
    fc.assert(
      fc.property(row, (each) => {
        const back = mirtFromItem(itemFromMirt(each))
        expect(back.class).toBe(each.class)
        const flat = (parameters: MirtParameters) =>
          Object.values(parameters).flatMap((value) => (typeof value === 'string' ? [] : value)) as number[]
        expect(largestDifference(flat(back), flat(each))).toBeLessThan(1e-12)
      }),
    )
  })

  test('gpcmIRT is mirt’s gpcm with all steps shifted by −c/a', () => {
    fc.assert(
      fc.property(slope, numbers(1), number, realisticTheta, (a1, b, c, theta) => {
        const shifted = { discrimination: a1, steps: b.map((step) => step - c / a1) }
        expectSameProbabilities(itemFromMirt({ class: 'gpcmIRT', a1, b, c }), { model: 'gpcm', parameters: shifted }, theta)
      }),
    )
  })
})

describe('TAM', () => {
  test('item → item_irt → item has the same probabilities', () => {
    fc.assert(
      fc.property(adjacentCategoryItem, realisticTheta, (item, theta) => {
        expectSameProbabilities(itemFromTamIrt(tamIrtFromItem(item)), item, theta)
      }),
    )
  })

  test('item_irt → item → item_irt gives the same numbers where tau sums to 0', () => {
    fc.assert(
      fc.property(slope, number, numbers(1), (alpha, beta, steps) => {
        const tau = steps.map((step) => step - sumOf(steps) / steps.length)
        const back = tamIrtFromItem(itemFromTamIrt({ alpha, beta, tau }))
        expect(largestDifference([back.alpha, back.beta, ...back.tau], [alpha, beta, ...tau])).toBeLessThan(1e-13)
      }),
    )
  })

  test('item → item table → item has the same probabilities, NRM included', () => {
    fc.assert(
      fc.property(fc.oneof(adjacentCategoryItem, realisticItemOf.nrm), realisticTheta, (item, theta) => {
        expectSameProbabilities(itemFromTam(tamFromItem(item)), item, theta)
      }),
    )
  })

  test('item table → item → item table gives the same numbers', () => {
    fc.assert(
      fc.property(numbers(1), fc.integer({ min: -300, max: 300 }), (axsi, hundredths) => {
        const spread = hundredths / 100
        const row = { axsi: [0, ...axsi], b: [0, ...axsi.map((_, k) => spread * (k + 1))] }
        const back = tamFromItem(itemFromTam(row))
        expect(largestDifference([...back.axsi, ...back.b], [...row.axsi, ...row.b])).toBeLessThan(1e-12)
      }),
    )
  })
})

describe('PARSCALE', () => {
  const item: fc.Arbitrary<ParscaleModel> = fc.oneof(adjacentCategoryItem, realisticItemOf['3pl'], realisticItemOf.grm)

  test('item → PARSCALE → item has the same probabilities, with whatever constant', () => {
    fc.assert(
      fc.property(item, constant, realisticTheta, (each, D, theta) => {
        expectSameProbabilities(itemFromParscale(parscaleFromItem(each, D), D), each, theta)
      }),
    )
  })

  test('PARSCALE → item → PARSCALE gives the same numbers where the category parameters sum to 0', () => {
    fc.assert(
      fc.property(slope, number, numbers(2), constant, (a, location, parameters, D) => {
        const categoryParameters = parameters.map((parameter) => parameter - sumOf(parameters) / parameters.length)
        const file = { response: 'partial-credit', slope: a, location, lowerAsymptote: 0, categoryParameters } as const
        const back = parscaleFromItem(itemFromParscale(file, D) as ParscaleModel, D)
        expect(back.response).toBe('partial-credit')
        const flat = (each: typeof back) => [each.slope, each.location, ...each.categoryParameters]
        expect(largestDifference(flat(back), flat(file))).toBeLessThan(1e-13)
      }),
    )
  })
})

describe('forms of the nominal model', () => {
  test('Bock’s centred form sums to 0 and leads back', () => {
    fc.assert(
      fc.property(realisticItemOf.nrm, (item) => {
        const centred = centredFromNominal(item)
        expect(sumOf(centred.slopes)).toBeCloseTo(0, 12)
        expect(sumOf(centred.intercepts)).toBeCloseTo(0, 12)
        const back = nominalFromCentred(centred).parameters
        expect(largestDifference(back.slopes, item.parameters.slopes)).toBeLessThan(1e-13)
        expect(largestDifference(back.intercepts, item.parameters.intercepts)).toBeLessThan(1e-13)
      }),
    )
  })

  test('an adjacent-category item is found again in its nominal form', () => {
    fc.assert(
      fc.property(adjacentCategoryItem, (item) => {
        const found = adjacentCategoryFromNominal(nominalFromAdjacentCategory(item))
        if (found.kind === 'nominal-only') throw new Error('not found')
        const [one, other] = [partialCreditForm(found.item), partialCreditForm(item)]
        expect(one.discrimination).toBeCloseTo(other.discrimination, 13)
        expect(largestDifference(one.steps, other.steps)).toBeLessThan(1e-12)
      }),
    )
  })
})
