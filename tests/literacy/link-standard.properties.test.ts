import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inverseLink } from '../../src/calibration/linking/inverse-link.js'
import { linkedTheta } from '../../src/calibration/linking/link-errors.js'
import { isMelekError } from '../../src/issues/melek-error.js'
import { linkStandard } from '../../src/literacy/link-standard.js'
import { reportingScore } from '../../src/literacy/reporting-score.js'
import { assertSameScale, cutsOf, levelOf, type Standard } from '../../src/literacy/standard.js'
import { changeTheta } from '../../src/models/conversions/scale-change.js'

const standard: Standard = {
  format: 'melek-standard/1',
  id: 'nasional',
  version: '1',
  scaleId: 'nasional/2026',
  levels: [
    { id: 'dasar', from: null, name: { id: 'Dasar', en: 'Basic' } },
    { id: 'melek', from: -0.4, name: { id: 'Melek', en: 'Literate' } },
    { id: 'mahir', from: 1.1, name: { id: 'Mahir', en: 'Advanced' } },
  ],
  cutStandardErrors: [0.1, 0.15],
  targetLevel: 'melek',
  rule: 'compensatory',
  reportingScale: { slope: 100, intercept: 500, low: 0, high: 1000, round: 0 },
}
const options = { from: 'nasional/2026', to: 'nasional/2027', version: '2', provenance: { anchors: 12 } }

const change = fc.record({
  slope: fc.double({ min: 0.3, max: 3, noNaN: true }),
  intercept: fc.double({ min: -2, max: 2, noNaN: true }),
})
const size = fc.double({ min: 0.005, max: 0.2, noNaN: true })
const errors = fc
  .tuple(size, size, fc.double({ min: -0.95, max: 0.95, noNaN: true }))
  .map(([slope, intercept, correlation]) => ({ slope, intercept, covariance: correlation * slope * intercept }))
const theta = fc.double({ min: -3, max: 3, noNaN: true })

test('every person keeps level and reporting score', () => {
  fc.assert(
    fc.property(change, theta, (link, old) => {
      fc.pre(cutsOf(standard).every((cut) => Math.abs(cut - old) > 1e-9))
      const linked = linkStandard(standard, link, options)
      const there = changeTheta(old, link)
      const level = (of: Standard, at: number) => levelOf(of, { kind: 'finite', theta: at, standardError: 0.3 })
      expect(level(linked, there)).toMatchObject({ index: (level(standard, old) as { index: number }).index })
      const score = (of: Standard, at: number) => reportingScore(of.reportingScale as NonNullable<Standard['reportingScale']>, at)
      expect(score(linked, there)).toBeCloseTo(score(standard, old), 6)
    }),
  )
})

test('errors of the cuts are those of the panel and of the link together', () => {
  fc.assert(
    fc.property(change, errors, (link, of) => {
      const { cutStandardErrors = [] } = linkStandard(standard, { ...link, errors: of }, options)
      for (const [k, cut] of cutsOf(standard).entries()) {
        const panel = link.slope * (standard.cutStandardErrors?.[k] as number)
        expect(cutStandardErrors[k]).toBeCloseTo(Math.hypot(panel, linkedTheta(cut, link, of).standardError), 10)
      }
    }),
  )
})

test('what a link adds to the error of a proficiency is the same seen from either scale', () => {
  fc.assert(
    fc.property(change, errors, theta, (link, of, old) => {
      const there = linkedTheta(old, link, of)
      const back = inverseLink(link, of)
      const again = linkedTheta(there.theta, back.change, back.errors as NonNullable<typeof back.errors>)
      expect(again.theta).toBeCloseTo(old, 9)
      expect(again.standardError).toBeCloseTo(there.standardError / link.slope, 8)
    }),
  )
})

test('the old standard is refused on the new scale, the linked one on the old', () => {
  const linked = linkStandard(standard, { slope: 1.1, intercept: 0.2 }, options)
  expect(() => assertSameScale(standard, { id: 'nasional/2027' })).toThrow(/link the two scales first/)
  expect(assertSameScale(linked, { id: 'nasional/2027' })).toEqual({ kind: 'named', scaleId: 'nasional/2027' })
  expect(() => assertSameScale(linked, { id: 'nasional/2026' })).toThrow(/scale/)
  expect(linked.provenance).toMatchObject({
    linked: { from: { version: '1', scaleId: 'nasional/2026' }, errors: 'not known', anchors: 12 },
  })
})

test('without errors of the panel those of the link stand alone, and the provenance says so', () => {
  const { cutStandardErrors: _, ...without } = standard
  expect(linkStandard(without, { slope: 1, intercept: 0 }, options).cutStandardErrors).toBeUndefined()
  const linked = linkStandard(without, { slope: 1, intercept: 0, errors: { slope: 0, intercept: 0.05, covariance: 0 } }, options)
  expect(linked.cutStandardErrors).toEqual([0.05, 0.05])
  expect(JSON.stringify(linked.provenance)).toContain('of the link alone')
})

test('a link from another scale, an unchanged version or scale, a slope of 0 are refused', () => {
  const codes = (run: () => unknown): string[] => {
    try {
      run()
    } catch (error) {
      if (isMelekError(error)) return [error.code, ...error.issues.map(({ code }) => code)]
    }
    throw new Error('expected a refusal')
  }
  const link = { slope: 1, intercept: 0.1 }
  expect(codes(() => linkStandard(standard, link, { ...options, from: 'kota/1' }))).toEqual(['scale-mismatch'])
  expect(codes(() => linkStandard(standard, link, { ...options, version: '1', to: 'nasional/2026' }))).toEqual([
    'standard-invalid',
    'version-unchanged',
    'scale-unchanged',
  ])
  expect(codes(() => linkStandard(standard, { slope: 0, intercept: 0 }, options))).toEqual(['scale-change-invalid'])
})
