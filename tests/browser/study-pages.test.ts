import { describe, expect, test } from 'vitest'
import { compileBank } from '../../src/bank/compile-bank.js'
import type { BankItem, ItemBank } from '../../src/bank/item-bank.js'
import { detectDif } from '../../src/calibration/dif/detect-dif.js'
import { anchorDrift } from '../../src/calibration/drift/anchor-drift.js'
import { assessFit } from '../../src/calibration/fit/assess-fit.js'
import { anchorPoints } from '../../src/calibration/linking/anchor-points.js'
import { linkScales } from '../../src/calibration/linking/link-scales.js'
import type { Language } from '../../src/reports/bilingual.js'
import { difPage } from '../../src/reports/dif-page.js'
import { driftPage } from '../../src/reports/drift-page.js'
import { fitPage } from '../../src/reports/fit-page.js'
import { linkPage } from '../../src/reports/link-page.js'
import { raschItem, simulatedDif } from '../calibration/dif/simulated-dif.js'
import { axeViolations, cutTexts, executablePath, launch, smallestLetters } from './chromium.js'

const places = Array.from({ length: 12 }, (_, i) => -1.1 + 0.2 * i)
const itemIds = places.map((_, i) => `keamanan-digital-butir-${i + 1}`)
const bankAt = (id: string, move: (place: number, i: number) => number): ItemBank => ({
  format: 'melek-bank/1',
  id,
  version: '1',
  scale: { id: `${id}/1`, metric: 'logit', scalingConstant: 1, status: 'calibrated' },
  security: 'private',
  items: places.map(
    (place, i): BankItem => ({
      id: itemIds[i] as string,
      model: '1pl',
      parameters: { difficulty: move(place, i) },
      status: 'operational',
      content: {},
      enemies: [],
    }),
  ),
})
const bank = bankAt('asn-digital-literacy-2026', (place) => place)
const later = bankAt('asn-digital-literacy-2027', (place, i) => place - 0.25 + (i % 4 === 1 ? 0.9 : 0))
const data = {
  ...simulatedDif(
    places.map((place, i) => raschItem(place, i === 4 ? 1 : 0)),
    { persons: 600, seed: 'axe' },
  ),
  itemIds,
}
const origin = { sources: ['responses.csv'], version: '0.0.0' }

function linkedPage(language: Language): string {
  const link = linkScales(later, bank)
  if (link.kind !== 'linked') throw new Error('no link')
  const banks = { own: later.id, base: bank.id, scaleId: bank.scale.id }
  return linkPage({ link, others: [], points: anchorPoints(later, bank), banks, origin, language })
}

const pages = {
  DIF: (language: Language) => difPage({ result: detectDif(data, { focal: 'focal' }), rmsdLimit: 0.12, origin, language }),
  fit: (language: Language) =>
    fitPage({
      result: assessFit(
        { bank: compileBank(bank), persons: data.persons, responses: data.responses },
        { parameters: 'elsewhere' },
      ),
      origin,
      language,
    }),
  'a link': linkedPage,
  drift: (language: Language) => driftPage({ result: anchorDrift(bank, later), origin, language }),
}

describe.skipIf(executablePath === undefined).each(Object.entries(pages))('the page about %s', (_, pageIn) => {
  test.each(['id', 'en'] as const)('is accessible and fits a phone, its pictures legible and whole (%s)', async (language) => {
    const browser = await launch()
    try {
      const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
      await page.setContent(pageIn(language))
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
