import { expect, test } from 'vitest'
import { mantelSums, mantelTest } from '../../../src/calibration/dif/mantel.js'
import type { MatchingTable } from '../../../src/calibration/dif/matching-table.js'
import { commonOddsRatio } from '../../../src/calibration/dif/odds-ratio.js'

// Graduate admissions at Berkeley by department (Bickel, Hammel & O'Connell 1975, Science 187, 398–404): men rejected and admitted,
// women rejected and admitted. The figures are those of mantelhaen.test(UCBAdmissions) in R's documentation, at their printed
// digits: M² with continuity correction 1.4269, common odds ratio 0.9046968, its 95 % interval by Robins, Breslow & Greenland.
const departments = [
  [313, 512, 19, 89],
  [207, 353, 8, 17],
  [205, 120, 391, 202],
  [279, 138, 244, 131],
  [138, 53, 299, 94],
  [351, 22, 317, 24],
]
const table: MatchingTable = {
  values: Float64Array.from(departments.keys()),
  categories: 2,
  counts: Float64Array.from(departments.flat()),
}

test('the common odds ratio of the Berkeley admissions and its interval are those of R', () => {
  const ratio = commonOddsRatio(table)
  if (ratio.kind !== 'finite') throw new Error('expected a finite odds ratio')
  expect(ratio.oddsRatio).toBeCloseTo(0.9046968, 7)
  expect(ratio.oddsRatio * Math.exp(-1.959963985 * ratio.logStandardError)).toBeCloseTo(0.7719074, 7)
  expect(ratio.oddsRatio * Math.exp(1.959963985 * ratio.logStandardError)).toBeCloseTo(1.0603298, 7)
})

test('so is the chi-squared with continuity correction', () => {
  const { chiSquared, p } = mantelTest(mantelSums(table), 0.5)
  expect(chiSquared).toBeCloseTo(1.4269, 4)
  expect(p).toBeCloseTo(0.2323, 4)
})
