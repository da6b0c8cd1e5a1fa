import type { Standard } from '../literacy/standard.js'
import type { GroupShare, PopulationResult, ShownShare } from '../population/population-result.js'
import type { Language } from './bilingual.js'
import { element, escaped } from './markup.js'
import { numberWords } from './number-words.js'
import { note, pageShell, section, tableOf } from './page-shell.js'
import { methodSection, uncertaintySection } from './population-method.js'
import { cautions, memoSentence } from './population-sentences.js'
import { populationWords } from './population-words.js'
import { shareBars } from './share-bars.js'
import { shareCurve } from './share-curve.js'

export interface PopulationPage {
  readonly result: PopulationResult
  /** The standard of the result, for names and cuts of its levels. */
  readonly standard: Standard
  readonly language: Language
  /** Whether the persons are invented: said at the top of the page and in every picture. */
  readonly synthetic: boolean
  /** Version of melek. */
  readonly version: string
}

/** The page about the share of a population: one self-contained HTML file that needs no script. */
export function populationPage(page: PopulationPage): string {
  const { result, language, synthetic } = page
  const words = populationWords[language]
  const title = result.target === null ? words.titleWithoutTarget : words.title(result.target.year)
  const warnings = cautions(result, language, synthetic).map((text) => element('p', {}, escaped(text)))
  const total = result.total.share === null ? undefined : result.total
  return pageShell({
    language,
    title,
    body: [
      element('h1', {}, escaped(title)),
      element('p', { class: 'memo' }, escaped(memoSentence(result, language))),
      element('div', { class: 'warning' }, ...warnings),
      ...(total === undefined
        ? []
        : [
            curveSection(page),
            groupSection(page),
            levelSection(page, total),
            ...pathSection(page, total),
            uncertaintySection(page, total),
          ]),
      methodSection(page),
    ],
  })
}

function curveSection(page: PopulationPage): string {
  const words = populationWords[page.language]
  const { percent } = numberWords(page.language)
  const points = page.result.curve.map(({ cut, share, interval: [low, high] }) => ({ cut, share, low, high }))
  const candidates = page.standard.levels.flatMap(({ id, from }) =>
    from === null ? [] : [{ cut: from, label: `${words.level} ${id}`, chosen: id === page.standard.targetLevel }],
  )
  const picture = shareCurve(points, {
    candidates,
    target: page.result.target?.share,
    description: withLabel(words.curveDescription, page),
    label: synthetic(page),
    axisLabel: words.cutAxis,
    percent: (share) => percent(share, 0),
  })
  return section(words.curve, picture, note(words.curveNote))
}

function groupSection(page: PopulationPage): string {
  const { groups, target } = page.result
  if (groups.length === 0) return ''
  const words = populationWords[page.language]
  const { percent, count, decimal } = numberWords(page.language)
  const bars = groups.map((group) => ({
    name: group.name + caution(group),
    n: group.n,
    estimate:
      group.share === null
        ? { withheld: words.withheld[group.withheld] }
        : { share: group.share, low: group.interval[0], high: group.interval[1] },
  }))
  const picture = shareBars(bars, {
    ...(target === null
      ? {}
      : { target: { share: target.share, label: words.targetLabel(percent(target.share, 0), target.year) } }),
    description: withLabel(words.groupsDescription, page),
    label: synthetic(page),
    percent: (share) => percent(share, 0),
  })
  const rows = groups.map((group) =>
    group.share === null
      ? [group.name, count(group.n), words.withheld[group.withheld], '', '']
      : [
          group.name + caution(group),
          count(group.n),
          percent(group.share),
          decimal(100 * group.standardError, 1),
          `${percent(group.interval[0])}–${percent(group.interval[1])}`,
        ],
  )
  return section(
    words.groups,
    picture,
    tableOf(words.groups, [words.group, words.n, words.share, words.error, words.interval], rows),
    note(words.groupsNote),
  )
}

function caution(group: GroupShare): string {
  if (group.share === null) return ''
  return (group.caution ? ' †' : '') + (group.conditioning.kind === 'unconditioned' ? ' ‡' : '')
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

function pathSection(page: PopulationPage, total: ShownShare): string[] {
  const words = populationWords[page.language]
  const { percent, decimal, count } = numberWords(page.language)
  const { gap } = total
  const { target } = page.result
  if (gap === null || target === null || gap.path.kind !== 'path') return []
  const { path } = gap
  const rows = path.linear.map((share, step) => [
    String(Math.min(path.toYear, path.fromYear + step)),
    percent(share),
    percent(path.probit[step] as number),
  ])
  return [
    section(
      words.path,
      tableOf(words.path, [words.year, words.linear, words.probit], rows),
      note(words.pathNote(decimal(100 * path.sharePerYear, 1), decimal(path.sdPerYear, 2))),
      note(words.people(count(gap.people.toMove), count(gap.people.count))),
      tableOf(
        words.baselines,
        [words.baselineDate, words.share, words.baselineDefinition, words.baselineSource],
        target.baselines.map(({ date, share, definition, source }) => [date, percent(share), definition, source]),
      ),
    ),
  ]
}

function synthetic(page: PopulationPage): string | undefined {
  return page.synthetic ? populationWords[page.language].syntheticLabel : undefined
}

function withLabel(text: string, { synthetic, language }: PopulationPage): string {
  return synthetic ? `${populationWords[language].synthetic} ${text}` : text
}
