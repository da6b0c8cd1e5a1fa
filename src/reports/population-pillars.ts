import { pillars as knownPillars } from '../literacy/frameworks/pillars.js'
import type { GroupShare, PillarProfile, PillarShare, TotalShare } from '../population/population-result.js'
import type { Language } from './bilingual.js'
import { numberWords } from './number-words.js'
import { note, type SectionPart, section, tableOf } from './page-shell.js'
import type { PopulationPage } from './population-page.js'
import { populationWords } from './population-words.js'

/** Pillars with what their own scores are worth: a share where they tell more than the total, else that the total stands for them. */
export function pillarSection(page: PopulationPage): string[] {
  const { pillars } = page.report
  // A report of an earlier version has none.
  if (pillars === null || pillars === undefined) return []
  const words = populationWords[page.language]
  const { count, decimal } = numberWords(page.language)
  const worth = (part: number | undefined) => (part === undefined ? '' : decimal(part, 2))
  const rows = pillars.pillars.map((each) => [
    pillarName(each.pillar, page.language),
    count(each.items),
    worth(each.value?.own),
    worth(each.value?.total),
    ...shareCells(each, page.language),
  ])
  const header = [words.pillar, words.items, words.ownScore, words.totalScore, words.share, words.interval]
  return [
    section(
      words.pillars,
      tableOf(words.pillars, header, rows),
      ...(pillars.pillars.every(({ total }) => total === null) ? [note(words.pillarsNone)] : []),
      note(words.pillarNote(count(pillars.persons))),
      ...groupTable(pillars, page.language),
    ),
  ]
}

function shareCells({ total, stands }: PillarShare, language: Language): [string, string] {
  const words = populationWords[language]
  if (total === null) return [stands === 'not-judged' ? words.pillarNotJudged : words.totalStands, '']
  return [shareText(total, language), intervalText(total, language)]
}

function shareText(found: TotalShare | GroupShare, language: Language): string {
  return found.share === null ? populationWords[language].withheld[found.withheld] : numberWords(language).percent(found.share)
}

function intervalText({ interval }: TotalShare | GroupShare, language: Language): string {
  const { percent } = numberWords(language)
  return interval === null ? '' : `${percent(interval[0])}–${percent(interval[1])}`
}

/** Shares of every group on the pillars that have shares of their own. */
function groupTable({ pillars }: PillarProfile, language: Language): SectionPart[] {
  const words = populationWords[language]
  const shown = pillars.filter(({ groups }) => groups.length > 0)
  if (shown.length === 0) return []
  const names = [...new Set(shown.flatMap(({ groups }) => groups.map(({ name }) => name)))]
  const cell = (group: GroupShare | undefined) =>
    group === undefined || group.share === null
      ? '–'
      : `${shareText(group, language)} (${intervalText(group, language)})${group.caution ? ' †' : ''}`
  const rows = names.map((name) => [name, ...shown.map(({ groups }) => cell(groups.find((group) => group.name === name)))])
  return [tableOf(words.pillarGroups, [words.group, ...shown.map(({ pillar }) => pillarName(pillar, language))], rows)]
}

/** Name of a pillar of the bundled framework; of another framework its id. */
export function pillarName(id: string, language: Language): string {
  return knownPillars.find((pillar) => pillar.id === id)?.name[language] ?? id
}
