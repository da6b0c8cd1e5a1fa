import type { ShownShare } from '../population/population-result.js'
import type { ShareChange } from '../population/trend/compare-results.js'
import { quotation } from './document-words.js'
import { element, escaped } from './markup.js'
import { numberWords } from './number-words.js'
import { note, type SectionPart, section, tableOf } from './page-shell.js'
import type { PopulationPage } from './population-page.js'
import { changeSentence, signedPoints } from './population-sentences.js'
import { populationWords } from './population-words.js'

/** The ways to the target, what is assumed of the years to come, and the baselines on record. */
export function pathSection(page: PopulationPage, total: ShownShare): string[] {
  const words = populationWords[page.language]
  const { percent, decimal, count } = numberWords(page.language)
  const { gap } = total
  const { target } = page.report
  if (gap === null || target === null) return []
  const { path, people } = gap
  const steps =
    path.kind !== 'path'
      ? [note(words.noPath[path.kind])]
      : [
          tableOf(
            words.path,
            [words.year, words.linear, words.probit],
            path.linear.map((share, step) => [
              yearText(Math.min(path.toYear, path.fromYear + step), page),
              percent(share),
              percent(path.probit[step] as number),
            ]),
          ),
          note(words.pathNote(decimal(100 * path.sharePerYear, 1), decimal(path.sdPerYear, 2))),
        ]
  const perYear = people.toMovePerYear === null ? null : count(people.toMovePerYear)
  const { count: of, date, source } = target.denominator
  return [
    section(
      words.path,
      ...steps,
      note(
        people.of === 'denominator'
          ? words.peopleOf(count(people.toMove), perYear, count(of), date, quotation(source))
          : words.people(count(people.toMove), count(people.count)),
      ),
      ...projectionPart(page),
      ...(target.baselines.length === 0
        ? []
        : [
            tableOf(
              words.baselines,
              [words.baselineDate, words.share, words.baselineDefinition, words.baselineSource, words.comparable],
              target.baselines.map((baseline) => [
                baseline.date,
                percent(baseline.share),
                quotation(baseline.definition),
                quotation(baseline.source),
                baseline.comparable ? words.yes : words.no,
              ]),
            ),
          ]),
    ),
  ]
}

/** A year as it stands in calendars; sittings in the middle of one keep their decimals. */
function yearText(year: number, { language }: PopulationPage): string {
  return Number.isInteger(year) ? String(year) : year.toFixed(1).replace('.', language === 'id' ? ',' : '.')
}

function projectionPart(page: PopulationPage): SectionPart[] {
  const { projection, target } = page.report
  if (projection === null || target === null) return []
  const words = populationWords[page.language]
  const { percent, decimal } = numberWords(page.language)
  const { gain, turnover } = projection.assumptions
  const assumed = [
    words.assumedGain(decimal(gain.mean, 2), decimal(gain.sd, 2)),
    ...(turnover === undefined
      ? [words.noTurnover]
      : [words.assumedTurnover(percent(turnover.rate), percent(turnover.entrants), decimal(100 * turnover.entrantsSd, 1))]),
  ].join('; ')
  return [
    note(words.reach(percent(projection.probability), percent(target.share, 0), target.year, assumed)),
    tableOf(
      words.projection,
      [words.year, words.median, words.low, words.high],
      projection.years.map(({ year, median, low, high }) => [yearText(year, page), percent(median), percent(low), percent(high)]),
    ),
  ]
}

/** What has changed since an earlier sitting. */
export function trendSection(page: PopulationPage): string[] {
  const { trend } = page.report
  if (trend === null) return []
  const words = populationWords[page.language]
  const { percent, decimal, probability } = numberWords(page.language)
  const points = signedPoints(page.language)
  const said = changeSentence(page.report, page.language)
  const row = (name: string, { earlier, later, change, standardError, interval, probability: p }: ShareChange) => [
    name,
    points(change),
    `${points(interval[0])} … ${points(interval[1])}`,
    percent(earlier),
    percent(later),
    decimal(100 * standardError, 1),
    probability(p, 3),
  ]
  const rows = [
    ...(trend.total === null ? [] : [row(words.total, trend.total)]),
    ...trend.groups.map((group) => row(group.name, group)),
  ]
  return [
    section(
      words.trend,
      ...(said === undefined ? [] : [element('p', {}, escaped(said))]),
      // On a narrow screen the change and its interval are what is to be seen first.
      ...(rows.length === 0
        ? []
        : [
            tableOf(words.trend, [words.group, words.change, words.interval, words.earlier, words.later, words.error, 'p'], rows),
          ]),
      note(words.trendNote(decimal(trend.linkError, 3))),
      ...(trend.conditionedOnce === undefined ? [] : [note(words.conditionedOnce(trend.conditionedOnce.join('; ')))]),
    ),
  ]
}
