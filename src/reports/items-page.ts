import type { ClassicalResult } from '../calibration/classical/analyse-items.js'
import { classicalDefaults } from '../calibration/classical/classical-data.js'
import type { Language } from './bilingual.js'
import { type ItemDot, itemDotsChart } from './item-dots-chart.js'
import { flaggedItems, flagSentences } from './item-flag-words.js'
import { dimensionSentences, groupRows, itemRows, optionRows, testSentences } from './items-rows.js'
import { itemsWords } from './items-words.js'
import { element, escaped } from './markup.js'
import { numberWords } from './number-words.js'
import { note, pageShell, section, tableOf } from './page-shell.js'
import { screeChart } from './scree-chart.js'
import { originSection, type StudyOrigin } from './study-origin.js'

export interface ItemsPage {
  readonly result: ClassicalResult
  readonly origin: StudyOrigin
  /** How blanks were counted. */
  readonly rules: { readonly omitted: CountingRule; readonly notReached: CountingRule; readonly timedOut: CountingRule }
  readonly language: Language
}

type CountingRule = 'wrong' | 'ignore'

/** The page of a classical analysis: one self-contained HTML file that needs no script. */
export function itemsPage(page: ItemsPage): string {
  const { result, origin, rules, language } = page
  const words = itemsWords[language]
  const conventions = words.conventionsText(
    words.rules[rules.omitted],
    words.rules[rules.notReached],
    words.rules[rules.timedOut],
  )
  return pageShell({
    language,
    title: words.title,
    body: [
      element('h1', {}, escaped(words.title)),
      element('p', { class: 'memo' }, escaped(memoOf(page))),
      lookSection(page),
      section(words.test, ...testSentences(result, language).map((text) => element('p', {}, escaped(text)))),
      ...groupSection(page),
      dimensionSection(page),
      difficultySection(page),
      discriminationSection(page),
      section(words.items, tableOf(words.items, itemHeader(language), itemRows(result.items, language)), note(words.itemsNote)),
      ...optionSection(page),
      originSection(origin, language, [[words.conventions, conventions]]),
    ],
  })
}

/** The first sentence: how many items deserve a look, and whose keys. */
export function memoOf({ result, language }: Pick<ItemsPage, 'result' | 'language'>): string {
  const words = itemsWords[language]
  const { count } = numberWords(language)
  const { flagged, few } = flaggedItems(result.items)
  const doubtful = flagged.filter(({ flags }) => flags.includes('key-doubtful') || flags.includes('key-unchosen'))
  const sums = [count(result.items.length), count(result.persons)] as const
  if (few.length > 0 && few.length === result.items.length) return words.fewAll(...sums)
  return [
    flagged.length === 0 ? words.memoNone(...sums) : words.memo(count(flagged.length), ...sums),
    ...(few.length === 0 ? [] : [words.fewMemo(count(few.length))]),
    ...(doubtful.length === 0 ? [] : [words.keyMemo(doubtful.map(({ item }) => item).join(', '))]),
  ].join(' ')
}

/** Titles of the columns of `itemRows`. */
export function itemHeader(language: Language): string[] {
  const words = itemsWords[language]
  const { item, answers, p, rest, biserial, extremes, alphaWithout, omitted, notReached } = words
  return [item, answers, p, rest, biserial, extremes, alphaWithout, omitted, notReached]
}

/** Titles of the columns of `optionRows`. */
export function optionHeader(language: Language): string[] {
  const words = itemsWords[language]
  return [words.item, words.option, words.persons, words.share, words.meanRest, words.optionRest]
}

function lookSection({ result, language }: ItemsPage): string {
  const words = itemsWords[language]
  const { flagged } = flaggedItems(result.items)
  if (flagged.length === 0) return section(words.looks, element('p', {}, escaped(words.looksNone)))
  const entries = flagged.map(
    (each) =>
      element('dt', {}, escaped(each.item)) +
      flagSentences(each, language)
        .map((text) => element('dd', {}, escaped(text)))
        .join(''),
  )
  return section(words.looks, element('dl', {}, ...entries))
}

function groupSection({ result, language }: ItemsPage): string[] {
  if (result.groups.length === 0) return []
  const words = itemsWords[language]
  const header = [words.group, words.persons, words.itemCount, words.mean, 'SD', 'alpha', 'SEM']
  return [section(words.groups, tableOf(words.groups, header, groupRows(result, language)))]
}

function dimensionSection({ result, language }: ItemsPage): string {
  const words = itemsWords[language]
  const { decimal } = numberWords(language)
  const [verdict = '', ...more] = dimensionSentences(result, language)
  const { dimensionality } = result
  const chart =
    dimensionality.kind === 'refused'
      ? ''
      : screeChart(dimensionality.eigenvalues, dimensionality.random, {
          description: words.scree,
          rankLabel: words.rank,
          randomLabel: words.random,
          number: (value) => decimal(value, 1),
        })
  return section(words.dimensions, element('p', {}, escaped(verdict)), chart, ...more.map(note))
}

function difficultySection({ result, language }: ItemsPage): string {
  const words = itemsWords[language]
  const { decimal } = numberWords(language)
  const dots = result.items.map(({ item, difficulty, flags }): ItemDot => {
    const flagged = flags.length > 0
    if (difficulty.kind === 'no-answers') return { item, flagged, remark: '–' }
    const [low, high] = difficulty.interval
    return { item, value: difficulty.p, low, high, flagged, remark: decimal(difficulty.p, 2) }
  })
  const guides = [classicalDefaults.hard, classicalDefaults.easy].map((value) => ({ value, label: decimal(value, 2) }))
  const options = {
    description: words.difficulty,
    axisLabel: words.difficultyAxis,
    guides,
    origin: 0,
    number: (value: number) => decimal(value, 1),
  }
  return section(words.difficulty, itemDotsChart(dots, options), note(words.difficultyNote))
}

function discriminationSection({ result, language }: ItemsPage): string {
  const words = itemsWords[language]
  const { decimal } = numberWords(language)
  const dots = result.items.map(({ item, itemRest, flags }): ItemDot => {
    const flagged = flags.length > 0
    if (itemRest.kind === 'undefined') return { item, flagged, remark: '–' }
    const [low, high] = itemRest.interval
    return { item, value: itemRest.value, low, high, flagged, remark: decimal(itemRest.value, 2) }
  })
  const guides = [{ value: classicalDefaults.discrimination, label: decimal(classicalDefaults.discrimination, 2) }]
  const options = {
    description: words.discrimination,
    axisLabel: words.discriminationAxis,
    guides,
    origin: 0,
    number: (value: number) => decimal(value, 1),
  }
  return section(words.discrimination, itemDotsChart(dots, options), note(words.discriminationNote))
}

function optionSection({ result, language }: ItemsPage): string[] {
  const words = itemsWords[language]
  const rows = optionRows(result.items, language)
  return rows.length === 0
    ? []
    : [section(words.options, tableOf(words.options, optionHeader(language), rows), note(words.optionsNote))]
}
