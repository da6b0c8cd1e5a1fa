import { describe, expect, test } from 'vitest'
import { individualFacts } from '../../src/reports/individual-facts.js'
import { individualPage } from '../../src/reports/individual-page.js'
import { bundledTest, finishedSession, sourcesOf } from '../reports/individual-sources.js'
import { axeViolations, executablePath, launch } from './chromium.js'

/** The longest page: every flag that a finished test can carry at once, steps that all differ, a name and an expiry. */
function longestFacts() {
  const tested = bundledTest()
  const session = finishedSession(tested, 'browser', (step) => step % 2 === 0)
  if (session.result === null) throw new Error('the session must be finished')
  const fit = { lz: -3, cusum: 2, pValue: 0.01, replications: 199 }
  const validity = {
    flag: 'doubtful',
    reasons: ['person-fit', 'rapid-answers'],
    fit,
    rapid: { timed: 30, rapid: 9, effort: 0.7 },
  } as const
  const violations = [{ rule: 'pillar = skills', count: 4, least: 6, most: 9 }]
  const judged = { ...session, result: { ...session.result, validity, violations } }
  const pillarFindings = (['skills', 'safety', 'culture'] as const).map((pillar, k) => ({
    pillar,
    level: String(2 * k + 1),
    value: { addsValue: true },
  }))
  const person = 'Dr. Siti Nurhaliza Rahmawati Putri, S.Kom., M.T.'
  const facts = individualFacts(
    sourcesOf(tested, judged, {
      result: tested.result(session),
      pillarFindings,
      person,
      validUntil: '22 November 2027',
      synthetic: true,
    }),
  )
  return {
    ...facts,
    flags: [
      ...facts.flags,
      { kind: 'too-short', worked: 9, least: 15 },
      { kind: 'imprecise', standardError: 0.61, needed: 0.48 },
    ] as const,
  }
}

describe.skipIf(executablePath === undefined)('the report on one person in Chromium', () => {
  test.each(['id', 'en'] as const)('is accessible, fits a phone and prints on one A4 sheet (%s)', async (language) => {
    const browser = await launch()
    try {
      const page = await browser.newPage({ viewport: { width: 360, height: 740 }, bypassCSP: true })
      await page.setContent(individualPage(longestFacts(), language))
      expect(await axeViolations(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await axeViolations(page)).toEqual([])
      const pdf = await page.pdf({ preferCSSPageSize: true })
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    } finally {
      await browser.close()
    }
  })
})
