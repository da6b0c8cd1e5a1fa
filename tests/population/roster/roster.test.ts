import { describe, expect, test } from 'vitest'
import { parseRoster } from '../../../src/population/roster/roster.js'
import { origin, sharesOfText, shown, standardAt } from '../scores/score-tables.js'

const roster = parseRoster(
  ['agency', 'kind', 'count'],
  [
    ['a', 'pns', '100'],
    ['a', 'pppk', '40'],
    ['b', 'pns', '20'],
    ['b', 'pppk', '30'],
    ['c', 'pns', '10'],
  ],
)
/** Per stratum the values of all persons in both plausible values: no error of measurement, so every figure is plain. */
const strata = [
  { agency: 'a', kind: 'pns', above: 30, below: 20 },
  { agency: 'a', kind: 'pppk', above: 5, below: 15 },
  { agency: 'b', kind: 'pns', above: 12, below: 8 },
] as const
const rows = strata.flatMap(({ agency, kind, above, below }) => [
  ...Array.from({ length: above }, () => `${agency},${kind},1,1,1.1,0.5`),
  ...Array.from({ length: below }, () => `${agency},${kind},-1,-1,-1.1,0.5`),
])
const text = ['agency,kind,pv1,pv2,theta,standard_error', ...rows].join('\n')
const input = { standard: standardAt([0]), origin: { ...origin, conditioning: ['agency'] }, group: 'agency', roster }
const options = { texts: ['agency', 'kind'] }
const result = sharesOfText(text, input, options)

describe('a roster', () => {
  test('weighs strata by their people; a stratum nobody was tested of is stood for by the others', () => {
    expect(shown(result.groups[0]).share).toBeCloseTo((100 * 0.6 + 40 * 0.25) / 140, 14)
    expect(shown(result.total).share).toBeCloseTo((100 * 0.6 + 40 * 0.25 + 20 * 0.6) / 160, 14)
    expect(result.roster).toEqual({ size: 200, tested: 90, emptyStrata: ['b × pppk', 'c × pns'] })
    expect(result.estimand).toBe('share-of-the-roster')
  })

  test('gives the sampling error of strata, with nothing for a stratum that was tested whole', () => {
    const a = shown(result.groups[0])
    const expected = (100 / 140) ** 2 * 0.5 * ((0.6 * 0.4) / 49) + (40 / 140) ** 2 * 0.5 * ((0.25 * 0.75) / 19)
    expect(a.variances.sampling).toEqual({ kind: 'estimated', variance: expect.closeTo(expected, 14) })
    expect(shown(result.groups[1]).variances.sampling).toEqual({ kind: 'estimated', variance: 0 })
  })

  test('bounds what those not tested could make of the share, whole empty strata among them', () => {
    expect(shown(result.groups[0]).nonresponse).toEqual({
      size: 140,
      participation: 0.5,
      worst: expect.closeTo(35 / 140, 14),
      best: expect.closeTo((35 + 70) / 140, 14),
    })
    expect(shown(result.total).nonresponse).toMatchObject({
      size: 200,
      worst: expect.closeTo(47 / 200, 14),
      best: expect.closeTo((47 + 110) / 200, 14),
    })
  })

  test('shows a group of which nobody was tested as one without a number', () => {
    expect(result.groups[2]).toMatchObject({ name: 'c', n: 0, suppressed: false, withheld: 'nobody-tested' })
  })

  test('weighs estimates with their errors in the same way', () => {
    const estimated = sharesOfText(text, { ...input, options: { from: 'estimates' } }, options)
    const share = shown(estimated.total)
    expect(share.nonresponse).toMatchObject({ size: 200, participation: 0.45 })
    expect(share.variances.sampling.kind).toBe('estimated')
    expect(estimated.groups.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  })
})

test('a roster that does not fit the scores is refused with every stratum', () => {
  const small = parseRoster(
    ['agency', 'count'],
    [
      ['a', '30'],
      ['c', '5'],
    ],
  )
  expect(() => sharesOfText(text, { ...input, roster: small }, { texts: ['agency'] })).toThrow(
    expect.objectContaining({
      code: 'roster-mismatch',
      issues: [expect.objectContaining({ code: 'roster-stratum-unknown' }), expect.objectContaining({ code: 'roster-exceeded' })],
    }),
  )
})

test('a roster with problems is refused with all of them', () => {
  expect(() => parseRoster(['agency', 'count'], [['a', '3.5'], ['b', ''], ['a', '7'], ['c']])).toThrow(
    expect.objectContaining({
      code: 'roster-invalid',
      issues: ['roster-count', 'roster-count', 'roster-duplicate', 'roster-count'].map((code) =>
        expect.objectContaining({ code }),
      ),
    }),
  )
  expect(() => parseRoster(['agency'], [['a']])).toThrow(
    expect.objectContaining({
      issues: [expect.objectContaining({ code: 'column-missing' }), expect.objectContaining({ code: 'roster-without-strata' })],
    }),
  )
})
