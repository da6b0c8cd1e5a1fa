import { describe, expect, test } from 'vitest'
import type { ItemModel } from '../../src/models/item-model.js'
import type { ProficiencyEstimate } from '../../src/scoring/proficiency-estimate.js'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import { defaultNodes } from '../../src/scoring/scoring-grid.js'
import { type ScoringMethod, scoringMethods } from '../../src/scoring/scoring-options.js'
import { wleRoots } from '../../src/scoring/wle.js'
import { bankOf, logisticItem } from '../arbitraries/banks.js'
import reference from '../reference/scoring-roots.json' with { type: 'json' }
import { expectEstimate, expectWithin, finite } from './expect-estimate.js'

function referenceCase(name: string) {
  const found = reference.cases.find((one) => one.name === name)
  if (found === undefined) throw new Error(`no case ${name}`)
  return { ...found, bank: bankOf(found.items.map(logisticItem)) }
}

const rasch = (difficulty: number): ItemModel => ({ model: '1pl', parameters: { difficulty } })
const twenty = bankOf(Array.from({ length: 20 }, (_, i) => rasch(-2 + i / 5)))
const allRight = new Array(20).fill(1)
const allWrong = new Array(20).fill(0)

describe('1: all right and all wrong', () => {
  test('the MLE is unbounded, not a bound of some search', () => {
    expect(estimateProficiency(twenty, allRight, { method: 'mle' })).toEqual({ kind: 'unbounded', direction: 'above' })
    expect(estimateProficiency(twenty, allWrong, { method: 'mle' })).toEqual({ kind: 'unbounded', direction: 'below' })
  })

  test.each(['eap', 'map', 'wle', 'jeffreys', 'eapsum'] as const)('%s is finite and opposite on a symmetric test', (method) => {
    const symmetric = bankOf([-2, -1, 0, 1, 2].map(rasch))
    const high = finite(estimateProficiency(symmetric, [1, 1, 1, 1, 1], { method }))
    const low = finite(estimateProficiency(symmetric, [0, 0, 0, 0, 0], { method }))
    expectWithin(high.theta, -low.theta, 1e-12)
    expectWithin(high.standardError, low.standardError, 1e-12)
    expect(high.theta).toBeGreaterThan(1)
  })
})

test('2: the MLE of a pattern that is neither all wrong nor all right may be −∞ under the 3PL', () => {
  const { bank, responses } = referenceCase('five 3PL items, 00101')
  expect(responses).toEqual([0, 0, 1, 0, 1])
  expect(estimateProficiency(bank, responses, { method: 'mle' })).toEqual({ kind: 'unbounded', direction: 'below' })
})

test('2: likewise +∞ with an upper asymptote', () => {
  // Mirror image of the pattern above: right and wrong, c and 1 − d, θ and −θ change places.
  const { items, responses } = referenceCase('five 3PL items, 00101')
  const bank = bankOf(items.map(([a = 1, b = 0, c = 0]) => logisticItem([a, -b, 0, 1 - c])))
  const mirrored = responses.map((response) => 1 - response)
  expect(estimateProficiency(bank, mirrored, { method: 'mle' })).toEqual({ kind: 'unbounded', direction: 'above' })
})

test('3: of several maxima of a 3PL likelihood the global one is found', () => {
  const { bank, responses } = referenceCase('multimodal B')
  const estimate = finite(estimateProficiency(bank, responses, { method: 'mle' }))
  expectWithin(estimate.theta, -0.9976198847008851, 1e-10)
})

test.each([
  ['multimodal A', 0.3322173651338865, 0.368],
  ['multimodal B', -1.430190609944749, 0.697],
  ['five 3PL items, 00101', -2.2868032899362185, 0.102],
])('4: of several roots of Warm’s equation for %s the one with the highest weighted likelihood is found', (name, theta, lead) => {
  const { bank, responses } = referenceCase(name)
  expectWithin(finite(estimateProficiency(bank, responses, { method: 'wle' })).theta, theta, 1e-10)
  const heights = wleRoots(bank, responses)
    .filter(({ kind }) => kind === 'maximum')
    .map(({ weightedLogLikelihood }) => weightedLogLikelihood)
    .toSorted((one, other) => other - one)
  expectWithin((heights[0] as number) - (heights[1] as number), lead, 0.0006)
})

test('5: Warm’s estimate and the Jeffreys mode have names of their own and differ under the 3PL', () => {
  const figures = { '11100': [0.0232, 0.0493], '00101': [-2.2868, -0.7101] } as const
  for (const [pattern, [wle, jeffreys]] of Object.entries(figures)) {
    const { bank, responses } = referenceCase(`five 3PL items, ${pattern}`)
    expectWithin(finite(estimateProficiency(bank, responses, { method: 'wle' })).theta, wle, 5e-5)
    expectWithin(finite(estimateProficiency(bank, responses, { method: 'jeffreys' })).theta, jeffreys, 5e-5)
  }
})

test('6: negative observed information gives no standard error; expected information always does', () => {
  // An easy item missed, a harder one guessed right: ln P of the guess bends upwards at the estimate.
  const bank = bankOf([logisticItem([1.2, -0.9, 0.14]), logisticItem([1.7, 0.5, 0.18])])
  const observed = estimateProficiency(bank, [0, 1], { method: 'wle', standardError: 'observed' })
  const expected = estimateProficiency(bank, [0, 1], { method: 'wle' })
  expect(observed).toMatchObject({ kind: 'finite', standardError: null, theta: finite(expected).theta })
  expect(finite(expected).standardError).toBeGreaterThan(0)
})

describe('7: what each standard error is', () => {
  const bank = bankOf([-1, 0, 1].map(rasch))
  const information = (theta: number) =>
    [-1, 0, 1].reduce((sum, difficulty) => {
      const p = 1 / (1 + Math.exp(difficulty - theta))
      return sum + p * (1 - p)
    }, 0)

  test.each(['mle', 'wle', 'jeffreys'] as const)('1/√I for %s', (method) => {
    const { theta, standardError } = finite(estimateProficiency(bank, [1, 1, 0], { method }))
    expectWithin(standardError, 1 / Math.sqrt(information(theta)), 1e-12)
  })

  test('1/√(I + 1/σ²) for MAP', () => {
    const prior = { kind: 'normal', mean: 0.5, sd: 0.7 } as const
    const { theta, standardError } = finite(estimateProficiency(bank, [1, 1, 0], { method: 'map', prior }))
    expectWithin(standardError, 1 / Math.sqrt(information(theta) + 1 / 0.49), 1e-12)
  })

  test('the posterior SD for EAP: with no information to speak of that of the prior', () => {
    const empty = bankOf([{ model: '2pl', parameters: { discrimination: 1e-6, difficulty: 0 } }])
    expectEstimate(estimateProficiency(empty, [1]), { theta: 0, standardError: 1 }, 1e-5)
  })
})

test('8: 1,500 items do not underflow', () => {
  const bank = bankOf(Array.from({ length: 1500 }, (_, i) => logisticItem([1.2, -2 + i / 375, 0.2])))
  const responses = Array.from({ length: 1500 }, (_, i) => (i * 7) % 2)
  const methods = scoringMethods.filter((method) => method !== 'eapsum')
  const thetas = methods.map((method) => finite(estimateProficiency(bank, responses, { method })).theta)
  for (const theta of thetas) expectWithin(theta, thetas[0], 0.02)
})

test('9: logits beyond 709 do not overflow', () => {
  const bank = bankOf([logisticItem([100, -15]), logisticItem([100, 15, 0.2]), rasch(0)])
  for (const method of scoringMethods) {
    const { theta, standardError } = finite(estimateProficiency(bank, [1, 0, 1], { method }))
    expect(Number.isFinite(theta)).toBe(true)
    expect(Number.isFinite(standardError)).toBe(true)
  }
})

test('10: an impossible-looking answer has a likelihood: right at 40 logits below the difficulty', () => {
  const bank = bankOf([logisticItem([1, 40]), logisticItem([1, -40])])
  const estimate = finite(estimateProficiency(bank, [1, 0], { method: 'map' }))
  expectWithin(estimate.theta, 0, 1e-12)
})

describe('11: zero information', () => {
  const flat: ItemModel = { model: 'nrm', parameters: { slopes: [0, 0], intercepts: [0.3, -0.2] } }

  test.each(['mle', 'wle', 'jeffreys'] as const)('%s says so when every item answered is flat', (method) => {
    expect(estimateProficiency(bankOf([flat, flat]), [1, 2], { method })).toEqual({ kind: 'no-information' })
  })

  test('a prior still has a mode and a mean', () => {
    const prior = { kind: 'normal', mean: 0.4, sd: 1.5 } as const
    const figures = { theta: 0.4, standardError: 1.5 }
    expectEstimate(estimateProficiency(bankOf([flat]), [1], { method: 'map', prior }), figures, 1e-12)
    expectEstimate(estimateProficiency(bankOf([flat]), [1], { prior }), figures, 1e-7)
  })

  test('a flat item among others changes nothing', () => {
    const alone = estimateProficiency(bankOf([rasch(0), rasch(1)]), [1, 0], { method: 'wle' })
    expect(estimateProficiency(bankOf([rasch(0), flat, rasch(1)]), [1, 2, 0], { method: 'wle' })).toEqual(alone)
  })
})

test.each(scoringMethods)('12: without responses %s gives no figures, never the prior mean', (method) => {
  const nothing: ProficiencyEstimate = { kind: 'no-responses' }
  expect(estimateProficiency(bankOf([rasch(0), rasch(1)]), [255, -1], { method })).toEqual(nothing)
  expect(estimateProficiency(bankOf([]), [], { method })).toEqual(nothing)
})

test('19: the upper asymptote is in the information', () => {
  const bank = bankOf([
    { model: '4pl', parameters: { discrimination: 1.5, difficulty: 0, lowerAsymptote: 0.2, upperAsymptote: 0.9 } },
  ])
  const known: readonly [number, number][] = [
    [0, 0.27841],
    [3, 0.0013547],
  ]
  for (const [theta, information] of known) {
    // A very narrow prior holds the mode at theta; what it adds to the information is taken off.
    const sd = 1e-3
    const { standardError } = finite(
      estimateProficiency(bank, [1], { method: 'map', prior: { kind: 'normal', mean: theta, sd } }),
    )
    expectWithin(1 / (standardError as number) ** 2 - 1 / sd ** 2, information, 5e-6)
  }
})

test('21, 23: the grid is what the options say, and the default one reaches −6 … 6', () => {
  const { bank, responses } = referenceCase('five 3PL items, 00000')
  expect(defaultNodes).toEqual({ count: 61, low: -6, high: 6 })
  const narrow = { count: 33, low: -4, high: 4, trapezoid: true }
  expectWithin(finite(estimateProficiency(bank, responses, { nodes: narrow })).theta, -1.53807, 5e-6)
  expectWithin(finite(estimateProficiency(bank, responses)).theta, -1.53945, 5e-6)
})

test.each(scoringMethods)('33: %s after n responses does not depend on the path to them', (method) => {
  const rows = Array.from({ length: 12 }, (_, i) => [0.8 + (i % 5) / 4, -1.5 + i / 4, 0.2])
  const responses = rows.map((_, i) => ((i * 5) % 3) % 2)
  const forwards = finite(estimateProficiency(bankOf(rows.map(logisticItem)), responses, { method }))
  const backwards = finite(estimateProficiency(bankOf(rows.toReversed().map(logisticItem)), responses.toReversed(), { method }))
  expectEstimate({ kind: 'finite', ...backwards }, forwards, 1e-12)
})

describe('34: the corners of the parameter space', () => {
  const finiteMethods: readonly ScoringMethod[] = ['eap', 'map', 'wle', 'jeffreys']

  test.each(finiteMethods)('one item at b = ±30 is scored by %s', (method) => {
    const low = finite(estimateProficiency(bankOf([rasch(-30)]), [0], { method }))
    const high = finite(estimateProficiency(bankOf([rasch(30)]), [1], { method }))
    expectWithin(low.theta, -high.theta, 1e-9)
  })

  test.each(finiteMethods)('a = 1e-6 is scored by %s', (method) => {
    const bank = bankOf([{ model: '2pl', parameters: { discrimination: 1e-6, difficulty: 0 } }])
    const estimate = finite(estimateProficiency(bank, [1], { method }))
    // WLE and Jeffreys put one right answer ln 3 widths above the item.
    expectWithin(
      estimate.theta / (method === 'wle' || method === 'jeffreys' ? Math.log(3) * 1e6 : 1),
      method === 'wle' || method === 'jeffreys' ? 1 : 0,
      1e-5,
    )
  })

  test('a far item right pulls a posterior beyond the grid, and the grid follows', () => {
    // 100 items at b = 30 all right: the score is 100 until theta comes near, the prior holds with −θ.
    const bank = bankOf(Array.from({ length: 100 }, () => rasch(30)))
    const map = finite(estimateProficiency(bank, new Array(100).fill(1), { method: 'map' }))
    const eap = finite(estimateProficiency(bank, new Array(100).fill(1)))
    expect(map.theta).toBeGreaterThan(25)
    expectWithin(eap.theta, map.theta, 0.1)
  })

  test.each(scoringMethods)('seven categories with middle ones that are never likeliest are scored by %s', (method) => {
    const disordered: ItemModel = { model: 'gpcm', parameters: { discrimination: 1.2, steps: [2, -2, 1.5, -1.5, 1, -1] } }
    const bank = bankOf([disordered, disordered])
    const estimate = finite(estimateProficiency(bank, [3, 3], { method }))
    expect(Number.isFinite(estimate.theta) && Number.isFinite(estimate.standardError)).toBe(true)
    expectEstimate(estimateProficiency(bank, [3, 3], { method }), estimate, 0)
  })

  test.each(scoringMethods)('touching GRM thresholds are scored by %s', (method) => {
    const bank = bankOf([
      { model: 'grm', parameters: { discrimination: 1, thresholds: [0, 1e-9] } },
      { model: 'grm', parameters: { discrimination: 1, thresholds: [-1, 1] } },
    ])
    const touching = finite(estimateProficiency(bank, [1, 1], { method }))
    expectWithin(touching.theta, 0, 0.01)
  })
})
