import { describe, expect, test } from 'vitest'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import { sumScoreTable } from '../../src/scoring/sum-score-table.js'
import { bankOf } from '../arbitraries/banks.js'
import { lsat } from '../reference/lsat.js'
import reference from '../reference/scoring-mirt.json' with { type: 'json' }
import { expectEstimate, expectWithin, finite } from './expect-estimate.js'

const { tolerance } = reference.passport
const { lsat7, science } = reference

const lsatBank = bankOf(
  lsat7.items.map(([a = 1, d = 0]) => ({ model: '2pl', parameters: { discrimination: a, difficulty: -d / a } })),
)

describe('all 32 patterns of LSAT7 agree with mirt', () => {
  test.each([
    ['eap', 'eap', tolerance.eap, tolerance.eap],
    ['map', 'map', tolerance.roots, tolerance.rootStandardErrors],
    ['ml', 'mle', tolerance.roots, tolerance.rootStandardErrors],
    ['wle', 'wle', tolerance.roots, undefined],
    ['wle', 'jeffreys', tolerance.roots, undefined],
  ] as const)('mirt %s is our %s', (column, method, within, standardErrorWithin) => {
    const { theta, standardError } = lsat7.scores[column]
    for (const [row, pattern] of lsat7.patterns.entries()) {
      const estimate = estimateProficiency(lsatBank, pattern, { method })
      const expected = theta[row] ?? null
      if (expected === null) expect(estimate.kind).toBe('unbounded')
      else expectEstimate(estimate, { theta: expected }, within)
      if (expected === null || standardErrorWithin === undefined) continue
      expectWithin(finite(estimate).standardError, standardError[row], standardErrorWithin)
    }
  })
})

const scienceBank = bankOf(
  science.items.map(([discrimination = 1, ...thresholds]) => ({ model: 'grm', parameters: { discrimination, thresholds } })),
)

describe.each([
  ['LSAT7, 2PL', lsatBank, lsat7.sumScore, tolerance.eap],
  ['Science, graded', scienceBank, science.sumScore, tolerance.science],
] as const)('the sum-score table of %s agrees with mirt', (_, bank, { theta, standardError, expected, persons }, within) => {
  const table = sumScoreTable(bank)

  test('theta and standard error of every score', () => {
    expect(table.map(({ score }) => score)).toEqual(theta.map((_figure, score) => score))
    for (const row of table) {
      expectEstimate(
        { kind: 'finite', ...row },
        { theta: theta[row.score] as number, standardError: standardError[row.score] as number },
        within,
      )
    }
  })

  test('expected number of persons of every score', () => {
    for (const { score, probability } of table) expectWithin(probability * persons, expected[score], within * persons)
  })
})

test('the sum-score table of LSAT7 expects close to the 1,000 examinees whom Bock and Lieberman counted', () => {
  const counts = [0, 0, 0, 0, 0, 0]
  for (const [pattern, count] of Object.entries(lsat.lsat7.patterns)) {
    const score = [...pattern].filter((mark) => mark === '1').length
    counts[score] = (counts[score] as number) + count
  }
  expect(counts.reduce((sum, count) => sum + count)).toBe(1000)
  const chiSquare = sumScoreTable(lsatBank).reduce(
    (sum, { score, probability }) => sum + ((counts[score] as number) - 1000 * probability) ** 2 / (1000 * probability),
    0,
  )
  // mirt prints X2 = 1.05782494084667 for this table.
  expectWithin(chiSquare, 1.05782494084667, 1e-6)
})
