import type { Standard } from '../literacy/standard.js'
import type { PopulationReport } from '../population/population-report.js'
import type { ShownShare } from '../population/population-result.js'
import type { Language } from './bilingual.js'
import { embeddedReport } from './embedded-report.js'
import { element, escaped } from './markup.js'
import { numberWords } from './number-words.js'
import { note, pageShell, section, tableOf } from './page-shell.js'
import { pathSection, trendSection } from './population-future.js'
import { funnelSection, groupSection } from './population-groups.js'
import { pictureLabel, withLabel } from './population-label.js'
import { methodSection, uncertaintySection } from './population-method.js'
import { pillarSection } from './population-pillars.js'
import { cautions, memoSentence } from './population-sentences.js'
import { populationWords } from './population-words.js'
import { shareCurve } from './share-curve.js'

export interface PopulationPage {
  readonly report: PopulationReport
  /** The standard of the report, for names and cuts of its levels. */
  readonly standard: Standard
  readonly language: Language
}

/**
 * The page about the share of a population: one self-contained HTML file that needs no script. It begins with a sentence
 * to paste into a memo, in both languages, and carries the report as JSON, so that it can be computed again.
 */
export function populationPage(page: PopulationPage): string {
  const { report, language } = page
  const words = populationWords[language]
  const title = report.target === null ? words.titleWithoutTarget : words.title(report.target.year)
  const warnings = cautions(report, language, report.synthetic).map((text) => element('p', {}, escaped(text)))
  const total = report.total.share === null ? undefined : report.total
  const other = language === 'id' ? 'en' : 'id'
  return pageShell({
    language,
    title,
    body: [
      element('h1', {}, escaped(title)),
      element('p', { class: 'memo' }, escaped(memoSentence(report, language))),
      element('p', { class: 'memo', lang: other }, escaped(memoSentence(report, other))),
      element('div', { class: 'warning' }, ...warnings),
      ...(total === undefined
        ? []
        : [
            curveSection(page),
            ...participationSection(page, total),
            groupSection(page),
            ...funnelSection(page),
            levelSection(page, total),
            ...pillarSection(page),
            ...pathSection(page, total),
            ...trendSection(page),
            uncertaintySection(page, total),
          ]),
      methodSection(page),
      embeddedReport(report),
    ],
  })
}

function curveSection(page: PopulationPage): string {
  const words = populationWords[page.language]
  const { percent } = numberWords(page.language)
  const points = page.report.curve.map(({ cut, share, interval: [low, high] }) => ({ cut, share, low, high }))
  if (points.length < 2) return ''
  const candidates = page.standard.levels.flatMap(({ id, from }) =>
    from === null ? [] : [{ cut: from, noun: words.level, name: id, chosen: id === page.standard.targetLevel }],
  )
  const picture = shareCurve(points, {
    candidates,
    target: page.report.target?.share,
    description: withLabel(words.curveDescription, page),
    label: pictureLabel(page),
    axisLabel: words.cutAxis,
    shareLabel: words.shareAxis,
    percent: (share) => percent(share, 0),
  })
  const rows = candidates.map(({ cut, noun, name: level, chosen }) => {
    const point = points.find((each) => each.cut === cut)
    const name = `${noun} ${level}${chosen ? ` ← ${words.atTarget}` : ''}`
    return point === undefined ? [name, '', ''] : [name, percent(point.share), `${percent(point.low)}–${percent(point.high)}`]
  })
  return section(
    words.curve,
    picture,
    note(page.report.target === null ? words.curveNote : `${words.curveNote} ${words.curveTarget}`),
    tableOf(words.candidates, [words.cut, words.shareAbove, words.interval], rows),
  )
}

/** Who was to be tested, who was, and what the others could make of the share. */
function participationSection(page: PopulationPage, total: ShownShare): string[] {
  const { nonresponse } = total
  const { roster } = page.report
  if (nonresponse === null || roster === null) return []
  const words = populationWords[page.language]
  const { percent, count } = numberWords(page.language)
  const row = [
    count(roster.size),
    count(roster.tested),
    percent(nonresponse.participation),
    percent(nonresponse.worst),
    percent(nonresponse.best),
  ]
  return [
    section(
      words.participation,
      tableOf(words.participation, [words.onRoster, words.tested, words.participation, words.worst, words.best], [row]),
      note(words.boundsNote),
      ...(roster.emptyStrata.length === 0 ? [] : [note(words.emptyStrata(roster.emptyStrata.join(', ')))]),
    ),
  ]
}

function levelSection(page: PopulationPage, total: ShownShare): string {
  const words = populationWords[page.language]
  const { percent, decimal } = numberWords(page.language)
  const rows = total.levels.map(({ level, share, standardError, interval: [low, high] }) => {
    const name = page.standard.levels.find((candidate) => candidate.id === level)?.name[page.language] ?? level
    const mark = level === page.standard.targetLevel ? ` ← ${words.atTarget}` : ''
    return [`${level}. ${name}${mark}`, percent(share), decimal(100 * standardError, 1), `${percent(low)}–${percent(high)}`]
  })
  return section(words.levels, tableOf(words.levels, [words.level, words.share, words.error, words.interval], rows))
}
