import { expect, test } from 'vitest'
import type { Language } from '../../src/reports/bilingual.js'
import { simulationPage } from '../../src/reports/simulation-page.js'
import { compareDesigns } from '../../src/simulation/compare-designs.js'
import { normalExaminees } from '../../src/simulation/examinee.js'
import { engineOf, mixedBank } from '../adaptive/banks.js'

const bank = mixedBank()
const designs = compareDesigns(
  [5, 9].map((items) => ({ name: `${items} <items>`, engine: engineOf(bank, { stop: [{ rule: 'length', items }] }) })),
  { examinees: normalExaminees(40, { mean: 0, sd: 1 }, 'page'), seed: 'page' },
)
const origin = {
  bank: { id: 'formula', version: '1', items: 40, provisional: true },
  source: { kind: 'drawn', mean: 0, sd: 1 },
  seed: 'page-seed',
  command: 'melek simulate --seed page-seed',
} as const

const page = (language: Language, several = true) =>
  simulationPage({ designs: several ? designs : designs.slice(0, 1), origin, language, version: '0.0.0' })

test('the page stands alone: no script, nothing fetched', () => {
  for (const language of ['id', 'en'] as const) {
    const html = page(language)
    expect(html).not.toMatch(/<script|<link|<img|@import|url\(|https?:\/\//)
    expect(html).toContain(`<html lang="${language}">`)
  }
})

test('one design has four pictures, each labelled as synthetic inside and for screen readers', () => {
  const html = page('en', false)
  expect(html.match(/<svg /g)).toHaveLength(4)
  expect(html.match(/class="label">SYNTHETIC DATA/g)).toHaveLength(4)
  expect(html.match(/aria-label="SYNTHETIC DATA\. /g)).toHaveLength(4)
  expect(page('id', false).match(/class="label">DATA SINTETIS/g)).toHaveLength(4)
})

test('recorded answers are labelled as a rehearsal, not as synthetic', () => {
  const html = simulationPage({ designs, origin: { ...origin, source: { kind: 'recorded' } }, language: 'en', version: '0' })
  expect(html).toContain('REHEARSAL ON RECORDED ANSWERS')
  expect(html).not.toContain('SYNTHETIC')
})

test('a bar stands for each item used, and no more', () => {
  const used = designs[0]?.summary.exposure.items.filter(({ count }) => count > 0).length
  expect(page('en', false).match(/<rect /g)).toHaveLength(used as number)
})

test('seed, number, population and command are said, and a provisional bank is named as such', () => {
  const html = page('en')
  for (const text of ['page-seed', '40, drawn from N(0, 1²)', 'melek simulate', 'provisional']) expect(html).toContain(text)
})

test('several designs are compared, and their names cannot become markup', () => {
  expect(page('en')).toContain('Designs compared')
  expect(page('en')).toContain('5 &lt;items&gt;')
  expect(page('en')).not.toContain('<items>')
  expect(page('en', false)).not.toContain('Designs compared')
})

test('figures are written as the reader of the language does', () => {
  expect(page('id')).toMatch(/\d,\d{3} ± 0,\d{3}/)
  expect(page('id')).not.toMatch(/>\d\.\d{3} ± /)
})

test('a rehearsal of nobody has a page without pictures along the scale', () => {
  const empty = compareDesigns([{ name: 'x', engine: engineOf(bank) }], { examinees: [], seed: 's' })
  const html = simulationPage({ designs: empty, origin, language: 'en', version: '0' })
  expect(html.match(/<svg /g)).toHaveLength(1)
  expect(html).not.toMatch(/NaN|Infinity|undefined/)
})
