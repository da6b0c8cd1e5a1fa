import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reportingScore, thetaFromReportingScore } from '../../src/literacy/reporting-score.js'
import type { ReportingScale } from '../../src/literacy/standard.js'

const scales: fc.Arbitrary<ReportingScale> = fc
  .record({
    slope: fc.double({ min: 0.5, max: 200, noNaN: true }),
    intercept: fc.double({ min: -500, max: 500, noNaN: true }),
    lowSteps: fc.integer({ min: -5000, max: 0 }),
    highSteps: fc.integer({ min: 1, max: 5000 }),
    round: fc.constantFrom(0.01, 0.1, 0.25, 0.5, 1, 2, 5, 10),
  })
  .map(({ slope, intercept, lowSteps, highSteps, round }) => ({
    slope,
    intercept,
    low: lowSteps * round,
    high: highSteps * round,
    round,
  }))

test('every score that can be given comes back from its theta unchanged', () => {
  fc.assert(
    fc.property(scales, fc.double({ min: -6, max: 6, noNaN: true }), (scale, theta) => {
      const score = reportingScore(scale, theta)
      expect(reportingScore(scale, thetaFromReportingScore(scale, score))).toBe(score)
    }),
  )
})

test('a theta inside the range comes back to within half a rounding step', () => {
  fc.assert(
    fc.property(scales, fc.double({ min: 0, max: 1, noNaN: true }), (scale, fraction) => {
      const theta = thetaFromReportingScore(scale, scale.low + fraction * (scale.high - scale.low))
      const back = thetaFromReportingScore(scale, reportingScore(scale, theta))
      expect(Math.abs(back - theta) * scale.slope).toBeLessThanOrEqual(scale.round / 2 + 1e-9 * (1 + Math.abs(scale.high)))
    }),
  )
})

test('a higher theta never gets a lower score, and no score leaves the range', () => {
  fc.assert(
    fc.property(
      scales,
      fc.tuple(fc.double({ min: -40, max: 40, noNaN: true }), fc.double({ min: -40, max: 40, noNaN: true })),
      (scale, pair) => {
        const [low, high] = [Math.min(...pair), Math.max(...pair)].map((theta) => reportingScore(scale, theta)) as [
          number,
          number,
        ]
        expect(low).toBeLessThanOrEqual(high)
        expect(low).toBeGreaterThanOrEqual(scale.low - 1e-9)
        expect(high).toBeLessThanOrEqual(scale.high + 1e-9)
      },
    ),
  )
})

test('without rounding score and theta are inverse up to the rounding of one division', () => {
  fc.assert(
    fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (theta) => {
      const scale: ReportingScale = { slope: 100, intercept: 500, low: 100, high: 900, round: 0 }
      expect(thetaFromReportingScore(scale, reportingScore(scale, theta))).toBeCloseTo(theta, 12)
    }),
  )
})
