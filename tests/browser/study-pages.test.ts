import { expect, test } from 'vitest'
import { detectDif } from '../../src/calibration/dif/detect-dif.js'
import { difPage } from '../../src/reports/dif-page.js'
import { raschItem, simulatedDif } from '../calibration/dif/simulated-dif.js'
import { axeViolations, executablePath, launch } from './chromium.js'

// The pages about fit, link and drift are made of the same parts.
test.skipIf(executablePath === undefined).each(['id', 'en'] as const)(
  'the page about DIF is accessible and fits a phone (%s)',
  async (language) => {
    const items = Array.from({ length: 12 }, (_, i) => raschItem(-1.1 + 0.2 * i, i === 4 ? 1 : 0))
    const result = detectDif(simulatedDif(items, { persons: 600, seed: 'axe' }), { focal: 'focal' })
    const browser = await launch()
    try {
      const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
      const origin = { sources: ['responses.csv'], version: '0.0.0' }
      await page.setContent(difPage({ result, rmsdLimit: 0.12, origin, language }))
      expect(await axeViolations(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    } finally {
      await browser.close()
    }
  },
)
