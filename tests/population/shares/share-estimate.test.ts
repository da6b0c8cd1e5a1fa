import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { logitInterval, shareEstimate, type VarianceParts } from '../../../src/population/shares/share-estimate.js'

const parts = (variance: number): VarianceParts => ({
  sampling: { kind: 'zero', reason: 'describes-those-tested' },
  measurement: { kind: 'estimated', variance, ofPersons: variance, ofPrior: 0 },
  itemParameters: { kind: 'estimated', variance: 3 * variance },
  cut: { kind: 'not-estimated', reason: 'standard-without-cut-errors' },
  linking: { kind: 'estimated', variance: 5 * variance },
})

describe('a share', () => {
  test('has the square root of its estimated parts as standard error; parts that are zero or unknown add nothing', () => {
    expect(shareEstimate(0.4, parts(1e-4), 0.95).standardError).toBeCloseTo(0.03, 14)
  })

  test('has the interval of the logit scale: 0.4 ± 0.03 gives 0.343 to 0.460', () => {
    // logit 0.4 = −0.405465; half width 1.959964·0.03/0.24 = 0.244995; σ(−0.650461) and σ(−0.160470).
    const { interval } = shareEstimate(0.4, parts(1e-4), 0.95)
    expect(interval).toEqual([expect.closeTo(0.342888, 5), expect.closeTo(0.459968, 5)])
  })

  test('that is 0 or 1 to the last digit keeps its end and reaches twice as far as 1.96 errors', () => {
    expect(logitInterval(1, 0.01, 0.95)).toEqual([expect.closeTo(1 - 0.0391993, 6), 1])
    expect(logitInterval(0, 0, 0.95)).toEqual([0, 0])
  })

  test('of nearly 1 does not reach to 0 because a logit has no end', () => {
    const [low, high] = logitInterval(0.999999, 6.7e-5, 0.95)
    expect([low, high]).toEqual([expect.closeTo(0.999999 - 2.626e-4, 6), 1])
    for (const share of [1 - 1e-12, 1 - 1e-9, 1]) expect(logitInterval(share, 6.7e-5, 0.95)[0]).toBeGreaterThan(0.9997)
  })
})

test('an interval stays inside 0…1, holds its share, and mirrors when the share is turned round', () => {
  const between = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })
  fc.assert(
    fc.property(between, fc.double({ min: 0, max: 0.3, noNaN: true }), (share, error) => {
      const [low, high] = logitInterval(share, error, 0.95)
      expect(low >= 0 && low <= share + 1e-12 && share <= high + 1e-12 && high <= 1).toBe(true)
      const [mirroredLow] = logitInterval(1 - share, error, 0.95)
      expect(mirroredLow).toBeCloseTo(1 - high, 8)
    }),
  )
})
