import { beforeAll, expect, test } from 'vitest'
import { bank, standard, target } from '../../item-banks/asn-digital-literacy/index.js'
import { compileBank } from '../../src/bank/compile-bank.js'
import { estimateShares } from '../../src/population/estimate-shares.js'
import type { PopulationResult } from '../../src/population/population-result.js'
import { compareResults } from '../../src/population/trend/compare-results.js'
import { populationCsv } from '../../src/reports/population-csv.js'
import { populationPage } from '../../src/reports/population-page.js'
import { cautions, changeSentence, memoSentence } from '../../src/reports/population-sentences.js'
import { syntheticExam } from '../../src/simulation/synthetic-exam.js'
import { asReport } from './population-report.js'

let result: PopulationResult

beforeAll(() => {
  const compiled = compileBank(bank)
  const persons = [...syntheticExam(compiled, { persons: 240, agencies: 4, seed: 'page' }).persons()]
  result = estimateShares({
    bank: compiled,
    responses: Uint8Array.from(persons.flatMap((person) => person.responses)),
    persons: persons.length,
    groups: persons.map((person, p) => (p < 4 ? 'tiny <b>' : person.agency)),
    standard,
    target,
    options: { itemDraws: 'none', measuredIn: 2026 },
  })
})

const page = (language: 'id' | 'en', synthetic = true) =>
  populationPage({ report: asReport(result, { synthetic }), standard, language })

test('the first sentence says who, how many, which interval and which standard, and that no definition exists', () => {
  const memo = memoSentence(result, 'en')
  expect(memo).toMatch(/^Of 240 persons tested, \d+\.\d% are digitally literate \(95% interval \d+\.\d% to \d+\.\d%\)/)
  expect(memo).toContain('asn-digital-literacy/demonstration 0.1.0')
  expect(memo).toContain('No official definition exists')
  expect(memoSentence(result, 'id')).toMatch(/^Dari 240 orang yang dites, \d+,\d% melek digital/)
})

test('the page stands alone: no script, nothing fetched', () => {
  for (const language of ['id', 'en'] as const) {
    const html = page(language)
    expect(html).not.toMatch(/<script|<link|<img|@import|url\(|https?:\/\/(?!\S*<)/)
    expect(html).toContain(`<html lang="${language}">`)
  }
})

test('synthetic data are labelled in the text and inside every picture', () => {
  const html = page('en')
  expect(html.match(/class="label">SYNTHETIC DATA/g)).toHaveLength(html.match(/<svg/g)?.length ?? 0)
  expect(page('en', false)).not.toContain('SYNTHETIC')
})

test('a provisional and public bank is named as such', () => {
  expect(cautions(result, 'en', false).join(' ')).toMatch(/PROVISIONAL.*public/s)
})

test('a group without a number has none anywhere on the page', () => {
  const tiny = result.groups.find((group) => group.name === 'tiny <b>')
  expect(tiny).toMatchObject({ suppressed: true, share: null })
  const html = page('en')
  expect(html).toContain('fewer than 10 persons: no number')
  expect(html).toContain('withheld so that a small group cannot be found by subtraction')
})

test('names from the data cannot become markup', () => {
  expect(page('en')).toContain('tiny &lt;b&gt;')
  expect(page('en')).not.toContain('tiny <b>')
})

test('every group, level, year of the path and source of uncertainty has its row', () => {
  const html = page('en')
  for (const group of result.groups) expect(html).toContain(group.name.replace('<', '&lt;').replace('>', '&gt;'))
  for (const { name } of standard.levels) expect(html).toContain(name.en)
  for (const year of [2026, 2027, 2028, 2029]) expect(html).toContain(`<th scope="row" class="figure">${year}</th>`)
  for (const source of ['sampling', 'measurement', 'item parameters', 'cut', 'linking'])
    expect(html).toContain(`<th scope="row">${source}</th>`)
})

test('a pillar has a share only where its own score tells more, else the page says that the total stands for it', () => {
  expect(result.pillars?.pillars.map(({ pillar }) => pillar)).toEqual(['culture', 'ethics', 'safety', 'skills'])
  const { total } = result
  const told = result.pillars?.pillars.map((each) => ({
    ...each,
    stands: each.pillar === 'safety' ? null : ('total-tells-more' as const),
    total: each.pillar === 'safety' ? total : null,
    groups: each.pillar === 'safety' ? result.groups : [],
  }))
  const report = asReport({ ...result, pillars: { persons: 240, pillars: told ?? [] } })
  const html = populationPage({ report, standard, language: 'en' })
  expect(html).toMatch(
    /<th scope="row">Digital ethics<\/th>(<td class="figures">[\d.]*<\/td>){3}<td class="prose">the total stands for it<\/td>/,
  )
  expect(html).toContain(`<th scope="row">Digital safety</th>`)
  expect(html).toContain('Shares of pillars by group')
  expect(populationPage({ report, standard, language: 'id' })).toContain('porsi keseluruhan berlaku')
  const csv = populationCsv(report).split('\n')
  expect(csv.filter((line) => line.startsWith('pillar,'))).toHaveLength(4)
  expect(csv.find((line) => line.startsWith('pillar,ethics'))).toContain(',total-tells-more,')
  expect(csv.find((line) => line.startsWith('pillar,safety'))).toContain(`,${total.share},`)
})

test('what changed since an earlier result is one sentence with its interval, or why there is none', () => {
  const trend = compareResults(result, result)
  const said = changeSentence({ trend, confidence: 0.95 }, 'en')
  expect(said).toMatch(
    /^Since the earlier result the share has changed by 0\.0 points, from (\d+\.\d%) to \1 \(95% interval −\d+\.\d to \+\d+\.\d points\)\. That interval holds zero/,
  )
  expect(changeSentence({ trend, confidence: 0.95 }, 'id')).toMatch(/selang 95%: −\d+,\d sampai \+\d+,\d poin/)
  expect(changeSentence({ trend: { ...trend, total: null }, confidence: 0.95 }, 'id')).toContain('tidak dapat diberikan')
  expect(changeSentence({ trend: null, confidence: 0.95 }, 'id')).toBeUndefined()
})

test('the page says in a sentence what has changed, and shows every change beside its interval', () => {
  const trend = compareResults(result, result)
  const html = populationPage({ report: asReport(result, { trend }), standard, language: 'en' })
  expect(html).toContain(`<p>${changeSentence({ trend, confidence: 0.95 }, 'en')}</p>`)
  expect(html).toMatch(/<th scope="col" class="figures">Points<\/th><th scope="col" class="figures">Interval<\/th>/)
  expect(html).toMatch(/<td class="figures">0\.0<\/td><td class="figures">−\d+\.\d … \+\d+\.\d<\/td>/)
})

test('what a regression on covariates assumes of residuals stands beside their names', () => {
  const html = populationPage({ report: asReport({ ...result, covariates: ['age'] }), standard, language: 'en' })
  expect(html).toMatch(/<dd>age\. Residuals are taken for normal: .*89\.5%/)
})

test('codes of documents have words, and texts of documents are quoted', () => {
  const inputs = [{ role: 'compare', path: 'then.json', sha256: 'ab' }]
  const report = asReport(result)
  const shown = populationPage({ report: { ...report, provenance: { ...report.provenance, inputs } }, standard, language: 'id' })
  expect(shown).toContain('Masukan: hasil sebelumnya')
  expect(shown).toContain('status: peragaan, “no panel has set these cuts')
  expect(shown).toContain('“BKN, reported by')
  expect(shown).toContain('<td class="prose">“Muara Enim, Journal of Public Policy 11(4), 2025”</td>')
})

test('a caption that repeats the title of its section is for screen readers alone', () => {
  expect(page('id')).toContain('<h2>Kelompok</h2>')
  expect(page('id')).toContain('<caption class="unseen">Kelompok</caption>')
  expect(page('id')).toContain('<caption>Porsi pada tiap calon batas</caption>')
})

test('columns of figures stand to the right, and prose to the left', () => {
  expect(page('id')).toMatch(/<th scope="col" class="figures">Selang<\/th>/)
  expect(page('id')).toMatch(/<td class="figures">\d+,\d%–\d+,\d%<\/td>/)
  expect(page('id')).toContain('<th scope="col">Sumber</th>')
})
