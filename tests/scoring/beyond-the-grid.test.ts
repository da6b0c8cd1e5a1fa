import { describe, expect, test } from 'vitest'
import type { CompiledBank } from '../../src/bank/compile-bank.js'
import { createRandom } from '../../src/math/random-source.js'
import { compileScorer } from '../../src/scoring/compile-scorer.js'
import { noticeable } from '../../src/scoring/covering-density.js'
import { estimateEap, estimateEapSum, posteriorCurve, posteriorMoments, scoringGrid } from '../../src/scoring/index.js'
import { compilePlausibleValues } from '../../src/scoring/plausible-columns.js'
import { plausibleValues } from '../../src/scoring/plausible-values.js'
import { posterior } from '../../src/scoring/posterior.js'
import { compilePosteriors } from '../../src/scoring/posterior-columns.js'
import type { Prior } from '../../src/scoring/prior.js'
import { createScoreColumns, estimateAt } from '../../src/scoring/score-columns.js'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import { defaultNodes } from '../../src/scoring/scoring-grid.js'
import type { ScoringOptions } from '../../src/scoring/scoring-options.js'
import { sumScoreTable } from '../../src/scoring/sum-score-table.js'
import { probabilityAbove } from '../../src/scoring/tail-probability.js'
import { bankOf, drawResponses, logisticItem } from '../arbitraries/banks.js'
import { expectEstimate, expectWithin, finite } from './expect-estimate.js'
import { posteriorIntegral } from './integral.js'

const normal = (mean: number, sd: number) => ({ kind: 'normal', mean, sd }) as const
/** Items of one slope, evenly from −1 to 1. */
const even = (count: number, slope = 1.2): CompiledBank =>
  bankOf(Array.from({ length: count }, (_, i) => logisticItem([slope, -1 + (2 * i) / (count - 1)])))
const wrong = (bank: CompiledBank) => new Uint8Array(bank.items.length)
const right = (bank: CompiledBank) => bank.categories.map((categories) => categories - 1) as unknown as Uint8Array
/** The whole posterior, far beyond the nodes. */
const whole = (bank: CompiledBank, row: ArrayLike<number>, { mean, sd }: { mean: number; sd: number }) =>
  posteriorIntegral(bank, row, { mean, sd, low: mean - 20 * sd, high: mean + 20 * sd, nodes: 2401 })

function byColumns(bank: CompiledBank, row: Uint8Array, options: ScoringOptions) {
  const columns = createScoreColumns(1)
  compileScorer(bank, options).scoreInto(columns, row, 1)
  return finite(estimateAt(columns, 0))
}

/** Figures of both forms, held to the integral, of which nodes may cut off less than can be noticed, and to each other. */
function expectCovered(
  bank: CompiledBank,
  row: Uint8Array,
  prior: ReturnType<typeof normal>,
  within = noticeable * prior.sd,
): void {
  const truth = whole(bank, row, prior)
  const { theta, standardError } = finite(estimateProficiency(bank, row, { prior }))
  expectWithin(theta, truth.mean, within)
  expectWithin(standardError, truth.standardDeviation, within)
  const fast = byColumns(bank, row, { prior })
  expectWithin(fast.theta, theta, 1e-9)
  expectWithin(fast.standardError, standardError as number, 1e-9)
}

describe('who does as nobody under the prior does is scored by the whole posterior, not by the part over the default nodes', () => {
  const prior = normal(3, 0.3)

  test('30 items, all wrong under N(3, .3): theta .7605 and SE .2274, which the 61 nodes make 1.2659 and .0825', () => {
    const bank = even(30)
    expectEstimate(estimateProficiency(bank, wrong(bank), { prior }), { theta: 0.76051, standardError: 0.22738 }, 1e-4)
    expectCovered(bank, wrong(bank), prior)
    const given = finite(estimateProficiency(bank, wrong(bank), { prior, nodes: defaultNodes }))
    expectWithin(given.theta, 1.2659, 1e-4)
    expectWithin(given.standardError, 0.0825, 1e-4)
    expectWithin(byColumns(bank, wrong(bank), { prior, nodes: defaultNodes }).theta, given.theta, 1e-12)
  })

  test('one wrong answer more never makes theta jump: complete and incomplete, 10 to 60 items', () => {
    const bank = even(60)
    let before = Number.POSITIVE_INFINITY
    for (let answered = 10; answered <= 60; answered += 10) {
      const row = wrong(bank).map((_, item) => (item < answered ? 0 : 255))
      expectCovered(bank, row, prior)
      const { theta } = byColumns(bank, row, { prior })
      expect(theta).toBeLessThan(before)
      // Ten answers at a slope of 1.2 move the mean by no more than 12 variances of the prior.
      if (answered > 10) expect(before - theta).toBeLessThan(12 * prior.sd ** 2)
      before = theta
    }
  })

  test('where the nodes begin to go on, nothing jumps: the prior moves away from the answers by sixths', () => {
    const bank = even(30)
    for (let i = 0; i <= 12; i++) expectCovered(bank, wrong(bank), normal(-0.6 + i / 6, 0.5))
  })

  test.each<[string, (readonly number[])[]]>([
    [
      'b = ±8 with a from .05 to 4',
      [0.05, 0.5, 1, 4].flatMap(
        (a) =>
          [
            [a, -8],
            [a, 8],
          ] as const,
      ),
    ],
    [
      'b = ±8, c = .5',
      [0.5, 1, 2, 4].flatMap(
        (a) =>
          [
            [a, -8, 0.5],
            [a, 8, 0.5],
          ] as const,
      ),
    ],
    ['40 items of c = .2', Array.from({ length: 40 }, (_, i) => [1.1, -2 + i / 10, 0.2] as const)],
    ['5 items', [0, 1, -1, 2, -2].map((b) => [1.5, b] as const)],
  ])('%s: all wrong, all right and in between, under N(0, 1) and N(−4, .7)', (_, rows) => {
    const bank = bankOf(rows.map(logisticItem))
    const random = createRandom('beyond')
    for (const prior of [normal(0, 1), normal(-4, 0.7)])
      for (const row of [wrong(bank), right(bank), drawResponses(bank, -7, random), drawResponses(bank, 0, random)])
        expectCovered(bank, row, prior)
  })

  test('polytomous items with responses left out', () => {
    const bank = bankOf(
      Array.from({ length: 12 }, (_, i) => ({ model: 'gpcm', parameters: { discrimination: 1.3, steps: [-1 + i / 6, 0, 0.4] } })),
    )
    for (const row of [wrong(bank), right(bank)]) {
      expectCovered(bank, row, normal(2.5, 0.4))
      expectCovered(
        bank,
        row.map((category, item) => (item % 3 === 0 ? 255 : category)),
        normal(2.5, 0.4),
      )
    }
  })

  test('P(θ ≥ cut) and plausible values are those of the whole posterior, in both forms', () => {
    const bank = even(25)
    const row = wrong(bank)
    const truth = whole(bank, row, prior)
    const cuts = [0.5, 0.9, 1.2, 1.35, 2]
    const above = new Float64Array(cuts.length)
    compilePosteriors(bank, { prior }).probabilitiesAboveInto(above, row, 1, cuts)
    for (const [i, cut] of cuts.entries()) {
      expectWithin(probabilityAbove(posterior(bank, row, { prior }), cut), truth.probabilityAbove(cut), 1e-6)
      expectWithin(above[i], truth.probabilityAbove(cut), 1e-6)
    }
    expectWithin(probabilityAbove(compilePosteriors(bank, { prior }).posterior(row, 0), 1.2), truth.probabilityAbove(1.2), 1e-6)
    const draws = { count: 200, seed: 'beyond', prior }
    const values = plausibleValues(bank, row, 'a', draws)
    expectWithin(values.reduce((sum, value) => sum + value, 0) / 200, truth.mean, (4 * truth.standardDeviation) / Math.sqrt(200))
    const drawn = new Float64Array(200)
    compilePlausibleValues(bank, draws).drawInto(drawn, row, 1, () => 'a')
    for (const [m, value] of drawn.entries()) expectWithin(value, values[m] as number, 1e-6)
  })

  test.each([25, 40])('sum scores of %i items, in the table and person by person', (count) => {
    const bank = even(count)
    const table = sumScoreTable(bank, undefined, { prior })
    for (const row of [wrong(bank), right(bank)]) {
      const truth = whole(bank, row, prior)
      const score = row.reduce((sum, category) => sum + category, 0)
      expectWithin(table[score]?.theta, truth.mean, 3e-7)
      expectWithin(table[score]?.standardError, truth.standardDeviation, 3e-7)
      const options = { method: 'eapsum', prior } as const
      expectWithin(finite(estimateProficiency(bank, row, options)).theta, table[score]?.theta as number, 1e-12)
      expectWithin(byColumns(bank, row, options).theta, table[score]?.theta as number, 1e-12)
      const sparse = row.with(3, 255)
      expectWithin(byColumns(bank, sparse, options).theta, whole(bank, sparse, prior).mean, 3e-7)
    }
  })

  test('a person’s figures do not hang on who is scored beside them', () => {
    const bank = bankOf(Array.from({ length: 30 }, (_, i) => logisticItem([1.2, -1 + i / 15, 0.1])))
    const random = createRandom('company')
    const rows = [wrong(bank), ...Array.from({ length: 8 }, (_, i) => drawResponses(bank, i / 2 - 2, random))]
    const columns = createScoreColumns(rows.length)
    compileScorer(bank, { prior }).scoreInto(columns, Uint8Array.from(rows.flatMap((row) => [...row])), rows.length)
    for (const [person, row] of rows.entries()) {
      const alone = byColumns(bank, row, { prior })
      expect([columns.theta[person], columns.standardError[person]]).toEqual([alone.theta, alone.standardError])
      expectCovered(bank, row, prior)
    }
  })
})

test('nodes that are given are all there are, and so are those of a prior that is not normal', () => {
  const bank = even(30)
  const row = wrong(bank)
  const nodes = { count: 121, low: -6, high: 6 }
  const truth = posteriorIntegral(bank, row, { mean: 3, sd: 0.3 })
  expectWithin(finite(estimateProficiency(bank, row, { prior: normal(3, 0.3), nodes })).theta, truth.mean, 0.02)
  const flat: Prior = { kind: 'density', mean: 0, sd: 1, logDensity: () => 0 }
  const uniform = finite(estimateProficiency(bank, [0, 0, ...row.slice(2).fill(255)], { prior: { kind: 'uniform' } }))
  expectWithin(finite(estimateProficiency(bank, [0, 0, ...row.slice(2).fill(255)], { prior: flat })).theta, uniform.theta, 1e-12)
  expect(uniform.theta).toBeGreaterThan(-6)
})

test('nodes of one’s own go on where the rule says so', () => {
  const bank = even(30)
  const nodes = { count: 41, low: -4, high: 4, trapezoid: true, continued: true }
  const options = { prior: normal(3, 0.3), nodes }
  const truth = whole(bank, wrong(bank), { mean: 3, sd: 0.3 })
  expectWithin(finite(estimateProficiency(bank, wrong(bank), options)).theta, truth.mean, 3e-7)
  expectWithin(byColumns(bank, wrong(bank), options).theta, truth.mean, 3e-7)
})

test('the doors give the same: the grid of a prior goes on by default, the grid of a rule where the rule does', () => {
  const bank = even(30)
  const prior = normal(3, 0.3)
  const row = wrong(bank)
  const { theta } = finite(estimateProficiency(bank, row, { prior }))
  expect(finite(estimateEap(bank, row, prior, scoringGrid(prior))).theta).toBe(theta)
  expectWithin(posteriorMoments(posteriorCurve(bank, row, prior, scoringGrid(prior))).mean, theta, 1e-9)
  expectWithin(finite(estimateEap(bank, row, prior, scoringGrid(prior, defaultNodes))).theta, 1.2659, 1e-4)
  expectWithin(finite(estimateEapSum(bank, row, prior)).theta, theta, 1e-9)
})
