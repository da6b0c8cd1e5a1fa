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
import type { StudyOrigin } from '../../src/reports/study-origin.js'
import { raschItem, simulatedDif } from '../calibration/dif/simulated-dif.js'

const names = ['i1', 'i2', 'i3', 'i4', 'i5', '<i6>', 'i7', 'i8']
const places = [-1.4, -1, -0.6, -0.2, 0.2, 0.6, 1, 1.4]

function bankAt(id: string, move: (place: number, i: number) => number): ItemBank {
  return {
    format: 'melek-bank/1',
    id,
    version: '1',
    scale: { id: `${id}/1`, metric: 'logit', scalingConstant: 1, status: 'calibrated' },
    security: 'private',
    items: places.map(
      (place, i): BankItem => ({
        id: names[i] as string,
        model: '1pl',
        parameters: { difficulty: move(place, i) },
        status: 'operational',
        content: {},
        enemies: [],
      }),
    ),
  }
}

const bank = bankAt('base', (place) => place)
const moved = bankAt('later', (place, i) => place - 0.25 + (i === 5 ? 0.9 : 0))
const simulated = simulatedDif(
  places.map((place, i) => raschItem(place, i === 5 ? 1.2 : 0)),
  { persons: 1200, seed: 'study-pages' },
)
const data = { ...simulated, itemIds: names }
const plain = { sources: ['r.csv'], command: 'melek <command>', version: '0.0.0' }
const link = linkScales(moved, bank)
if (link.kind !== 'linked') throw new Error('no link')

const pages = (language: Language, origin: StudyOrigin = plain): Readonly<Record<string, string>> => ({
  dif: difPage({ result: detectDif(data, { focal: 'focal' }), rmsdLimit: 0.12, origin, language }),
  fit: fitPage({
    result: assessFit({ bank: compileBank(bank), persons: data.persons, responses: data.responses }, { parameters: 'elsewhere' }),
    origin,
    language,
  }),
  link: linkPage({
    link,
    others: [],
    points: anchorPoints(moved, bank),
    banks: { own: 'later', base: 'base', scaleId: 'base/1' },
    origin,
    language,
  }),
  drift: driftPage({ result: anchorDrift(bank, moved), origin, language }),
})
const [indonesian, english] = [pages('id'), pages('en')]
const provisional = pages('en', { ...plain, provisional: ['judged', 'judged'] })

describe.each(['dif', 'fit', 'link', 'drift'])('the page about %s', (name) => {
  test('stands alone in both languages: no script, nothing fetched, a picture with a description', () => {
    for (const [language, html] of [
      ['id', indonesian[name]],
      ['en', english[name]],
    ] as const) {
      expect(html).not.toMatch(/<script|<link|<img|@import|url\(|https?:\/\//)
      expect(html).toContain(`<html lang="${language}">`)
      expect(html).toMatch(/<svg [^>]*role="img" aria-label="[^"]{10,}"/)
      expect(html).not.toMatch(/undefined|NaN/)
    }
    expect(indonesian[name]).not.toBe(english[name])
  })

  test('has standard errors and no ±, which is half the width of an interval elsewhere', () => {
    expect(indonesian[name]).not.toContain('±')
  })

  test('says before any figure that a bank is provisional, where one is', () => {
    expect(english[name]).not.toContain('PROVISIONAL')
    const at = provisional[name]?.indexOf('PROVISIONAL. The parameters of bank &quot;judged&quot; are not') ?? -1
    expect(at).toBeGreaterThan(0)
    expect(at).toBeLessThan(provisional[name]?.indexOf('<svg') ?? 0)
  })

  test('names from files cannot become markup', () => {
    expect(english[name]).toContain('&lt;i6&gt;')
    expect(english[name]).not.toContain('<i6>')
    expect(english[name]).toContain('melek &lt;command&gt;')
  })
})

test('the item that is harder for the focal group is the one diamond beyond the line of class C', () => {
  expect(english.dif).toContain('1 of 8 items are flagged (&lt;i6&gt;)')
  expect(english.dif?.match(/<path [^>]*class="dot"/g)).toHaveLength(1)
  expect(english.dif?.match(/<circle /g)).toHaveLength(7)
  expect(english.dif?.match(/>C<\/text>/g)).toHaveLength(3)
})

test('the scatter has a dot an anchor, and names the one far off the line', () => {
  expect(english.link?.match(/<circle /g)).toHaveLength(8)
  expect(english.link).toMatch(/class="axis">&lt;i6&gt;<\/text>/)
  expect(english.link).toContain('new theta = 0.959 × old theta +\u00a00.134')
})

test('the anchor that has moved is a diamond in both pictures of drift', () => {
  expect(english.drift).toContain('1 of 8 common items have changed (&lt;i6&gt;)')
  expect(english.drift).toContain('<h2>All common items</h2>')
  expect(english.drift?.match(/<path [^>]*class="dot"/g)).toHaveLength(2)
})

test('a flagged item of negligible class is explained, and the p of the logistic test says what it tests', () => {
  const crossing = detectDif(data, { focal: 'focal', method: 'logistic', alpha: 0.999, adjustment: 'none' })
  const html = difPage({ result: crossing, rmsdLimit: 0.12, origin: plain, language: 'en' })
  expect(html).toMatch(/Flagged, yet of class A: [^<]*too small to matter: [^<]*i\d/)
  expect(html).toContain('Deciding p: uniform and non-uniform DIF together (2 df).')
  expect(html).toMatch(/p uniform<.*p non-uniform</s)
  expect(html).toContain('&lt; 0.0001')
  expect(html).not.toContain('>0.0000<')
})
