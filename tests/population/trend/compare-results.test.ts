import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/math/random-source.js'
import type { PopulationResult, ShownShare } from '../../../src/population/population-result.js'
import { compareResults } from '../../../src/population/trend/compare-results.js'
import { origin, sharesOfText, shown, standardAt } from '../scores/score-tables.js'
import { normalThetas } from '../simulated-persons.js'

function sitting(mean: number, seed: string, cutErrors?: readonly number[]): PopulationResult {
  const random = createRandom(seed)
  const lines = ['a', 'b', 'c'].flatMap((name, g) =>
    normalThetas(random, g === 2 && seed === 'later' ? 4 : 60, mean, 1).map((theta) =>
      [name, ...[0, 1, 2].map(() => (theta + 0.4 * random.normal()).toFixed(8))].join(','),
    ),
  )
  const standard = standardAt([0, 1], cutErrors)
  const { refused: _, ...result } = sharesOfText(['agency,pv1,pv2,pv3', ...lines].join('\n'), {
    standard,
    origin: { ...origin, conditioning: ['agency'] },
    group: 'agency',
    populationSize: 100_000,
  })
  return result
}
const earlier = sitting(0, 'earlier')
const later = sitting(0.5, 'later')
const own = ({ variances: { sampling, measurement } }: ShownShare) =>
  measurement.variance + (sampling.kind === 'estimated' ? sampling.variance : 0)

describe('two sittings on one scale, bank and standard', () => {
  const trend = compareResults(earlier, later)
  test('differ by the difference, with the errors of both', () => {
    const [before, after] = [shown(earlier.total), shown(later.total)]
    expect(trend.total?.change).toBeCloseTo(after.share - before.share, 14)
    expect(trend.total?.standardError).toBeCloseTo(Math.sqrt(own(before) + own(after)), 14)
    expect(trend.total?.probability).toBeLessThan(0.01)
  })

  test('are compared for groups that both show', () => {
    expect(later.groups.map(({ share }) => share === null)).toEqual([true, false, true])
    expect(trend.groups.map(({ name }) => name)).toEqual(['b'])
  })

  test('share the error of the cut, which nearly cancels', () => {
    const [before, after] = [sitting(0, 'earlier', [0.2, 0.2]), sitting(0.5, 'later', [0.2, 0.2])]
    const error = (result: PopulationResult) => {
      const { cut } = shown(result.total).variances
      return cut.kind === 'estimated' ? Math.sqrt(cut.variance) : 0
    }
    const expected = own(shown(before.total)) + own(shown(after.total)) + (error(before) - error(after)) ** 2
    expect(compareResults(before, after).total?.standardError).toBeCloseTo(Math.sqrt(expected), 14)
  })

  test('with a link error are less sure, by the slope of the share at the cut', () => {
    const linked = compareResults(earlier, later, 0.1)
    const added = (linked.total?.standardError as number) ** 2 - (trend.total?.standardError as number) ** 2
    const place = later.curve.findIndex(({ cut }) => cut === later.standard.cut)
    const [low, high] = [later.curve[place - 1], later.curve[place + 1]] as { cut: number; share: number }[]
    const slope = ((high?.share as number) - (low?.share as number)) / ((high?.cut as number) - (low?.cut as number))
    expect(added).toBeCloseTo((0.1 * slope) ** 2, 12)
  })
})

test('another standard, scale, bank or estimand breaks a trend; a link mends scale and bank only', () => {
  const moved: PopulationResult = {
    ...earlier,
    standard: { ...earlier.standard, version: '0' },
    scale: { kind: 'named', scaleId: 'other/1' },
    bank: { ...(earlier.bank as NonNullable<PopulationResult['bank']>), version: '0' },
    estimand: 'realised-share-of-those-tested',
  }
  const codes = (linkError?: number) => {
    try {
      compareResults(moved, later, linkError)
      return []
    } catch (error) {
      return (error as { issues: { code: string }[] }).issues.map(({ code }) => code)
    }
  }
  expect(codes()).toEqual(['trend-standard', 'trend-estimand', 'trend-scale', 'trend-bank'])
  expect(codes(0.05)).toEqual(['trend-standard', 'trend-estimand'])
  expect(codes(-1)).toContain('link-error-invalid')
})
