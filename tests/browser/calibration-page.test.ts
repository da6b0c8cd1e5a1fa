import { describe, expect, test } from 'vitest'
import { compileBank } from '../../src/bank/compile-bank.js'
import { detectDif } from '../../src/calibration/dif/detect-dif.js'
import { bankFromCalibration } from '../../src/calibration/estimation/bank-from-calibration.js'
import { calibrate } from '../../src/calibration/estimation/calibrate.js'
import { observedAnswers } from '../../src/calibration/estimation/observed-answers.js'
import { assessFit } from '../../src/calibration/fit/assess-fit.js'
import { createRandom } from '../../src/math/random-source.js'
import { calibrationPage } from '../../src/reports/calibration-page.js'
import { itemIds, normalThetas, simulatedMatrix } from '../calibration/estimation/simulated-responses.js'
import { axeViolations, cutTexts, executablePath, launch, smallestLetters } from './chromium.js'

describe.skipIf(executablePath === undefined)('the page of a calibration in Chromium', () => {
  const random = createRandom('calibration-browser')
  const items = Array.from({ length: 8 }, (_, i) => ({
    model: 'grm' as const,
    parameters: { discrimination: 1.2, thresholds: [i / 4 - 1.5, i / 4 - 0.5, i / 4 + 0.5] },
  }))
  const matrix = simulatedMatrix(items, normalThetas(400, random), random)
  const groups = Array.from({ length: 400 }, (_, p) => `g${p % 2}`)
  const settings = { model: 'grm', groups } as const
  const result = calibrate(matrix, settings)
  const bank = compileBank(bankFromCalibration(result, { id: 'b', source: 'r.csv' }).bank)
  const { responses } = matrix
  const given = {
    result,
    observed: observedAnswers(matrix, settings, result),
    fit: assessFit({ bank, persons: 400, responses }),
    dif: [detectDif({ itemIds: itemIds(8), persons: 400, responses, groups, categories: bank.categories }, { focal: 'g1' })],
    origin: { source: 'r.csv' },
    version: '0.0.0',
  }

  test.each(['id', 'en'] as const)('is accessible and fits a phone (%s)', async (language) => {
    const browser = await launch()
    try {
      const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
      await page.setContent(calibrationPage({ ...given, language }))
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
