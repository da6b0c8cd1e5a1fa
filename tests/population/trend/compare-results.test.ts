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

describe('the link', () => {
  const wide = (mean: number, sd: number, seed: string) => {
    const random = createRandom(seed)
    const lines = [
      { name: 'high', mean: 3, sd: 1 },
      { name: 'own', mean, sd },
      { name: 'rest', mean: 0, sd: 1 },
    ].flatMap((group) => normalThetas(random, 4000, group.mean, group.sd).map((theta) => [group.name, theta, theta].join(',')))
    const { refused: _, ...result } = sharesOfText(['agency,pv1,pv2', ...lines].join('\n'), {
      standard: standardAt([0, 1]),
      origin: { ...origin, conditioning: ['agency'] },
      group: 'agency',
      populationSize: 1_000_000,
    })
    return result
  }
  const added = (result: PopulationResult, name: string) => {
    const variance = (error?: number) =>
      (compareResults(result, result, error).groups.find((group) => group.name === name)?.standardError as number) ** 2
    return Math.sqrt(variance(0.1) - variance()) / 0.1
  }

  test('moves the share of each group by the slope of that group', () => {
    const density = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
    const result = wide(0.5, 0.7, 'link')
    expect(added(result, 'own') / (density(0.5 / 0.7) / 0.7)).toBeCloseTo(1, 1)
    // Nearly all are above the cut: the link hardly moves them.
    expect(added(result, 'high')).toBeLessThan(0.03)
  })

  test('joins banks whose parameters err apart, and of one bank the common error cancels', () => {
    const part = { kind: 'estimated', variance: 9e-4 } as const
    const withItems = (result: PopulationResult): PopulationResult => ({
      ...result,
      total: { ...shown(result.total), n: result.total.n, variances: { ...shown(result.total).variances, itemParameters: part } },
    })
    const [before, after] = [withItems(earlier), withItems(later)]
    const bank = before.bank as NonNullable<PopulationResult['bank']>
    const variance = (one: PopulationResult) => (compareResults(one, after, 0.1).total?.standardError as number) ** 2
    expect(variance({ ...before, bank: { ...bank, id: 'another' } }) - variance(before)).toBeCloseTo(18e-4, 12)
  })
})

test('a group that was conditioned on in one result only has no change, and is named', () => {
  const conditioning = { kind: 'unconditioned' } as ShownShare['conditioning']
  const groups = earlier.groups.map((group) => (group.share === null ? group : { ...group, conditioning }))
  expect(compareResults({ ...earlier, groups }, later)).toMatchObject({ groups: [], conditionedOnce: ['b'] })
  expect(compareResults({ ...earlier, groups }, { ...earlier, groups })).not.toHaveProperty('conditionedOnce')
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
