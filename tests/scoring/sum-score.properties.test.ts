import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CompiledBank } from '../../src/bank/compile-bank.js'
import { isMelekError } from '../../src/issues/melek-error.js'
import { standardNormalPrior } from '../../src/scoring/prior.js'
import { scoreDistribution } from '../../src/scoring/score-distribution.js'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import { type NodeRule, scoringGrid } from '../../src/scoring/scoring-grid.js'
import { sumScoreRows } from '../../src/scoring/sum-score-rows.js'
import { sumScoreTable } from '../../src/scoring/sum-score-table.js'
import { answeredBank, bankOf } from '../arbitraries/banks.js'
import { realisticItem, realisticItemOf } from '../arbitraries/items.js'
import { expectEstimate, expectWithin, finite } from './expect-estimate.js'
import { logLikelihood } from './integral.js'

const ordered = realisticItem.filter(({ model }) => model !== 'nrm')
const fewItems = answeredBank({ item: ordered, mostItems: 4, withMissing: false })

/** Every pattern of responses to a bank. */
function patterns(bank: CompiledBank): number[][] {
  return [...bank.categories].reduce<number[][]>(
    (lists, categories) => lists.flatMap((list) => Array.from({ length: categories }, (_, k) => [...list, k])),
    [[]],
  )
}

const sum = (responses: readonly number[]) => responses.reduce((total, response) => total + response, 0)

test('the recursion counts every pattern', () => {
  fc.assert(
    fc.property(fewItems, fc.double({ min: -4, max: 4, noNaN: true }), ({ bank }, theta) => {
      const counted = scoreDistribution(bank.curves, theta)
      const expected = new Float64Array(counted.length)
      for (const responses of patterns(bank)) {
        const score = sum(responses)
        expected[score] = (expected[score] as number) + Math.exp(logLikelihood(bank, responses, theta))
      }
      for (const [score, value] of counted.entries()) expectWithin(value, expected[score], 1e-13)
    }),
    { numRuns: 50 },
  )
})

test('shares of the scores sum to 1', () => {
  fc.assert(
    fc.property(fewItems, ({ bank }) => {
      expectWithin(
        sumScoreTable(bank).reduce((total, { probability }) => total + probability, 0),
        1,
        1e-12,
      )
    }),
  )
})

test('theta rises with the score of right and wrong answers', () => {
  const rightOrWrong = realisticItem.filter(({ model }) => ['1pl', '2pl', '3pl', '4pl'].includes(model))
  fc.assert(
    fc.property(answeredBank({ item: rightOrWrong }), ({ bank }) => {
      const thetas = sumScoreTable(bank).map(({ theta }) => theta)
      for (const [i, theta] of thetas.slice(1).entries()) expect(theta).toBeGreaterThan(thetas[i] as number)
    }),
  )
})

test('under the PCM and the 1PL with one slope it is the EAP: the sum score says all', () => {
  const sufficient = fc.oneof(
    realisticItemOf.pcm,
    realisticItemOf['1pl'].map(({ parameters }) => ({
      model: '1pl' as const,
      parameters: { difficulty: parameters.difficulty },
    })),
  )
  fc.assert(
    fc.property(answeredBank({ item: sufficient }), ({ bank, responses }) => {
      expectEstimate(
        estimateProficiency(bank, responses, { method: 'eapsum' }),
        finite(estimateProficiency(bank, responses)),
        1e-10,
      )
    }),
  )
})

test('with missing responses it is the row of the table of the answered items', () => {
  fc.assert(
    fc.property(answeredBank({ item: ordered, mostItems: 8 }), ({ bank, responses }) => {
      const answered = [...responses.keys()].filter((index) => responses[index] !== 255)
      const row = sumScoreTable(bank, answered)[sum(answered.map((index) => responses[index] as number))]
      expect(estimateProficiency(bank, responses, { method: 'eapsum' })).toMatchObject({
        theta: row?.theta,
        standardError: row?.standardError,
      })
    }),
  )
})

/** Rows of a table that are made when they are asked for. */
const rowsOf = (bank: CompiledBank, nodes?: NodeRule) =>
  sumScoreRows(bank.curves, standardNormalPrior, scoringGrid(standardNormalPrior, nodes))

describe('a form of 300 items', () => {
  const bank = bankOf(
    Array.from({ length: 300 }, (_, i) => ({
      model: '2pl' as const,
      parameters: { discrimination: 0.8 + (i % 7) / 5, difficulty: -3 + i / 50 },
    })),
  )
  const [row, finer] = [rowsOf(bank), rowsOf(bank, { count: 1921, low: -12, high: 12 })]

  test('has posteriors far narrower than the nodes, resolved all the same', () => {
    // Each row has a grid of its own, a costly one.
    const scores = Array.from({ length: 51 }, (_, i) => 6 * i)
    // Elsewhere the grid of the rule, which ends at ±6, still resolves the posterior and is not left.
    const narrow = scores.map(row).filter(({ standardError }) => standardError < 0.2)
    expect(narrow.length).toBeGreaterThan(33)
    for (const { score, theta, standardError } of narrow) {
      expectWithin(theta, finer(score).theta, 1e-6)
      expectWithin(standardError, finer(score).standardError, 1e-6)
    }
  })
})

test('scores whose probability underflows are still scored', () => {
  const bank = bankOf(Array.from({ length: 40 }, () => ({ model: '1pl' as const, parameters: { difficulty: 30 } })))
  const all = estimateProficiency(bank, new Array(40).fill(1), { method: 'eapsum' })
  expectEstimate(all, finite(estimateProficiency(bank, new Array(40).fill(1))), 1e-6)
  expect(rowsOf(bank)(40).probability).toBeLessThan(1e-290)
})

test('NRM items are refused, all by name', () => {
  const nominal = { model: 'nrm' as const, parameters: { slopes: [1, 2], intercepts: [0, 0] } }
  const bank = bankOf([nominal, { model: '1pl', parameters: { difficulty: 0 } }, nominal])
  let thrown: unknown
  try {
    estimateProficiency(bank, [0, 1, 2], { method: 'eapsum' })
  } catch (error) {
    thrown = error
  }
  expect(isMelekError(thrown) && [thrown.code, thrown.issues.map(({ item }) => item)]).toEqual([
    'sum-score-nominal',
    ['i0', 'i2'],
  ])
  expectWithin(
    finite(estimateProficiency(bank, [255, 1, 255], { method: 'eapsum' })).theta,
    sumScoreTable(bank, [1])[1]?.theta,
    0,
  )
})
