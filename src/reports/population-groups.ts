import { funnelLevels, funnelLimits } from '../population/areas/funnel.js'
import type { GroupShare } from '../population/population-result.js'
import { funnelChart } from './funnel-chart.js'
import { numberWords } from './number-words.js'
import { note, type SectionPart, section, tableOf } from './page-shell.js'
import { pictureLabel, withLabel } from './population-label.js'
import type { PopulationPage } from './population-page.js'
import { populationWords } from './population-words.js'
import { shareBars } from './share-bars.js'

/** Bars of more groups would fill pages; the funnel and the table show them all. */
const mostBars = 60

/** Groups with their shares: bars where there are not too many, and a table with every one of them. */
export function groupSection(page: PopulationPage): string {
  const { groups } = page.report
  if (groups.length === 0) return ''
  const words = populationWords[page.language]
  return section(
    words.groups,
    ...(groups.length > mostBars ? [] : [groupBars(page)]),
    groupTable(page),
    ...withheldNotes(page),
    note(words.groupsNote),
    ...(groups.some((group) => group.share !== null && group.borrowed !== null) ? [note(words.borrowedNote)] : []),
  )
}

function groupBars(page: PopulationPage): string {
  const { groups, target } = page.report
  const words = populationWords[page.language]
  const { percent, count } = numberWords(page.language)
  const bars = groups.map((group) => ({
    name: (group.name || words.unnamed) + marks(group),
    n: group.n,
    estimate:
      group.share === null
        ? { withheld: words.withheld[group.withheld] }
        : { share: group.share, low: group.interval[0], high: group.interval[1] },
  }))
  return shareBars(bars, {
    ...(target === null
      ? {}
      : { target: { share: target.share, label: words.targetLabel(percent(target.share, 0), target.year) } }),
    description: withLabel(words.groupsDescription, page),
    label: pictureLabel(page),
    axisLabel: words.shareAxis,
    percent: (share) => percent(share, 0),
    count,
  })
}

function groupTable(page: PopulationPage): SectionPart {
  const { groups } = page.report
  const words = populationWords[page.language]
  const { percent, count, decimal } = numberWords(page.language)
  const withBounds = groups.some((group) => group.share !== null && group.nonresponse !== null)
  const withBorrowed = groups.some((group) => group.share !== null && group.borrowed !== null)
  const withPeople = groups.some((group) => group.share !== null && group.gap !== null)
  const range = (low: number, high: number) => `${percent(low)}–${percent(high)}`
  const rows = groups.map((group) => {
    const more = Number(withBounds) * 2 + Number(withBorrowed) + Number(withPeople)
    if (group.share === null) {
      const empty = Array.from({ length: 2 + more }, () => '')
      return [group.name || words.unnamed, count(group.n), '–', ...empty]
    }
    const { nonresponse, borrowed, gap } = group
    return [
      (group.name || words.unnamed) + marks(group),
      count(group.n),
      percent(group.share),
      decimal(100 * group.standardError, 1),
      range(...group.interval),
      ...(withPeople ? [gap === null ? '' : count(Math.ceil(gap.people.toMove))] : []),
      ...(withBounds
        ? nonresponse === null
          ? ['', '']
          : [percent(nonresponse.participation), range(nonresponse.worst, nonresponse.best)]
        : []),
      ...(withBorrowed ? [borrowed === null ? '' : `${percent(borrowed.share)} (${range(...borrowed.interval)})`] : []),
    ]
  })
  const header = [
    ...[words.group, words.n, words.share, words.error, words.interval],
    ...(withPeople ? [words.toMove] : []),
    ...(withBounds ? [words.participation, words.bounds] : []),
    ...(withBorrowed ? [words.borrowed] : []),
  ]
  return tableOf(words.groups, header, rows)
}

/** Why groups have no number, reason by reason. */
function withheldNotes({ report, language }: PopulationPage): string[] {
  const words = populationWords[language]
  const reasons = new Map<string, string[]>()
  for (const group of report.groups) {
    if (group.share !== null) continue
    const reason = words.withheld[group.withheld]
    reasons.set(reason, [...(reasons.get(reason) ?? []), group.name])
  }
  return [...reasons].map(([reason, names]) => note(`– ${names.join(', ')}: ${reason}.`))
}

function marks(group: GroupShare): string {
  if (group.share === null) return ''
  return (group.caution ? ' †' : '') + (group.conditioning.kind === 'unconditioned' ? ' ‡' : '')
}

/** Groups against the limits of chance, in place of a ranking. */
export function funnelSection(page: PopulationPage): string[] {
  const { funnel } = page.report
  if (funnel === null) return []
  const words = populationWords[page.language]
  const { percent, count } = numberWords(page.language)
  const sizes = funnel.groups.map(({ n }) => n)
  const range = [Math.max(5, Math.min(...sizes) / 1.3), Math.max(...sizes) * 1.3] as const
  const steps = Array.from({ length: 61 }, (_, k) => range[0] * (range[1] / range[0]) ** (k / 60))
  const lines = (['inner', 'outer'] as const).flatMap((kind) =>
    ([0, 1] as const).map((side) => ({
      kind,
      points: steps.map((n) => ({ n, share: funnelLimits(funnel, n, funnelLevels[kind])[side] })),
    })),
  )
  const dots = funnel.groups.map(({ name, n, share, zone }) => ({
    name,
    n,
    share,
    outside: zone === 'far-below' || zone === 'far-above',
    label: `${name}: ${percent(share)}, n = ${count(n)} (${words.zones[zone]})`,
  }))
  const picture = funnelChart(dots, {
    middle: funnel.share,
    range,
    lines,
    description: withLabel(words.funnelDescription, page),
    label: pictureLabel(page),
    axisLabel: words.funnelAxis,
    shareLabel: words.shareAxis,
    percent: (share) => percent(share, 0),
    count,
  })
  const outside = funnel.groups.filter(({ zone }) => zone === 'far-below' || zone === 'far-above')
  const named = outside.map(({ name, zone }) => `${name} (${words.zones[zone]})`).join('; ')
  return [
    section(
      words.funnel,
      picture,
      note(words.funnelNote),
      note(outside.length === 0 ? words.funnelNone : words.funnelOutside(named)),
    ),
  ]
}
