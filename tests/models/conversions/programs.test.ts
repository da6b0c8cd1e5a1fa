import { describe, expect, test } from 'vitest'
import { itemFromMirt } from '../../../src/models/conversions/mirt.js'
import { itemFromParscale, parscaleFromItem } from '../../../src/models/conversions/parscale.js'
import { adjacentCategoryFromNominal } from '../../../src/models/conversions/partial-credit-form.js'
import { difficultyFromSlopeIntercept } from '../../../src/models/conversions/slope-intercept.js'
import { itemFromTam, itemFromTamIrt } from '../../../src/models/conversions/tam.js'

describe('slope and intercept', () => {
  test.each([0, Number.NaN, Number.POSITIVE_INFINITY])('a slope of %d has no difficulty', (slope) => {
    expect(() => difficultyFromSlopeIntercept({ slope, intercept: 1 })).toThrow(expect.objectContaining({ code: 'slope-zero' }))
  })
})

describe('mirt', () => {
  test.each([
    [{ g: 0, u: 1 }, '2pl'],
    [{ g: 0.2, u: 1 }, '3pl'],
    [{ g: 0.2, u: 0.95 }, '4pl'],
    [{ g: 0, u: 0.95 }, '4pl'],
  ])('a dichotomous item with %j is a %s', (asymptotes, model) => {
    expect(itemFromMirt({ class: 'dich', a1: 2, d: 0.4, ...asymptotes })).toMatchObject({
      model,
      parameters: { discrimination: 2, difficulty: -0.2 },
    })
  })

  test('a gpcm with scores other than 0, 1, 2 is an NRM item', () => {
    expect(itemFromMirt({ class: 'gpcm', a1: 2, ak: [0, 1, 3], d: [0, 0.5, 1] })).toEqual({
      model: 'nrm',
      parameters: { slopes: [2, 6], intercepts: [0.5, 1] },
    })
  })

  test('a gpcm with a negative slope stays a GPCM item, to be refused as one', () => {
    expect(itemFromMirt({ class: 'gpcm', a1: -1, ak: [0, 1, 2], d: [0, 0.5, 1] })).toEqual({
      model: 'gpcm',
      parameters: { discrimination: -1, steps: [0.5, 0.5] },
    })
  })

  test('an rsm with a slope other than 1 is a GPCM item', () => {
    expect(itemFromMirt({ class: 'rsm', a1: 2, b: [-1, 1], c: 1 })).toEqual({
      model: 'gpcm',
      parameters: { discrimination: 2, steps: [-1.5, 0.5] },
    })
  })
})

describe('TAM', () => {
  test('a dichotomous row of item_irt may come without tau or with one of 0', () => {
    const item = { model: '2pl', parameters: { discrimination: 1.2, difficulty: 0.5 } }
    expect(itemFromTamIrt({ alpha: 1.2, beta: 0.5, tau: [] })).toEqual(item)
    expect(itemFromTamIrt({ alpha: 1.2, beta: 0.5, tau: [0] })).toEqual(item)
  })

  test('an item row whose B does not rise in equal steps is an NRM item', () => {
    expect(itemFromTam({ axsi: [0, -0.5, 1], b: [0, 1, 1.5] })).toEqual({
      model: 'nrm',
      parameters: { slopes: [1, 1.5], intercepts: [0.5, -1] },
    })
  })
})

describe('PARSCALE', () => {
  test('thresholds are location − category parameter: item 39 of a test calibrated in two programs', () => {
    const categoryParameters = [0.83989, 0.22174, -0.29318, -0.76845]
    const file = { response: 'graded', slope: 1.949, location: -0.98866, lowerAsymptote: 0, categoryParameters } as const
    // The other program says −1.870, −1.239, −0.714, −0.230; adding the parameters gives decreasing thresholds.
    expect(itemFromParscale(file, 1)).toEqual({
      model: 'grm',
      parameters: { discrimination: 1.949, thresholds: [-1.82855, -1.2104, -0.69548, -0.22021].map((b) => expect.closeTo(b, 9)) },
    })
  })

  test('two categories with a lower asymptote are a 3PL item', () => {
    const file = { response: 'graded', slope: 1, location: 0.4, lowerAsymptote: 0.2, categoryParameters: [0] } as const
    const item = { model: '3pl', parameters: { discrimination: 1.7, difficulty: 0.4, lowerAsymptote: 0.2 } } as const
    expect(itemFromParscale(file, 1.7)).toEqual(item)
    expect(parscaleFromItem(item, 1.7)).toEqual(file)
  })

  test('more categories with a lower asymptote are refused', () => {
    const file = { response: 'graded', slope: 1, location: 0, lowerAsymptote: 0.2, categoryParameters: [1, -1] } as const
    expect(() => itemFromParscale(file, 1)).toThrow(expect.objectContaining({ code: 'parscale-asymptote' }))
  })

  test.each([0, Number.NaN])('a constant of %d is refused', (constant) => {
    const file = { response: 'graded', slope: 1, location: 0, lowerAsymptote: 0, categoryParameters: [0] } as const
    expect(() => itemFromParscale(file, constant)).toThrow(expect.objectContaining({ code: 'scaling-constant-invalid' }))
    expect(() => parscaleFromItem({ model: '1pl', parameters: { difficulty: 0 } }, constant)).toThrow(
      expect.objectContaining({ code: 'scaling-constant-invalid' }),
    )
  })
})

describe('only slopes 0, a, 2a, … above 0 are those of adjacent categories', () => {
  test.each([
    ['uneven', [1, 2.5]],
    ['falling', [-1, -2]],
    ['all 0', [0, 0]],
    ['uneven by 1e-8', [1, 2 + 1e-8]],
  ])('%s', (_case, slopes) => {
    expect(adjacentCategoryFromNominal({ model: 'nrm', parameters: { slopes, intercepts: [0, 0] } })).toEqual({
      kind: 'nominal-only',
    })
  })

  test('slopes even to ten digits are', () => {
    const item = { model: 'nrm', parameters: { slopes: [0.3333333333, 0.6666666667], intercepts: [0, 0] } } as const
    expect(adjacentCategoryFromNominal(item).kind).toBe('adjacent-category')
  })
})
