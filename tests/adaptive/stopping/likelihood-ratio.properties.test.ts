import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  byGeneralisedRatio,
  bySequentialTest,
  generalisedRatio,
  sequentialRatio,
} from '../../../src/adaptive/stopping/likelihood-ratio.js'
import type { CompiledBank } from '../../../src/bank/compile-bank.js'
import { probabilities } from '../../../src/models/item-functions.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { bankOf } from '../../arbitraries/banks.js'
import { realisticItem } from '../../arbitraries/items.js'
import { runs } from '../../arbitraries/runs.js'
import { stopMoment } from './stop-moment.js'

const answered = fc.array(fc.tuple(realisticItem, fc.nat()), { minLength: 1, maxLength: 10 }).map((pairs) => {
  const bank = bankOf(pairs.map(([item]) => item))
  return { bank, responses: pairs.map(([, pick], index) => pick % (bank.categories[index] as number)) }
})
const cut = fc.double({ min: -2, max: 2, noNaN: true })
const delta = fc.double({ min: 0.05, max: 0.6, noNaN: true })

/** From probabilities, not from the curves under test. */
function logLikelihood({ bank, responses }: { bank: CompiledBank; responses: readonly number[] }, theta: number): number {
  return bank.items.reduce(
    (sum, item, index) => sum + Math.log(probabilities(item as ItemModel, theta)[responses[index] as number] as number),
    0,
  )
}

describe('the sequential ratio', () => {
  test('is ln L at the upper end less ln L at the lower', () => {
    fc.assert(
      fc.property(answered, cut, delta, (answers, at, half) => {
        const expected = logLikelihood(answers, at + half) - logLikelihood(answers, at - half)
        expect(Math.abs(sequentialRatio(answers, at, half) - expected)).toBeLessThan(1e-9 * (1 + Math.abs(expected)))
      }),
    )
  })

  test('decides by the bounds of Wald, both ends included', () => {
    const answers = { bank: bankOf(Array(4).fill({ model: '1pl', parameters: { difficulty: 0 } })), responses: [1, 1, 1, 1] }
    const ratio = sequentialRatio(answers, 0, 0.5)
    const decide = (alpha: number, beta: number) =>
      bySequentialTest({ alpha, beta, delta: 0.5 }).decide(stopMoment({ answers }), 0)
    const alphaAt = (bound: number) => (1 - 0.2) / Math.exp(bound)
    expect(ratio).toBeCloseTo(4 * 0.5, 12)
    expect(decide(alphaAt(ratio - 1e-9), 0.2)).toBe('above')
    expect(decide(alphaAt(ratio + 1e-9), 0.2)).toBe('open')
    expect(
      bySequentialTest({ alpha: 0.05, beta: 0.15, delta: 0.5 }).decide(
        stopMoment({ answers: { ...answers, responses: [0, 0, 0, 0] } }),
        0,
      ),
    ).toBe('below')
  })
})

describe('the generalised ratio', () => {
  test('is that of the best theta on either side, ends and infinity included (edge case 24)', () => {
    const near = Array.from({ length: 1601 }, (_, k) => -40 + k * 0.05)
    // Nominal slopes of 0.01 are flat for hundreds of logits; out there the steps may grow with theta.
    const far = Array.from({ length: 520 }, (_, k) => 40 * 1.02 ** k)
    const thetas = [...near, ...far, ...far.map((theta) => -theta)]
    fc.assert(
      fc.property(answered, cut, delta, (answers, at, half) => {
        const best = (inside: (theta: number) => boolean, end: number) =>
          Math.max(logLikelihood(answers, end), ...thetas.filter(inside).map((theta) => logLikelihood(answers, theta)))
        const expected = best((theta) => theta >= at + half, at + half) - best((theta) => theta <= at - half, at - half)
        // A grid misses the maximum by half the information times the square of half a spacing, on either side.
        const information = answers.bank.items.length * 8
        expect(Math.abs(generalisedRatio(answers, at, half) - expected)).toBeLessThan(information * 0.025 ** 2 + 1e-6)
      }),
      runs(30),
    )
  })

  test('is the sequential one where the likelihood peaks between both ends', () => {
    const answers = {
      bank: bankOf(Array(6).fill({ model: '1pl', parameters: { difficulty: 0 } })),
      responses: [1, 0, 1, 0, 1, 0],
    }
    for (const at of [-0.2, 0, 0.1]) expect(generalisedRatio(answers, at, 0.3)).toBeCloseTo(sequentialRatio(answers, at, 0.3), 12)
  })

  test('decides by the bounds of Wald', () => {
    const easy = { model: '1pl', parameters: { difficulty: 0 } } as const
    const answers = { bank: bankOf(Array(8).fill(easy)), responses: Array(8).fill(1) }
    const bounds = { alpha: 0.05, beta: 0.1, delta: 0.4 }
    expect(byGeneralisedRatio(bounds).decide(stopMoment({ answers }), 0)).toBe('above')
    expect(byGeneralisedRatio(bounds).decide(stopMoment({ answers: { ...answers, responses: Array(8).fill(0) } }), 0)).toBe(
      'below',
    )
    const mixed = { ...answers, responses: [1, 0, 1, 0, 1, 0, 1, 0] }
    expect(byGeneralisedRatio(bounds).decide(stopMoment({ answers: mixed }), 0)).toBe('open')
  })

  test('goes to the limit for a pattern without a maximum', () => {
    const answers = {
      bank: bankOf(Array(5).fill({ model: '2pl', parameters: { discrimination: 1.3, difficulty: 0 } })),
      responses: Array(5).fill(1),
    }
    expect(generalisedRatio(answers, 0, 0.4)).toBeCloseTo(-logLikelihood(answers, -0.4), 9)
  })
})
