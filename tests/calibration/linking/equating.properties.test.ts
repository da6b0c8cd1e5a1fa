import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { equipercentile, observedScoreEquating } from '../../../src/calibration/linking/equating/observed-score-equating.js'
import { populationScores, syntheticPopulation } from '../../../src/calibration/linking/equating/score-population.js'
import { createTestForm, trueScore } from '../../../src/calibration/linking/equating/test-form.js'
import { trueScoreEquating } from '../../../src/calibration/linking/equating/true-score-equating.js'
import {
  hermiteWeighting,
  linkWeighting,
  normalWeighting,
  populationWeighting,
} from '../../../src/calibration/linking/link-weighting.js'
import { changeScale } from '../../../src/models/conversions/scale-change.js'
import { realisticItemOf } from '../../arbitraries/items.js'
import { logisticItems } from './anchor-banks.js'

const { nrm: _, ...summed } = realisticItemOf
const form = fc.array(fc.oneof(...Object.values(summed)), { minLength: 2, maxLength: 8 })

describe('true-score equating', () => {
  test('of a form with itself changes nothing', () => {
    fc.assert(
      fc.property(form, (items) => {
        const own = createTestForm(items)
        for (const { score, equivalent } of trueScoreEquating(own, own)) expect(equivalent).toBeCloseTo(score, 9)
      }),
      { numRuns: 40 },
    )
  })

  test('rises with the score, from 0 for 0 to the highest for the highest', () => {
    fc.assert(
      fc.property(form, form, (items, others) => {
        const [own, other] = [createTestForm(items), createTestForm(others)]
        const rows = trueScoreEquating(own, other)
        expect(rows[0]?.equivalent).toBe(0)
        expect(rows.at(-1)?.equivalent).toBeCloseTo(other.highest, 12)
        for (const [k, { equivalent }] of rows.slice(1).entries())
          expect(equivalent).toBeGreaterThanOrEqual((rows[k]?.equivalent as number) - 1e-9)
      }),
      { numRuns: 40 },
    )
  })

  test('gives both forms the same theta', () => {
    fc.assert(
      fc.property(form, form, (items, others) => {
        const [own, other] = [createTestForm(items), createTestForm(others)]
        for (const { score, equivalent, theta } of trueScoreEquating(own, other)) {
          if (theta === undefined) continue
          expect(trueScore(own, theta)).toBeCloseTo(score, 9)
          expect(trueScore(other, theta)).toBe(equivalent)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('does not depend on the scale that the forms stand on', () => {
    fc.assert(
      fc.property(form, form, (items, others) => {
        const there = { slope: 1.4, intercept: -0.7 }
        const rows = trueScoreEquating(createTestForm(items), createTestForm(others))
        const [own, other] = [items, others].map((each) => createTestForm(each.map((item) => changeScale(item, there))))
        for (const [k, { equivalent }] of trueScoreEquating(own as typeof own & object, other as typeof other & object).entries())
          expect(equivalent).toBeCloseTo(rows[k]?.equivalent as number, 7)
      }),
      { numRuns: 30 },
    )
  })

  test('scores below chance go in proportion to the chance levels', () => {
    const own = createTestForm(logisticItems(Array.from({ length: 10 }, (_, i) => [1, i / 5 - 1, 0.25])))
    const other = createTestForm(logisticItems(Array.from({ length: 10 }, (_, i) => [1, i / 5 - 1, 0.2])))
    const rows = trueScoreEquating(own, other)
    expect(own.floor).toBeCloseTo(2.5, 12)
    for (const score of [0, 1, 2])
      expect(rows[score]).toEqual({ score, equivalent: expect.closeTo(0.8 * score, 12), region: 'below-chance' })
    expect(rows[3]?.region).toBe('true-score')
    expect(rows[10]).toEqual({ score: 10, equivalent: 10, region: 'above-ceiling' })
  })

  test('scores above the sum of upper asymptotes go in proportion likewise', () => {
    const items = (upperAsymptote: number) =>
      Array.from({ length: 10 }, (_, i) => {
        const parameters = { discrimination: 1, difficulty: i / 5 - 1, lowerAsymptote: 0, upperAsymptote }
        return { model: '4pl', parameters } as const
      })
    const rows = trueScoreEquating(createTestForm(items(0.75)), createTestForm(items(0.9)))
    expect(rows[8]).toEqual({ score: 8, equivalent: expect.closeTo(9.2, 12), region: 'above-ceiling' })
    expect(rows[9]).toEqual({ score: 9, equivalent: expect.closeTo(9.6, 12), region: 'above-ceiling' })
    expect(rows[7]?.region).toBe('true-score')
  })
})

describe('observed-score equating', () => {
  const population = normalWeighting({ count: 31, low: -4, high: 4 })

  test('of a form with itself changes nothing, far out in the tails too', () => {
    fc.assert(
      fc.property(form, (items) => {
        const own = createTestForm(items)
        for (const { score, equivalent } of observedScoreEquating(own, own, population)) expect(equivalent).toBeCloseTo(score, 6)
      }),
      { numRuns: 40 },
    )
  })

  test('rises with the score and stays within half a point of the other form', () => {
    fc.assert(
      fc.property(form, form, (items, others) => {
        const [own, other] = [createTestForm(items), createTestForm(others)]
        const rows = observedScoreEquating(own, other, population)
        let last = -0.5
        for (const { equivalent } of rows) {
          expect(equivalent).toBeGreaterThanOrEqual(last)
          last = equivalent
        }
        expect(last).toBeLessThanOrEqual(other.highest + 0.5)
      }),
      { numRuns: 40 },
    )
  })

  test('counting errors instead of points mirrors it', () => {
    const mass = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 2, maxLength: 9 }).map((values) => {
      const total = values.reduce((sum, value) => sum + value, 0)
      return Float64Array.from(values, (value) => value / total)
    })
    fc.assert(
      fc.property(mass, mass, (own, other) => {
        const rows = equipercentile(own, other)
        const mirrored = equipercentile(own.toReversed(), other.toReversed()).toReversed()
        for (const [k, { equivalent, percentileRank }] of rows.entries()) {
          expect(other.length - 1 - (mirrored[k]?.equivalent as number)).toBeCloseTo(equivalent, 9)
          expect(100 - (mirrored[k]?.percentileRank as number)).toBeCloseTo(percentileRank, 9)
        }
      }),
    )
  })

  test('a rank between two scores that people have gets the middle of the gap', () => {
    // Half of the people below 2 and half above: ranks of ½ belong to everything from 0.5 to 2.5.
    const rows = equipercentile(Float64Array.of(0.4, 0.2, 0.4), Float64Array.of(0.5, 0, 0, 0.5))
    expect(rows.map(({ equivalent }) => equivalent)).toEqual([
      expect.closeTo(-0.1, 12),
      expect.closeTo(1.5, 12),
      expect.closeTo(3.1, 12),
    ])
    expect(rows.map(({ percentileRank }) => percentileRank)).toEqual([20, 50, 80].map((rank) => expect.closeTo(rank, 12)))
  })

  test('the scores of a population are a distribution, that of a single theta Lord and Wingersky’s', () => {
    fc.assert(
      fc.property(form, (items) => {
        const own = createTestForm(items)
        const scores = populationScores(own, population)
        expect(scores.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12)
        const single = populationScores(own, linkWeighting('one', [0.3], [1]))
        const mean = single.reduce((sum, p, score) => sum + score * p, 0)
        expect(mean).toBeCloseTo(trueScore(own, 0.3), 10)
      }),
      { numRuns: 40 },
    )
  })

  test('a synthetic population is so many of one and the rest of the other', () => {
    const part = linkWeighting('two', [-1, 1], [1, 1])
    const { nodes, weights } = syntheticPopulation({ slope: 2, intercept: 0.5 }, 0.25, part)
    expect([...nodes]).toEqual([-1.5, 2.5, -1, 1])
    expect([...weights]).toEqual([0.125, 0.125, 0.375, 0.375])
    expect(() => syntheticPopulation({ slope: 1, intercept: 0 }, 1.5, part)).toThrow(
      expect.objectContaining({ code: 'link-weighting' }),
    )
  })
})

test('persons of another mean and SD are those whose scale is changed into units of their own', () => {
  const own = { slope: 2, intercept: 0.4 }
  const link = { slope: 1.2, intercept: -0.3 }
  const standard = hermiteWeighting(61)
  const told = syntheticPopulation(link, 0.25, { linked: populationWeighting({ mean: 0.4, sd: 2 }), base: standard })
  const changed = syntheticPopulation(
    { slope: link.slope * own.slope, intercept: link.slope * own.intercept - 0.3 },
    0.25,
    standard,
  )
  for (const [q, node] of told.nodes.entries()) expect(node).toBeCloseTo(changed.nodes[q] as number, 12)
  expect([...told.weights]).toEqual([...changed.weights])
  expect(told.label).toContain('N(0.4, 2²)')
})

test('a form without items or with nominal ones cannot be equated, and says which', () => {
  const nominal = { model: 'nrm', parameters: { slopes: [1], intercepts: [0] }, id: 'n7' } as const
  expect(() => createTestForm([])).toThrow(expect.objectContaining({ code: 'form-invalid' }))
  expect(() => createTestForm([nominal])).toThrow(
    expect.objectContaining({ issues: [expect.objectContaining({ code: 'sum-score-nominal', item: 'n7' })] }),
  )
})
