import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CompiledBank } from '../../src/bank/compile-bank.js'
import { createRandom } from '../../src/math/random-source.js'
import type { ItemModel } from '../../src/models/item-model.js'
import { compileEapScorer } from '../../src/scoring/eap-columns.js'
import { withMarginalCurves } from '../../src/scoring/marginal-curves.js'
import { createScoreColumns, estimateAt } from '../../src/scoring/score-columns.js'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import { sufficientStatistic } from '../../src/scoring/sufficient-statistic.js'
import { answeredBank, bankOf, drawResponses } from '../arbitraries/banks.js'
import { realisticItem } from '../arbitraries/items.js'
import { expectWithin, finite } from './expect-estimate.js'
import { nodesGoOn } from './nodes-go-on.js'

const families = new Set(['1pl', '2pl', 'pcm', 'gpcm', 'rsm', 'nrm'])
const exponentialItem = realisticItem.filter(({ model }) => families.has(model))

function expectReadable(bank: CompiledBank, rows: readonly Uint8Array[]): void {
  const items = bank.items.length
  const responses = new Uint8Array(rows.length * items)
  for (const [person, row] of rows.entries()) responses.set(row, person * items)
  const columns = createScoreColumns(rows.length)
  compileEapScorer(bank).scoreInto(columns, responses, rows.length)
  for (const [person, row] of rows.entries()) {
    const readable = finite(estimateProficiency(bank, row))
    const fast = finite(estimateAt(columns, person))
    // Where the nodes of the rule are too wide, or cut the posterior off, others take over and agree to 1e-9.
    const tolerance = (readable.standardError ?? 0) > 0.2412 && !nodesGoOn(bank, row) ? 1e-12 : 1e-9
    expectWithin(fast.theta, readable.theta, tolerance * (1 + Math.abs(readable.theta)))
    expectWithin((fast.standardError ?? 0) / (readable.standardError ?? 1), 1, tolerance)
    expect(columns.answered[person]).toBe(items)
  }
}

function twoParameterBank(count: number): CompiledBank {
  const random = createRandom(`2pl ${count}`)
  return bankOf(
    Array.from({ length: count }, (): ItemModel => {
      return { model: '2pl', parameters: { discrimination: Math.exp(0.2 + 0.3 * random.normal()), difficulty: random.normal() } }
    }),
  )
}

describe('EAP from the sufficient statistic equals the readable form to 1e-12 on the nodes of the rule', () => {
  test('for complete answers to any items of an exponential family, all wrong and all right among them', () => {
    fc.assert(
      fc.property(answeredBank({ item: exponentialItem }), ({ bank, responses }) => {
        const complete = responses.map((response) => (response === 255 ? 0 : response))
        expectReadable(bank, [complete, complete.map(() => 0), bank.categories.map((categories) => categories - 1)])
      }),
      { numRuns: 40 },
    )
  })

  test.each([1, 2, 7, 20, 40])('%i 2PL items', (count) => {
    const bank = twoParameterBank(count)
    expect(sufficientStatistic(bank)).toBeDefined()
    const random = createRandom('persons')
    expectReadable(
      bank,
      Array.from({ length: 60 }, () => drawResponses(bank, 1.3 * random.normal(), random)),
    )
  })

  test('60 GPCM items, whose posteriors are too narrow for the nodes, to 1e-9', () => {
    const random = createRandom('narrow')
    const bank = bankOf(
      Array.from({ length: 60 }, (_, i): ItemModel => {
        const difficulty = random.normal()
        return {
          model: 'gpcm',
          parameters: { discrimination: 0.8 + i / 60, steps: [difficulty - 0.7, difficulty, difficulty + 0.9] },
        }
      }),
    )
    const rows = Array.from({ length: 40 }, () => drawResponses(bank, 1.4 * random.normal(), random))
    expectReadable(bank, [...rows, new Uint8Array(60), new Uint8Array(60).fill(3)])
  })

  test('three items with a = 4, and a polytomous item of six categories', () => {
    const steep = [-1, 0, 1].map((difficulty): ItemModel => ({ model: '2pl', parameters: { discrimination: 4, difficulty } }))
    const patterns = Array.from({ length: 8 }, (_, bits) => Uint8Array.of(bits & 1, (bits >> 1) & 1, bits >> 2))
    expectReadable(bankOf(steep), patterns)
    const six = bankOf([{ model: 'pcm', parameters: { steps: [-2, -1, 0.5, 0.2, 1.4] } }])
    expectReadable(
      six,
      Array.from({ length: 6 }, (_, response) => Uint8Array.of(response)),
    )
  })
})

describe('the sufficient statistic', () => {
  test('is the sum of slopes times answers, refused for a row with a missing or impossible answer, wherever the rows lie', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 13 }), fc.integer({ min: 0, max: 3 }), (count, shift) => {
        const bank = twoParameterBank(count)
        const answers = Uint8Array.from({ length: count }, (_, item) => (item * 5 + count) % 2)
        const rows = [answers, answers.with(count - 1, 255), answers.with(0, 2), answers.with(count >> 1, 17)]
        const moved = new Uint8Array(rows.length * count + shift).subarray(shift)
        for (const [person, row] of rows.entries()) moved.set(row, person * count)
        const expected = bank.items.reduce(
          (sum, item, at) => sum + (item.model === '2pl' ? item.parameters.discrimination : 0) * (answers[at] as number),
          0,
        )
        const statistic = sufficientStatistic(bank)
        const sums = new Float64Array(rows.length)
        expect(rows.map((_, person) => statistic?.sumsInto(sums, moved, person, person + 1))).toEqual([1, 0, 0, 0])
        expect(statistic?.sumsInto(sums, moved, 0, rows.length)).toBe(1)
        expectWithin(sums[0], expected, 1e-12 * (1 + expected))
        const aligned = new Float64Array(1)
        statistic?.sumsInto(aligned, new Uint8Array(moved), 0, 1)
        expect(aligned[0]).toBe(sums[0])
      }),
    )
  })

  test('does not exist with an asymptote, for graded items, for marginal curves, or without items', () => {
    const parameters = { discrimination: 1, difficulty: 0 }
    const uncertain = bankOf([
      { model: '2pl', parameters, uncertainty: { source: 'estimated', standardErrors: { difficulty: 0.5 } } } as never,
    ])
    expect(sufficientStatistic(bankOf([{ model: '3pl', parameters: { ...parameters, lowerAsymptote: 0.2 } }]))).toBeUndefined()
    expect(
      sufficientStatistic(bankOf([{ model: 'grm', parameters: { discrimination: 1, thresholds: [-1, 1] } }])),
    ).toBeUndefined()
    expect(withMarginalCurves(uncertain)).not.toBe(uncertain)
    expect(sufficientStatistic(withMarginalCurves(uncertain))).toBeUndefined()
    expect(sufficientStatistic(bankOf([]))).toBeUndefined()
  })
})
