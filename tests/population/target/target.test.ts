import { describe, expect, test } from 'vitest'
import { isMelekError } from '../../../src/issues/melek-error.js'
import { shareEstimate } from '../../../src/population/shares/share-estimate.js'
import { gapToTarget } from '../../../src/population/target/gap.js'
import { parseTarget } from '../../../src/population/target/target.js'

const document = {
  format: 'melek-target/1',
  share: 0.9,
  year: 2029,
  level: '3',
  reachedWhen: 'estimate',
  denominator: { count: 5_588_245, date: '2025-11-01', source: 'BKN' },
  baselines: [{ share: 0.3, date: '2024-01', definition: 'adoption, as said in public', source: 'LAN', comparable: false }],
}
const target = parseTarget(document)

const estimated = (share: number, standardError: number) =>
  shareEstimate(
    share,
    {
      sampling: { kind: 'zero', reason: 'describes-those-tested' },
      measurement: { kind: 'estimated', variance: standardError ** 2, ofPersons: standardError ** 2, ofPrior: 0 },
      itemParameters: { kind: 'not-estimated', reason: 'switched-off' },
      cut: { kind: 'not-estimated', reason: 'standard-without-cut-errors' },
      linking: { kind: 'zero', reason: 'same-scale' },
    },
    0.95,
  )
const denominator = { of: 'denominator', count: target.denominator.count } as const

describe('a target document', () => {
  test('without the date of its denominator is refused by name', () => {
    try {
      parseTarget({ ...document, denominator: { count: 1, source: 'BKN' } })
      expect.unreachable()
    } catch (error) {
      if (!isMelekError(error)) throw error
      expect([error.code, error.issues.map(({ path }) => path)]).toEqual(['target-invalid', ['denominator.date']])
    }
  })

  test.each([
    ['a share of 1', { share: 1 }],
    ['a share in percent', { share: 90 }],
    ['a date in words', { denominator: { count: 1, date: 'November', source: 'x' } }],
    ['half a person', { denominator: { count: 0.5, date: '2025', source: 'x' } }],
    ['an unknown field', { goal: 0.9 }],
  ])('with %s is refused', (_, change) => {
    expect(() => parseTarget({ ...document, ...change })).toThrow(/problem/)
  })

  test('is reached by the estimate and has no baselines unless it says otherwise', () => {
    const { reachedWhen: _, baselines: __, ...short } = document
    expect(parseTarget(short)).toMatchObject({ reachedWhen: 'estimate', baselines: [] })
  })
})

describe('the gap to the target', () => {
  test('from 30 % is 60 points and 3.35 million of 5.59 million people, 0.84 million a year over four years', () => {
    const { gap, reached, people, path } = gapToTarget(estimated(0.3, 0.01), target, denominator, 2025)
    expect([gap, reached]).toEqual([expect.closeTo(0.6, 12), false])
    expect([people.toMove / 1e6, (people.toMovePerYear ?? 0) / 1e6]).toEqual([expect.closeTo(3.353, 3), expect.closeTo(0.838, 3)])
    expect(path).toMatchObject({ kind: 'path', fromYear: 2025, toYear: 2029, years: 4, sdPerYear: expect.closeTo(0.4515, 4) })
  })

  test('beyond the target leaves nobody to move', () => {
    const { gap, reached, people } = gapToTarget(estimated(0.93, 0.01), target, denominator, 2025)
    expect([gap, reached, people.toMove]).toEqual([expect.closeTo(-0.03, 12), true, 0])
  })

  test('counts as reached by the lower end of the 95 % interval where the target says so', () => {
    const strict = { ...target, reachedWhen: 'lower95' } as const
    const reached = (share: number) => gapToTarget(estimated(share, 0.01), strict, denominator, undefined).reached
    expect([reached(0.915), reached(0.93)]).toEqual([false, true])
  })

  test('has no path without a year, after the target year, or from a share of 0', () => {
    const kind = (share: number, year?: number) => gapToTarget(estimated(share, 0), target, denominator, year).path.kind
    expect([kind(0.5), kind(0.5, 2029), kind(0, 2025)]).toEqual(['no-year', 'no-time-left', 'extreme-share'])
  })
})
