import { describe, expect, test } from 'vitest'
import { bank, standard, target } from '../../item-banks/asn-digital-literacy/index.js'
import { compileBank } from '../../src/bank/compile-bank.js'
import { estimateShares } from '../../src/population/estimate-shares.js'
import { projectShare } from '../../src/population/target/projection.js'
import { compareResults } from '../../src/population/trend/compare-results.js'
import { populationPage } from '../../src/reports/population-page.js'
import { syntheticExam } from '../../src/simulation/synthetic-exam.js'
import { asReport } from '../reports/population-report.js'
import { axeViolations, cutTexts, executablePath, launch, smallestLetters } from './chromium.js'

describe.skipIf(executablePath === undefined)('the page of shares in Chromium', () => {
  test.each(['id', 'en'] as const)('is accessible and fits a phone (%s)', async (language) => {
    const compiled = compileBank(bank)
    const persons = [...syntheticExam(compiled, { persons: 300, agencies: 5, seed: 'axe' }).persons()]
    const responses = Uint8Array.from(persons.flatMap((person) => person.responses))
    const ministry = 'Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi, '
    const groups = persons.map(({ agency }) => ministry + agency)
    const result = estimateShares({
      bank: compiled,
      responses,
      persons: persons.length,
      groups,
      standard,
      target,
      options: { itemDraws: 'none', measuredIn: 2026 },
    })
    const browser = await launch()
    try {
      const trend = compareResults(result, result)
      const assumed = { gain: { mean: 0.3, sd: 0.1 }, turnover: { rate: 0.05, entrants: 0.6, entrantsSd: 0.05 } }
      const { total } = result
      if (total.share === null) throw new Error('a share must be shown')
      const projection = projectShare(total, { from: 2026, to: 2029, goal: 0.9 }, assumed, 'axe')
      const page = await browser.newPage({ viewport: { width: 360, height: 720 }, bypassCSP: true })
      await page.setContent(
        populationPage({ report: { ...asReport(result, { synthetic: true }), trend, projection }, standard, language }),
      )
      expect(await axeViolations(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
      await page.setViewportSize({ width: 390, height: 740 })
      expect(await smallestLetters(page)).toBeGreaterThanOrEqual(11)
      expect(await cutTexts(page)).toEqual([])
    } finally {
      await browser.close()
    }
  })
})
