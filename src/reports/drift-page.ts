import type { DriftResult } from '../calibration/drift/anchor-drift.js'
import type { Language } from './bilingual.js'
import { firstNames } from './first-names.js'
import { itemDotsChart } from './item-dots-chart.js'
import { signed } from './link-page.js'
import { linkPageWords } from './link-page-words.js'
import { element, escaped } from './markup.js'
import { numberWords } from './number-words.js'
import { note, pageShell, section, tableOf } from './page-shell.js'
import { cautionBox, originSection, type StudyOrigin } from './study-origin.js'

export interface DriftPage {
  readonly result: DriftResult
  readonly origin: StudyOrigin
  readonly language: Language
}

/** The page about drifting anchors: one self-contained HTML file that needs no script. */
export function driftPage({ result, origin, language }: DriftPage): string {
  const words = linkPageWords[language].drift
  const { count, decimal } = numberWords(language)
  const { anchors, limits, link } = result
  const flagged = anchors.flatMap(({ item, flagged }) => (flagged ? [item] : []))
  const memo =
    flagged.length === 0
      ? words.memoNone(count(anchors.length))
      : words.memo(count(flagged.length), count(anchors.length), firstNames(flagged, language))
  return pageShell({
    language,
    title: words.title,
    body: [
      element('h1', {}, escaped(words.title)),
      element('p', { class: 'memo' }, escaped(memo)),
      ...cautionBox(link.kind === 'linked' ? [] : [words.noLink], origin, language),
      movementSection(result, language),
      distanceSection(result, language),
      tableSection(result, language),
      originSection(origin, language, [
        [words.rule, words.rules[limits.rule](decimal(limits.robustZ, 3), decimal(limits.rmsd, 3))],
        ...(link.kind === 'linked'
          ? [[words.link, `${decimal(link.slope, 3)} × theta ${signed(link.intercept, language)}`] as const]
          : []),
      ]),
    ],
  })
}

function movementSection({ anchors }: DriftResult, language: Language): string {
  const words = linkPageWords[language].drift
  const { decimal } = numberWords(language)
  const dots = anchors.map(({ item, line, flagged }) => ({
    item,
    value: line?.locationShift,
    flagged,
    remark: line === undefined ? '' : `z ${decimal(line.locationZ, 1)}`,
  }))
  const chart = itemDotsChart(dots, {
    description: words.movement,
    axisLabel: words.movementAxis,
    guides: [],
    origin: 0,
    number: (value) => decimal(value, 2),
  })
  return section(words.movement, chart, note(words.movementNote))
}

function distanceSection({ anchors, limits }: DriftResult, language: Language): string {
  const words = linkPageWords[language].drift
  const { decimal } = numberWords(language)
  const dots = anchors.map(({ item, rmsd, flagged }) => ({ item, value: rmsd, flagged, remark: decimal(rmsd, 3) }))
  const chart = itemDotsChart(dots, {
    description: words.distance,
    axisLabel: words.distanceAxis,
    guides: [{ value: limits.rmsd, label: decimal(limits.rmsd, 2) }],
    origin: 0,
    number: (value) => decimal(value, 2),
  })
  return section(words.distance, chart, note(words.distanceNote))
}

function tableSection({ anchors }: DriftResult, language: Language): string {
  const words = linkPageWords[language].drift
  const { decimal } = numberWords(language)
  const shown = (value: number | undefined, digits: number) => (value === undefined ? '' : decimal(value, digits))
  const rows = anchors.map(({ item, line, rmsd, flagged }) => [
    item,
    shown(line?.locationShift, 3),
    shown(line?.slopeRatio, 3),
    shown(line?.locationZ, 2),
    shown(line?.slopeZ, 2),
    decimal(rmsd, 3),
    flagged ? words.flagged : '',
  ])
  return section(words.table, tableOf(words.table, words.columns, rows))
}
