import { describe, expect, test } from 'vitest'
import type { ItemModel } from '../../src/models/item-model.js'
import { type ResponseProbabilityOptions, responseProbabilityLocation } from '../../src/models/response-probability.js'

const guessed: ItemModel = {
  model: '4pl',
  parameters: { discrimination: 1.2, difficulty: 0.4, lowerAsymptote: 0.25, upperAsymptote: 0.95 },
}

describe('dichotomous items', () => {
  test('a 2PL item is answered with RP = 2/3 at b + ln 2 / a', () => {
    const item: ItemModel = { model: '2pl', parameters: { discrimination: 2, difficulty: -1 } }
    for (const guessing of ['included', 'removed'] as const) {
      const location = responseProbabilityLocation(item, { responseProbability: 2 / 3, guessing })
      expect(location).toEqual({ kind: 'location', theta: expect.closeTo(-1 + Math.LN2 / 2, 14) })
    }
  })

  test('D multiplies the slope: ln 2 / (1.7a)', () => {
    const item: ItemModel = { model: '2pl', parameters: { discrimination: 2, difficulty: 0 } }
    expect(responseProbabilityLocation(item, { responseProbability: 2 / 3, guessing: 'included' }, 1.7)).toEqual({
      kind: 'location',
      theta: expect.closeTo(Math.LN2 / 3.4, 14),
    })
  })

  test('guessing removed, the asymptotes do not matter', () => {
    expect(responseProbabilityLocation(guessed, { responseProbability: 2 / 3, guessing: 'removed' })).toEqual({
      kind: 'location',
      theta: expect.closeTo(0.4 + Math.LN2 / 1.2, 14),
    })
  })

  test('guessing included, RP lies at the odds (RP − c) : (d − RP)', () => {
    expect(responseProbabilityLocation(guessed, { responseProbability: 2 / 3, guessing: 'included' })).toEqual({
      kind: 'location',
      theta: expect.closeTo(0.4 + Math.log((2 / 3 - 0.25) / (0.95 - 2 / 3)) / 1.2, 14),
    })
  })

  test.each([
    [0.1, 'lower', 0.25],
    [0.25, 'lower', 0.25],
    [0.95, 'upper', 0.95],
    [0.99, 'upper', 0.95],
  ])('RP = %d is refused with guessing included, as not inside the %s asymptote', (responseProbability, asymptote, limit) => {
    expect(responseProbabilityLocation(guessed, { responseProbability, guessing: 'included' })).toEqual({
      kind: 'unreachable',
      asymptote,
      limit: expect.closeTo(limit, 15),
    })
    expect(responseProbabilityLocation(guessed, { responseProbability, guessing: 'removed' }).kind).toBe('location')
  })
})

describe('polytomous items', () => {
  test('a GRM item reaches category k with RP = ½ at its k-th threshold', () => {
    const item: ItemModel = { model: 'grm', parameters: { discrimination: 1.4, thresholds: [-1, 0.2, 1.5] } }
    const at = (category: number) =>
      responseProbabilityLocation(item, { responseProbability: 0.5, guessing: 'included', category })
    expect([1, 2, 3].map(at)).toEqual([-1, 0.2, 1.5].map((theta) => ({ kind: 'location', theta })))
  })

  test('a symmetric PCM item of three categories is reached by the reflected thetas', () => {
    const item: ItemModel = { model: 'pcm', parameters: { steps: [-0.5, 0.5] } }
    const at = (category: number) =>
      responseProbabilityLocation(item, { responseProbability: 0.5, guessing: 'included', category })
    // P_0 = ½ where e^{θ+½} + e^{2θ} = 1.
    const theta = Math.log((Math.sqrt(Math.E + 4) - Math.sqrt(Math.E)) / 2)
    expect(at(1)).toEqual({ kind: 'location', theta: expect.closeTo(theta, 12) })
    expect(at(2)).toEqual({ kind: 'location', theta: expect.closeTo(-theta, 12) })
  })

  test('an NRM item whose slopes do not rise across k is refused as not increasing', () => {
    const item: ItemModel = { model: 'nrm', parameters: { slopes: [2, 1, 3], intercepts: [0, 0, 0] } }
    const at = (category: number) =>
      responseProbabilityLocation(item, { responseProbability: 0.5, guessing: 'included', category }).kind
    expect([1, 2, 3].map(at)).toEqual(['location', 'not-increasing', 'location'])
  })

  test('an NRM item with equal slopes on both sides of k does not increase', () => {
    const item: ItemModel = { model: 'nrm', parameters: { slopes: [0], intercepts: [0.4] } }
    expect(responseProbabilityLocation(item, { responseProbability: 0.5, guessing: 'removed' })).toEqual({
      kind: 'not-increasing',
    })
  })

  test('an NRM item whose two lowest categories share a slope has a lower asymptote', () => {
    // P(X ≥ 1) → e^1/(1 + e^1) as θ → −∞.
    const item: ItemModel = { model: 'nrm', parameters: { slopes: [0, 1], intercepts: [1, 0] } }
    const lower = Math.E / (1 + Math.E)
    const at = (responseProbability: number, guessing: 'included' | 'removed') =>
      responseProbabilityLocation(item, { responseProbability, guessing, category: 1 })
    expect(at(0.7, 'included')).toEqual({ kind: 'unreachable', asymptote: 'lower', limit: expect.closeTo(lower, 15) })
    // P(X ≥ 1) = .9 where (e + e^θ)/(1 + e + e^θ) = .9.
    expect(at(0.9, 'included')).toEqual({ kind: 'location', theta: expect.closeTo(Math.log(9 - Math.E), 11) })
    // (P − c)/(1 − c) = ½ where e^θ = 1 + e.
    expect(at(0.5, 'removed')).toEqual({ kind: 'location', theta: expect.closeTo(Math.log(1 + Math.E), 11) })
    expect(at(1e-300, 'removed')).toEqual({ kind: 'unreachable', asymptote: 'lower', limit: expect.closeTo(lower, 15) })
  })

  test('an RP one rounding error above an NRM asymptote is reached nowhere', () => {
    const item: ItemModel = { model: 'nrm', parameters: { slopes: [0, 1], intercepts: [150 / 97, 0.88] } }
    const at = (responseProbability: number) =>
      responseProbabilityLocation(item, { responseProbability, guessing: 'included', category: 1 })
    expect(at(0.8243919776888123)).toEqual({ kind: 'unreachable', asymptote: 'lower', limit: 0.8243919776888122 })
    expect(at(0.825).kind).toBe('location')
  })
})

describe('misuse', () => {
  test.each([0, 1, -0.5, 67, Number.NaN])('RP = %d is refused', (responseProbability) => {
    expect(() => responseProbabilityLocation(guessed, { responseProbability, guessing: 'removed' })).toThrow(
      expect.objectContaining({ code: 'response-probability-invalid' }),
    )
  })

  test.each<[string, ItemModel, Partial<ResponseProbabilityOptions>]>([
    ['0', guessed, { category: 0 }],
    ['2 of a dichotomous item', guessed, { category: 2 }],
    ['1.5', { model: 'pcm', parameters: { steps: [0, 1] } }, { category: 1.5 }],
    ['none of a polytomous item', { model: 'pcm', parameters: { steps: [0, 1] } }, {}],
  ])('category %s is refused', (_case, item, category) => {
    expect(() => responseProbabilityLocation(item, { responseProbability: 0.67, guessing: 'included', ...category })).toThrow(
      expect.objectContaining({ code: 'category-invalid' }),
    )
  })
})
