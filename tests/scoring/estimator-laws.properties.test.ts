import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ItemModel } from '../../src/models/item-model.js'
import type { Prior } from '../../src/scoring/prior.js'
import type { ProficiencyEstimate } from '../../src/scoring/proficiency-estimate.js'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import { type ScoringMethod, type ScoringOptions, scoringMethods } from '../../src/scoring/scoring-options.js'
import { type AnsweredBank, answeredBank, bankOf } from '../arbitraries/banks.js'
import { realisticItem } from '../arbitraries/items.js'

const ordered = realisticItem.filter(({ model }) => model !== 'nrm')
const bankFor = (method: ScoringMethod) => answeredBank({ item: method === 'eapsum' ? ordered : realisticItem })

/** Where two maxima are as good as equally high, or one as high as a limit at infinity, rounding may choose. */
function equal(one: ProficiencyEstimate, other: ProficiencyEstimate, tolerance: number): boolean {
  if (one.kind !== 'finite' || other.kind !== 'finite') return JSON.stringify(one) === JSON.stringify(other)
  const scale = 1 + Math.abs(one.theta)
  const standardErrors = Math.abs((one.standardError ?? 0) / (other.standardError ?? 1) - 1)
  return Math.abs(one.theta - other.theta) <= tolerance * scale && (one.standardError === null || standardErrors <= tolerance)
}

/** The same items elsewhere on the scale; an NRM item moves by its intercepts. */
function shifted(item: ItemModel, shift: number): ItemModel {
  const moved = (places: readonly number[]) => places.map((place) => place + shift)
  switch (item.model) {
    case 'grm':
      return { ...item, parameters: { ...item.parameters, thresholds: moved(item.parameters.thresholds) } }
    case 'pcm':
      return { ...item, parameters: { steps: moved(item.parameters.steps) } }
    case 'gpcm':
      return { ...item, parameters: { ...item.parameters, steps: moved(item.parameters.steps) } }
    case 'nrm': {
      const { slopes, intercepts } = item.parameters
      return { ...item, parameters: { slopes, intercepts: intercepts.map((c, k) => c - (slopes[k] as number) * shift) } }
    }
    default:
      return { ...item, parameters: { ...item.parameters, difficulty: item.parameters.difficulty + shift } } as ItemModel
  }
}

describe.each(scoringMethods)('%s', (method) => {
  const options: ScoringOptions = { method }

  test('does not depend on the order of the items', () => {
    fc.assert(
      fc.property(bankFor(method), fc.infiniteStream(fc.nat()), ({ items, bank, responses }, keys) => {
        const order = items.map((_, index) => ({ index, key: keys.next().value as number })).sort((a, b) => a.key - b.key)
        const other = bankOf(order.map(({ index }) => items[index] as ItemModel))
        const moved = order.map(({ index }) => responses[index] as number)
        const [one, two] = [estimateProficiency(bank, responses, options), estimateProficiency(other, moved, options)]
        expect(equal(one, two, 1e-9), JSON.stringify([one, two])).toBe(true)
      }),
    )
  })

  test('ignores items that were not administered', () => {
    fc.assert(
      fc.property(bankFor(method), ({ items, bank, responses }) => {
        const kept = items.flatMap((item, index) =>
          responses[index] === 255 ? [] : [{ item, response: responses[index] as number }],
        )
        const alone = bankOf(kept.map(({ item }) => item))
        const answers = kept.map(({ response }) => response)
        expect(equal(estimateProficiency(bank, responses, options), estimateProficiency(alone, answers, options), 1e-12)).toBe(
          true,
        )
      }),
    )
  })

  test('moves with the scale: items and prior shifted by δ shift theta by δ and leave the standard error', () => {
    fc.assert(
      fc.property(bankFor(method), fc.double({ min: -3, max: 3, noNaN: true }), ({ items, bank, responses }, shift) => {
        const moved = bankOf(items.map((item) => shifted(item, shift)))
        const prior: Prior = { kind: 'normal', mean: shift, sd: 1 }
        const before = estimateProficiency(bank, responses, options)
        const after = estimateProficiency(moved, responses, { ...options, prior })
        const back = after.kind === 'finite' ? { ...after, theta: after.theta - shift } : after
        expect(equal(before, back, 1e-7), JSON.stringify([before, back])).toBe(true)
      }),
    )
  })

  test('D on the scale is D in the slopes', () => {
    const logistic = realisticItem.filter(({ model }) => ['2pl', '3pl', '4pl', 'grm', 'gpcm'].includes(model))
    fc.assert(
      fc.property(answeredBank({ item: logistic }), ({ items, responses }) => {
        const steeper = items.map((item) => {
          const { discrimination } = item.parameters as { discrimination: number }
          return { ...item, parameters: { ...item.parameters, discrimination: 1.702 * discrimination } } as ItemModel
        })
        const onScale = estimateProficiency(bankOf(items, { scalingConstant: 1.702 }), responses, options)
        expect(equal(onScale, estimateProficiency(bankOf(steeper), responses, options), 1e-9)).toBe(true)
      }),
    )
  })
})

test('MAP under a prior of SD 10,000 is the MLE where that exists', () => {
  const twoParameter = realisticItem.filter(({ model }) => model === '2pl' || model === 'grm')
  fc.assert(
    fc.property(answeredBank({ item: twoParameter }), ({ bank, responses }: AnsweredBank) => {
      const mle = estimateProficiency(bank, responses, { method: 'mle' })
      fc.pre(mle.kind === 'finite')
      const prior: Prior = { kind: 'normal', mean: 0, sd: 1e4 }
      expect(equal(mle, estimateProficiency(bank, responses, { method: 'map', prior }), 1e-5)).toBe(true)
    }),
  )
})

test('Warm’s estimate is the Jeffreys mode where no item has an asymptote', () => {
  const withoutAsymptotes = realisticItem.filter(({ model }) => model !== '3pl' && model !== '4pl')
  fc.assert(
    fc.property(answeredBank({ item: withoutAsymptotes }), ({ bank, responses }) => {
      const wle = estimateProficiency(bank, responses, { method: 'wle' })
      expect(equal(wle, estimateProficiency(bank, responses, { method: 'jeffreys' }), 1e-8)).toBe(true)
    }),
  )
})

test('WLE, Jeffreys and MAP are finite for every pattern of items that say anything', () => {
  const informative = realisticItem.filter(({ model }) => model !== 'nrm')
  fc.assert(
    fc.property(answeredBank({ item: informative }), fc.constantFrom('wle', 'jeffreys', 'map'), ({ bank, responses }, method) => {
      expect(estimateProficiency(bank, responses, { method }).kind).toBe('finite')
    }),
  )
})
