import { expect, test } from 'vitest'
import { compileBank } from '../../src/bank/compile-bank.js'
import { detectDif } from '../../src/calibration/dif/detect-dif.js'
import { bankFromCalibration } from '../../src/calibration/estimation/bank-from-calibration.js'
import { calibrate } from '../../src/calibration/estimation/calibrate.js'
import { compareModels } from '../../src/calibration/estimation/compare-models.js'
import { observedAnswers } from '../../src/calibration/estimation/observed-answers.js'
import { assessFit } from '../../src/calibration/fit/assess-fit.js'
import { createRandom } from '../../src/math/random-source.js'
import type { ItemModel } from '../../src/models/item-model.js'
import type { Language } from '../../src/reports/bilingual.js'
import { calibrationPage } from '../../src/reports/calibration-page.js'
import { normalThetas, simulatedMatrix } from '../calibration/estimation/simulated-responses.js'

const items: readonly ItemModel[] = [
  ...[-1, -0.3, 0.4, 1].map((difficulty) => ({ model: '2pl' as const, parameters: { discrimination: 1.2, difficulty } })),
  { model: 'grm', parameters: { discrimination: 1.4, thresholds: [-0.8, 0.1, 0.9] } },
]
const random = createRandom('calibration-page')
const simulated = simulatedMatrix(items, normalThetas(500, random), random)
const itemIds = ['<i1>', 'i2', 'i3', 'i4', 'i5']
const matrix = { ...simulated, itemIds }
const groups = Array.from({ length: 500 }, (_, p) => `g${p % 2}`)
const settings = { items: items.map(({ model }, i) => ({ item: itemIds[i] as string, model })), groups }
const result = calibrate(matrix, settings)
const observed = observedAnswers(matrix, settings, result)
const bank = compileBank(bankFromCalibration(result, { id: 'b', source: 'r.csv' }).bank)
const data = { bank, persons: 500, responses: matrix.responses }
const fit = assessFit(data)
const dif = [
  detectDif({ itemIds, persons: 500, responses: matrix.responses, groups, categories: bank.categories }, { focal: 'g1' }),
]
const comparison = compareModels({ ...matrix, responses: matrix.responses.map((k) => Math.min(k, 1)) }, ['1pl', '2pl'])
const origin = { source: 'r.csv', command: 'melek calibrate r.csv' }

const page = (language: Language, more = {}) =>
  calibrationPage({ result, observed, fit, dif, comparison, origin, language, version: '0.0.0', ...more })

test('the page stands alone: no script, nothing fetched', () => {
  for (const language of ['id', 'en'] as const) {
    expect(page(language)).not.toMatch(/<script|<link|<img|@import|url\(|https?:\/\//)
    expect(page(language)).toContain(`<html lang="${language}">`)
  }
})

test('every item has a picture that a screen reader can name, then information, error and the map', () => {
  const html = page('en')
  expect(html.match(/<svg /g)).toHaveLength(5 + 2 + 1)
  expect(html.match(/role="img" aria-label="[^"]+"/g)).toHaveLength(8)
  expect(html).toContain('aria-label="Curve of item i2, 2PL, slope 1')
})

test('an item of two categories has one curve, one of four has four, each with its dots', () => {
  const charts = page('en').split('<svg ').slice(1, 6)
  expect(charts.map((chart) => chart.match(/class="curve"/g)?.length)).toEqual([1, 1, 1, 1, 4])
  const binsOf = (i: number) =>
    observed.items[i]?.bins.filter(({ answers, theta }) => answers >= 5 && Math.abs(theta) <= 4).length ?? 0
  expect(charts.map((chart) => chart.match(/<circle /g)?.length)).toEqual(
    [0, 1, 2, 3, 4].map((i) => binsOf(i) * (i === 4 ? 4 : 1)),
  )
})

test('parameters, fit, DIF, groups, comparison and method are tables and lists with their figures', () => {
  const html = page('en')
  for (const text of ['Item parameters', 'Fit', 'DIF: g1 against g0', 'Groups', 'Models compared', 'melek calibrate r.csv'])
    expect(html).toContain(text)
  const { discrimination } = (result.items[1] as (typeof result.items)[number]).parameters as { discrimination: number }
  expect(html).toContain(`${discrimination.toFixed(3)}\u00a0(`)
  // Parameters, DIF, groups and models compared; ± is half the width of an interval, and so none of these.
  expect(html.match(/In brackets: standard errors\./g)).toHaveLength(4)
  expect(html).not.toContain('±')
})

test('every method of DIF shows its effect, in the unit that the note names', () => {
  const units = { lr: 'expected scores', wald: 'expected scores', rmsd: 'RMSD', catsib: 'equal theta', logistic: 'ln odds' }
  for (const [method, unit] of Object.entries(units)) {
    const found = detectDif(
      { itemIds, persons: 500, responses: matrix.responses, groups, categories: bank.categories, bank },
      { focal: 'g1', method: method as keyof typeof units },
    )
    const estimated = found.items.filter(({ kind }) => kind === 'estimated')
    expect(estimated.length).toBeGreaterThan(3)
    const html = page('en', { dif: [found], comparison: undefined })
    const part = html.slice(html.lastIndexOf('DIF: g1 against g0'))
    expect(part.match(/<td[^>]*>[-−]?\d+\.\d\d(\u00a0\([\d.]+\))?<\/td>/g)).toHaveLength(estimated.length)
    expect(part).toMatch(new RegExp(`Effect: [^.]*${unit}`))
  }
})

test('what is not given leaves no section behind', () => {
  const html = calibrationPage({ result, observed, origin, language: 'en', version: '0' })
  expect(html).not.toMatch(/S-X²|DIF|Models compared/)
  expect(html).not.toMatch(/NaN|Infinity|undefined/)
})

test('a fit that has not converged is said before any figure, and ids cannot become markup', () => {
  const html = page('en', { result: { ...result, converged: false } })
  expect(html.indexOf('NOT CONVERGED')).toBeGreaterThan(0)
  expect(html.indexOf('NOT CONVERGED')).toBeLessThan(html.indexOf('<table'))
  expect(html).not.toContain('<i1>')
})

test('figures are written as the reader of the language does', () => {
  expect(page('id')).toMatch(/\d,\d{3}\s\(0,\d{3}\)/)
  expect(page('id')).not.toMatch(/>\d\.\d{3}\s\(/)
})

test('the page says which administration the fit assumes, and what an item is that is flagged with class A', () => {
  const flagged = dif.map((each) => ({
    ...each,
    items: each.items.map((item) => (item.kind === 'estimated' ? { ...item, flagged: true, class: 'A' as const } : item)),
  }))
  const html = page('en', { dif: flagged })
  expect(html).toContain('Administration: fixed forms: most persons answered every item.')
  expect(html).toContain('Flagged, yet of class A: the difference is statistically significant, but too small to matter')
})

test('the page says what the 0 of a new scale is the mean of', () => {
  const [reference, ...others] = result.groups
  const of = (groups: readonly object[]) => page('en', { result: { ...result, groups } })
  expect(page('en')).toContain('0 is the mean of the reference group &quot;g0&quot;')
  expect(of(result.groups.slice(0, 1))).toContain('0 is the mean of the persons in this file')
  expect(of([{ ...reference, mean: -0.2 }, ...others])).toContain('0 is the mean difficulty of the items')
})
