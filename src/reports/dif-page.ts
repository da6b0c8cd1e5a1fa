import type { DifResult, ItemDif } from '../calibration/dif/dif-result.js'
import type { Language } from './bilingual.js'
import { classGuides, type DifUnit, difEffect, itemsByUnit } from './dif-effects.js'
import { flaggedItems, flaggedNegligible, logisticParts } from './dif-items.js'
import { difPageWords } from './dif-page-words.js'
import { firstNames } from './first-names.js'
import { itemDotsChart } from './item-dots-chart.js'
import { element, escaped } from './markup.js'
import { numberWords } from './number-words.js'
import { note, pageShell, section, tableOf } from './page-shell.js'
import { cautionBox, originSection, type StudyOrigin } from './study-origin.js'

export interface DifPage {
  readonly result: DifResult
  /** Distance at which `rmsd` flags. */
  readonly rmsdLimit: number
  readonly origin: StudyOrigin
  readonly language: Language
}

/** Half width of a 95 % interval in standard errors. */
const z95 = 1.959963984540054

/** The page about DIF: one self-contained HTML file that needs no script. */
export function difPage(page: DifPage): string {
  const { result, language, origin } = page
  const words = difPageWords[language]
  const { count } = numberWords(language)
  const reference = referenceText(result)
  return pageShell({
    language,
    title: words.title,
    body: [
      element('h1', {}, escaped(words.title)),
      element('p', { class: 'memo' }, escaped(memo(page))),
      ...cautionBox(cautions(page), origin, language),
      ...[...itemsByUnit(result)].map(([unit, items]) => pictureSection(unit, items, page)),
      tableSection(page),
      originSection(origin, language, [
        [
          words.groups,
          words.groupText(result.focal.name, count(result.focal.persons), reference, count(result.reference.persons)),
        ],
        [words.method, words.methods[result.method]],
        [words.validityTerm, words.validity[result.matching]],
        ...(result.anchors.length === 0 ? [] : [[words.anchors, result.anchors.join(', ')] as const]),
      ]),
    ],
  })
}

function referenceText({ reference }: DifResult): string {
  return reference.names.map((name) => `"${name}"`).join(' + ')
}

function memo({ result, language }: DifPage): string {
  const words = difPageWords[language]
  const { count } = numberWords(language)
  const flagged = flaggedItems(result)
  const all = count(result.items.length)
  const reference = referenceText(result)
  return flagged.length === 0
    ? words.memoNone(all, result.focal.name, reference)
    : words.memo(count(flagged.length), all, firstNames(flagged, language), result.focal.name, reference)
}

function cautions({ result, language }: DifPage): string[] {
  const words = difPageWords[language]
  return [
    ...(result.smallGroups ? [words.small] : []),
    ...(result.purification.kind === 'unsettled' ? [words.unsettled] : []),
    ...(result.purification.kind === 'too-few-anchors' ? [words.tooFew] : []),
  ]
}

function pictureSection(
  unit: DifUnit,
  items: readonly Extract<ItemDif, { kind: 'estimated' }>[],
  { result, language, rmsdLimit }: DifPage,
): string {
  const words = difPageWords[language]
  const { decimal } = numberWords(language)
  const dots = items.map((each) => {
    const { value, error } = difEffect(each)
    const interval = value === undefined || error === undefined ? {} : { low: value - z95 * error, high: value + z95 * error }
    return {
      item: each.item,
      value,
      ...interval,
      flagged: each.flagged,
      remark: value === undefined ? words.unbounded : each.class,
    }
  })
  const chart = itemDotsChart(dots, {
    description: `${words.picture}: ${words.units[unit]}`,
    axisLabel: words.units[unit],
    guides: classGuides(unit, rmsdLimit),
    origin: 0,
    number: (value) => decimal(value, 2),
  })
  const hasIntervals = dots.some((dot) => 'low' in dot)
  // Items of several models have effects in several units: a picture each.
  const several = itemsByUnit(result).size > 1
  const title = several ? `${words.picture}: ${words.units[unit].split(';')[0]}` : words.picture
  return section(title, chart, note(hasIntervals ? words.pictureNote : words.pictureNotePlain))
}

function tableSection({ result, language }: DifPage): string {
  const words = difPageWords[language]
  const { decimal, probability } = numberWords(language)
  const favoured = { focal: result.focal.name, reference: result.reference.names.join(' + '), neither: '' }
  const shown = (value: number | undefined, digits: number) => (value === undefined ? '' : decimal(value, digits))
  const rows = result.items.map((each) => {
    const parts = result.test === undefined ? [] : logisticParts(each, language)
    if (each.kind === 'undefined') return [each.item, words.undefinedItem, '', ...parts, '', '', '', '']
    const { value, error } = difEffect(each)
    const effect = value === undefined ? words.unbounded : decimal(value, 3)
    const favours = each.flagged ? favoured[each.favours] : ''
    const tested = [each.p, each.adjustedP].map((p) => (p === undefined ? '' : probability(p, 4)))
    return [each.item, effect, shown(error, 3), ...parts, ...tested, each.class, favours]
  })
  const parts = result.test === undefined ? [] : words.parts
  const header = [words.item, words.effect, words.error, ...parts, 'p', words.adjusted, words.class, words.favours]
  const negligible = flaggedNegligible(result)
  const notes = [
    words.classNote,
    ...(result.test === undefined ? [] : [words.decides[result.test]]),
    ...(negligible.length === 0 ? [] : [words.negligible(negligible.join(', '))]),
  ]
  return section(words.table, tableOf(words.table, header, rows), ...notes.map(note))
}
