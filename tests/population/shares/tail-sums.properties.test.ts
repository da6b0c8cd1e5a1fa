import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CompiledBank, compileBank } from '../../../src/bank/compile-bank.js'
import { parseBank } from '../../../src/bank/parse-bank-schema.js'
import { largestInformation } from '../../../src/population/quadrature/largest-information.js'
import { likelihoodRows } from '../../../src/population/quadrature/likelihood-rows.js'
import { layOut, type Measurement } from '../../../src/population/quadrature/measurement.js'
import { type TailSums, tailSums } from '../../../src/population/shares/tail-sums.js'
import { posteriorCurve, posteriorMoments } from '../../../src/scoring/posterior-curve.js'
import { scoringGrid } from '../../../src/scoring/scoring-grid.js'
import { probabilityAbove } from '../../../src/scoring/tail-probability.js'

const slope = fc.double({ min: 0.4, max: 2.2, noNaN: true })
const place = fc.double({ min: -2.5, max: 2.5, noNaN: true })
const itemParameters = fc.oneof(
  fc.record({ model: fc.constant('2pl'), parameters: fc.record({ discrimination: slope, difficulty: place }) }),
  fc.record({
    model: fc.constant('3pl'),
    parameters: fc.record({
      discrimination: slope,
      difficulty: place,
      lowerAsymptote: fc.double({ min: 0, max: 0.3, noNaN: true }),
    }),
  }),
  fc.record({
    model: fc.constant('gpcm'),
    parameters: fc.record({ discrimination: slope, steps: fc.array(place, { minLength: 1, maxLength: 4 }) }),
  }),
)

interface Case {
  readonly bank: CompiledBank
  readonly responses: Uint8Array
  readonly mean: number
  readonly sd: number
  readonly cuts: readonly [number, number]
}

const cases: fc.Arbitrary<Case> = fc
  .record({
    items: fc.array(itemParameters, { minLength: 1, maxLength: 25 }),
    picks: fc.array(fc.integer({ min: -1, max: 999 }), { minLength: 25, maxLength: 25 }),
    mean: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
    sd: fc.double({ min: 0.4, max: 1.5, noNaN: true }),
    low: fc.double({ min: -2.5, max: 2, noNaN: true }),
    step: fc.double({ min: 0.01, max: 1.5, noNaN: true }),
  })
  .map(({ items, picks, mean, sd, low, step }) => {
    const bank = compileBank(
      parseBank({
        format: 'melek-bank/1',
        id: 'any',
        version: '1',
        scale: { id: null, metric: 'logit', status: 'calibrated' },
        items: items.map((item, i) => ({ id: `i${i}`, ...item })),
      }),
    )
    const responses = Uint8Array.from(items, (_, i) => {
      const pick = picks[i] as number
      return pick < 0 ? 255 : pick % (bank.categories[i] as number)
    })
    return { bank, responses, mean, sd, cuts: [low, low + step] as const }
  })

function measurementOf({ bank, responses, cuts }: Case): Measurement {
  return {
    curves: bank.curves,
    used: new Uint8Array(bank.items.length).fill(1),
    rows: { responses, items: bank.items.length },
    cuts,
    bandCuts: [0, 1],
    scale: { mean: 0, sd: 1 },
    information: largestInformation(bank.curves, bank.items.length, -14, 14),
  }
}

/** Sums of one person; the grid stays that of the case when the prior is moved. */
function sumsOf(one: Case, mean = one.mean, sd = one.sd): TailSums {
  const measurement = measurementOf(one)
  const { tables, grid } = layOut(measurement, one.mean - 8 * one.sd, one.mean + 8 * one.sd, one.sd)
  const table = likelihoodRows(tables, grid, measurement.rows, Int32Array.of(0))
  return tailSums(table, { grid, mean, sd, bandCuts: [0, 1] })
}

describe('the columns of one person', () => {
  test('hold the same probabilities above cuts as the posterior curve of scoring, to 1e-6', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const prior = { kind: 'normal', mean: one.mean, sd: one.sd } as const
        const curve = posteriorCurve(one.bank, one.responses, prior, scoringGrid(prior, { count: 241, low: -8, high: 8 }))
        const sums = sumsOf(one)
        one.cuts.forEach((cut, k) => {
          const p = probabilityAbove(curve, cut)
          expect(Math.abs((sums.share[k] as number) - p)).toBeLessThan(1e-6)
          expect(Math.abs((sums.spread[k] as number) - p * (1 - p))).toBeLessThan(1e-6)
        })
      }),
      { numRuns: 150 },
    )
  })

  test('count the person above a cut exactly when the posterior mean is', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const prior = { kind: 'normal', mean: one.mean, sd: one.sd } as const
        const curve = posteriorCurve(one.bank, one.responses, prior, scoringGrid(prior, { count: 241, low: -8, high: 8 }))
        const { mean } = posteriorMoments(curve)
        fc.pre(one.cuts.every((cut) => Math.abs(cut - mean) > 1e-5))
        expect([...sumsOf(one).countedEap]).toEqual(one.cuts.map((cut) => (mean >= cut ? 1 : 0)))
      }),
      { numRuns: 100 },
    )
  })

  test('carry the slopes of the share in the prior: equal to central differences', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const sums = sumsOf(one)
        const h = 1e-4
        const difference = (up: TailSums, down: TailSums, k: number) =>
          ((up.share[k] as number) - (down.share[k] as number)) / (2 * h)
        one.cuts.forEach((_, k) => {
          const inMean = difference(sumsOf(one, one.mean + h), sumsOf(one, one.mean - h), k)
          const inLogSd = difference(sumsOf(one, one.mean, one.sd * Math.exp(h)), sumsOf(one, one.mean, one.sd * Math.exp(-h)), k)
          expect(sums.meanGradient[k]).toBeCloseTo(inMean, 6)
          expect(sums.logSdGradient[k]).toBeCloseTo(inLogSd, 6)
        })
      }),
      { numRuns: 60 },
    )
  })

  test('spread over the bands as p(1 − p) of each band', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { share, bandSpread } = sumsOf(one)
        const [upper, lower] = [share[1] as number, share[0] as number]
        for (const [band, p] of [1 - lower, lower - upper, upper].entries()) {
          expect(bandSpread[band]).toBeCloseTo(p * (1 - p), 12)
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('counting likelihood maxima', () => {
  const flat = fc.sample(cases, { numRuns: 1, seed: 1 })[0] as Case
  const bank = compileBank(
    parseBank({
      format: 'melek-bank/1',
      id: 'rasch',
      version: '1',
      scale: { id: null, metric: 'logit', status: 'calibrated' },
      items: [-1, 0, 1].map((difficulty) => ({ id: `b${difficulty}`, model: '1pl', parameters: { difficulty } })),
    }),
  )
  const counted = (responses: readonly number[], cut: number) =>
    sumsOf({ ...flat, bank, responses: Uint8Array.from(responses), cuts: [cut, 5], mean: 0, sd: 1 }).countedMle[0]

  // Two of three right: the sum of the probabilities is 2 at θ = 0.8027.
  test.each([
    [[1, 1, 0], 0.79, 1],
    [[1, 1, 0], 0.82, 0],
    [[1, 1, 1], 2.5, 1],
    [[0, 0, 0], -2.5, 0],
  ])('answers %j have their maximum at or above %d: %d', (responses, cut, expected) => {
    expect(counted(responses, cut)).toBe(expected)
  })
})
