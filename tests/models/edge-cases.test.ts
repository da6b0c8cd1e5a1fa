import { describe, expect, test } from 'vitest'
import { pointInformation } from '../../src/models/information.js'
import { informationPeak } from '../../src/models/information-peak.js'
import { information, observedInformation, probabilities } from '../../src/models/item-functions.js'
import type { ItemModel } from '../../src/models/item-model.js'
import { evaluated } from './evaluated.js'

const twoParameter = (discrimination: number, difficulty: number): ItemModel => ({
  model: '2pl',
  parameters: { discrimination, difficulty },
})

describe('overflow: programs that form e^x / (1 + e^x) give NaN beyond |a(θ − b)| = 709', () => {
  test.each([-1e4, -800, -710, 710, 800, 1e4])('a 2PL item at %d logits is 0 or 1', (theta) => {
    expect(probabilities(twoParameter(1, 0), theta)).toEqual(theta > 0 ? [Math.exp(-theta), 1] : [1, Math.exp(theta)])
    expect(information(twoParameter(1, 0), theta)).toBe(Math.exp(-Math.abs(theta)))
  })

  test('observed information 15 logits above an item with a = 3 is a²PQ, not 0/0', () => {
    const expected = 9 * Math.exp(-45)
    expect(observedInformation(twoParameter(3, 0), 15, 1) / expected).toBeCloseTo(1, 12)
    expect(observedInformation(twoParameter(3, 0), 15, 0) / expected).toBeCloseTo(1, 12)
  })

  test('a GRM item 1,000 logits above its thresholds keeps the odds of its middle category', () => {
    const { logProbability } = evaluated({ model: 'grm', parameters: { discrimination: 1, thresholds: [0, 1] } }, 1000)
    // P_1 = σ(z)σ(1 − z)(1 − e^−1) and P_0 = σ(−z) with z = 1000.
    expect(logProbability[0]).toBeCloseTo(-1000, 9)
    expect(logProbability[1]).toBeCloseTo(-999 + Math.log1p(-Math.exp(-1)), 9)
  })
})

describe('ln 0: without asymptotes ln P is a straight line far out, never −∞ or a clamp', () => {
  test.each([-1e4, -745, 745, 1e4])('at %d logits', (theta) => {
    const { logProbability } = evaluated(twoParameter(2, 0), theta)
    expect(Math.min(...logProbability)).toBe(-2 * Math.abs(theta))
    expect(Math.max(...logProbability)).toBeCloseTo(0, 15)
  })

  test('ln P of a 3PL item 40 logits above it is −(1 − c)e^−40, where P itself rounds to 1', () => {
    const parameters = { discrimination: 1, difficulty: 0, lowerAsymptote: 0.2 }
    const { probability, logProbability } = evaluated({ model: '3pl', parameters }, 40)
    expect(probability[1]).toBe(1)
    expect((logProbability[1] as number) / (-0.8 * Math.exp(-40))).toBeCloseTo(1, 12)
  })

  test('with asymptotes ln P ends at ln c and ln(1 − d)', () => {
    const parameters = { discrimination: 1.5, difficulty: 0, lowerAsymptote: 0.2, upperAsymptote: 0.9 }
    expect(evaluated({ model: '4pl', parameters }, -1e4).logProbability[1]).toBeCloseTo(Math.log(0.2), 14)
    expect(evaluated({ model: '4pl', parameters }, 1e4).logProbability[0]).toBeCloseTo(Math.log(0.1), 14)
  })
})

describe('parameters that no model allows are refused, where other engines compute on', () => {
  test.each<[string, ItemModel]>([
    ['a = 0', twoParameter(0, 0)],
    ['a < 0', twoParameter(-1, 0)],
    ['c ≥ d', { model: '4pl', parameters: { discrimination: 1, difficulty: 0, lowerAsymptote: 0.5, upperAsymptote: 0.5 } }],
    ['NaN', twoParameter(1, Number.NaN)],
    ['unordered thresholds', { model: 'grm', parameters: { discrimination: 1, thresholds: [0.5, -0.5] } }],
  ])('%s', (_case, item) => {
    for (const refused of [() => probabilities(item, 0), () => information(item, 0), () => informationPeak(item)]) {
      expect(refused).toThrow(expect.objectContaining({ code: 'parameter-invalid', issues: [expect.anything()] }))
    }
  })
})

describe('4PL information takes the upper asymptote into account', () => {
  const parameters = { discrimination: 1.5, difficulty: 0, lowerAsymptote: 0.2, upperAsymptote: 0.9 }

  test('a = 1.5, b = 0, c = .2, d = .9: .27841 at 0, where the 3PL formula says .35236', () => {
    expect(information({ model: '4pl', parameters }, 0)).toBeCloseTo(0.27841, 5)
  })

  test('and .0013547 at 3, where the 3PL formula says .20336', () => {
    expect(information({ model: '4pl', parameters }, 3)).toBeCloseTo(0.0013547, 7)
  })
})

describe('a 3PL item with a = 1, b = 0, c = .5 informs most above b, at +.481', () => {
  const item: ItemModel = { model: '3pl', parameters: { discrimination: 1, difficulty: 0, lowerAsymptote: 0.5 } }

  test.each([
    [-0.481, 0.06526],
    [0, 0.08333],
    [0.481, 0.09017],
  ])('I(%d) = %d', (theta, expected) => {
    expect(information(item, theta)).toBeCloseTo(expected, 5)
  })

  test('the peak is at ln((1 + √5)/2)', () => {
    const peak = informationPeak(item)
    expect(peak.kind === 'peak' && peak.theta).toBeCloseTo(Math.log((1 + Math.sqrt(5)) / 2), 14)
  })
})

describe('D is explicit', () => {
  test('an item with a = 1 on D = 1.702 is one with a = 1.702 on D = 1', () => {
    expect(probabilities(twoParameter(1, 0.3), 1, 1.702)).toEqual(probabilities(twoParameter(1.702, 0.3), 1))
  })

  test.each([0, -1.7, Number.NaN, Number.POSITIVE_INFINITY])('D = %d is refused', (D) => {
    expect(() => probabilities(twoParameter(1, 0), 0, D)).toThrow(expect.objectContaining({ code: 'scaling-constant-invalid' }))
  })
})

describe('items at the rim of what is allowed', () => {
  test('an item with b = ±30 has probabilities e^∓30 at 0', () => {
    expect((probabilities(twoParameter(1, 30), 0)[1] as number) / Math.exp(-30)).toBeCloseTo(1, 12)
    expect((probabilities(twoParameter(1, -30), 0)[0] as number) / Math.exp(-30)).toBeCloseTo(1, 12)
  })

  test('a nearly flat item, a = 1e-6, informs a²/4 over the whole scale', () => {
    for (const theta of [-40, 0, 40]) expect(information(twoParameter(1e-6, 0), theta) / 2.5e-13).toBeCloseTo(1, 8)
  })

  test('a seven-category PCM item whose middle category nobody is likely to choose keeps its odds', () => {
    // P_3/P_2 = e^{θ − 25} and P_4/P_3 = e^{θ + 25}.
    const item: ItemModel = { model: 'pcm', parameters: { steps: [-2, -1, 25, -25, 1, 2] } }
    const p = probabilities(item, 0)
    expect((p[3] as number) / (p[2] as number) / Math.exp(-25)).toBeCloseTo(1, 10)
    expect((p[4] as number) / (p[2] as number)).toBeCloseTo(1, 10)
    expect(information(item, 0)).toBeGreaterThan(1)
  })

  test('GRM thresholds 1e-9 apart leave their category a probability of a·1e-9·PQ', () => {
    const item: ItemModel = { model: 'grm', parameters: { discrimination: 2, thresholds: [0, 1e-9, 1] } }
    expect((probabilities(item, 0)[1] as number) / (2e-9 / 4)).toBeCloseTo(1, 7)
  })

  test('equal GRM thresholds, refused in an item, leave a curve an empty category and no NaN', () => {
    const empty = evaluated({ model: 'grm', parameters: { discrimination: 1.5, thresholds: [0.2, 0.2] } }, 0.7)
    const without = evaluated({ model: '2pl', parameters: { discrimination: 1.5, difficulty: 0.2 } }, 0.7)
    expect(empty.probability[1]).toBe(0)
    expect(empty.logProbability[1]).toBe(Number.NEGATIVE_INFINITY)
    expect(pointInformation(empty, 3)).toBeCloseTo(pointInformation(without, 2), 14)
  })
})
