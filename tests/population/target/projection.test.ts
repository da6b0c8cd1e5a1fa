import { describe, expect, test } from 'vitest'
import { normalCdf, normalQuantile } from '../../../src/math/normal.js'
import { projectShare, reachProbability } from '../../../src/population/target/projection.js'

const estimate = { share: 0.6, standardError: 0.02 }
const span = { from: 2025.5, to: 2029, goal: 0.9 }

describe('the probability of reaching the target', () => {
  test.each([
    [0.28, 0.05],
    [0.4, 0.1],
    [0.1, 0.05],
  ] as const)('by draws is that of the closed form, gain %s ± %s SD a year', (mean, sd) => {
    const drawn = projectShare(estimate, span, { gain: { mean, sd } }, 'x')
    const exact = reachProbability(estimate, { years: 3.5, goal: 0.9 }, { mean, sd })
    expect(Math.abs(drawn.probability - exact)).toBeLessThan(4 * Math.max(drawn.monteCarloError, 1e-3))
  })

  test('is ½ where the expected gain just reaches it', () => {
    const needed = (normalQuantile(0.9) - normalQuantile(0.6)) / 3.5
    expect(reachProbability(estimate, { years: 3.5, goal: 0.9 }, { mean: needed, sd: 0.1 })).toBeCloseTo(0.5, 12)
  })

  test('is 0 or 1 where nothing is uncertain', () => {
    const sure = { share: 0.6, standardError: 0 }
    expect(reachProbability(sure, { years: 1, goal: 0.7 }, { mean: 1, sd: 0 })).toBe(1)
    expect(reachProbability(sure, { years: 1, goal: 0.9 }, { mean: 0.1, sd: 0 })).toBe(0)
  })
})

test('without uncertainty the path is the probit path, a broken last year among its steps', () => {
  const { years } = projectShare({ share: 0.6, standardError: 0 }, span, { gain: { mean: 0.2, sd: 0 } }, 'x')
  expect(years.map(({ year }) => year)).toEqual([2026.5, 2027.5, 2028.5, 2029])
  for (const { year, median, low, high } of years) {
    const expected = normalCdf(normalQuantile(0.6) + 0.2 * (year - 2025.5))
    expect([median, low, high]).toEqual([
      expect.closeTo(expected, 12),
      expect.closeTo(expected, 12),
      expect.closeTo(expected, 12),
    ])
  }
})

test('entrants of a lower share hold the country back, and leavers of all do so most', () => {
  const project = (rate: number) =>
    projectShare(
      { share: 0.6, standardError: 0 },
      span,
      { gain: { mean: 0.2, sd: 0 }, turnover: { rate, entrants: 0.3, entrantsSd: 0 } },
      'x',
    ).years.at(-1)?.median as number
  expect(project(0)).toBeGreaterThan(project(0.1))
  expect(project(1)).toBeCloseTo(0.3, 12)
})

test('the same seed gives the same figures, another one others', () => {
  const assumptions = { gain: { mean: 0.3, sd: 0.1 } }
  expect(projectShare(estimate, span, assumptions, 'a')).toEqual(projectShare(estimate, span, assumptions, 'a'))
  expect(projectShare(estimate, span, assumptions, 'a').years).not.toEqual(projectShare(estimate, span, assumptions, 'b').years)
})
