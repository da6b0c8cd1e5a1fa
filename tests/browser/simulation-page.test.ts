import { describe, expect, test } from 'vitest'
import { simulationPage } from '../../src/reports/simulation-page.js'
import { compareDesigns } from '../../src/simulation/compare-designs.js'
import { normalExaminees } from '../../src/simulation/examinee.js'
import { engineOf, mixedBank } from '../adaptive/banks.js'
import { axeViolations, cutTexts, executablePath, launch, smallestLetters } from './chromium.js'

describe.skipIf(executablePath === undefined)('the page of a rehearsal in Chromium', () => {
  test.each(['id', 'en'] as const)('is accessible and fits a phone (%s)', async (language) => {
    const engines = [6, 12].map((items) => ({
      name: `${items}`,
      engine: engineOf(mixedBank(), { stop: [{ rule: 'length', items }] }),
    }))
    const designs = compareDesigns(engines, { examinees: normalExaminees(80, { mean: 0, sd: 1 }, 'axe'), seed: 'axe' })
    const bank = { id: 'formula', version: '1', items: 40, provisional: false }
    const origin = { bank, source: { kind: 'drawn', mean: 0, sd: 1 }, seed: 'axe' } as const
    const browser = await launch()
    try {
      const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
      await page.setContent(simulationPage({ designs, origin, language, version: '0.0.0' }))
      expect(await axeViolations(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      await page.setViewportSize({ width: 390, height: 740 })
      expect(await smallestLetters(page)).toBeGreaterThanOrEqual(11)
      expect(await cutTexts(page)).toEqual([])
    } finally {
      await browser.close()
    }
  })
})
