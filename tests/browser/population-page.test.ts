import { describe, expect, test } from 'vitest'
import { bank, standard, target } from '../../item-banks/asn-digital-literacy/index.js'
import { compileBank } from '../../src/bank/compile-bank.js'
import { estimateShares } from '../../src/population/estimate-shares.js'
import { populationPage } from '../../src/reports/population-page.js'
import { syntheticExam } from '../../src/simulation/synthetic-exam.js'
import { axeViolations, executablePath, launch } from './chromium.js'

describe.skipIf(executablePath === undefined)('the page of shares in Chromium', () => {
  test.each(['id', 'en'] as const)('is accessible and fits a phone (%s)', async (language) => {
    const compiled = compileBank(bank)
    const persons = [...syntheticExam(compiled, { persons: 300, agencies: 5, seed: 'axe' }).persons()]
    const responses = Uint8Array.from(persons.flatMap((person) => person.responses))
    const groups = persons.map((person) => person.agency)
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
      const page = await browser.newPage({ viewport: { width: 360, height: 720 }, bypassCSP: true })
      await page.setContent(populationPage({ result, standard, language, synthetic: true, version: '0.0.0' }))
      expect(await axeViolations(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    } finally {
      await browser.close()
    }
  })
})
