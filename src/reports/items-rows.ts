import type { ClassicalResult } from '../calibration/classical/analyse-items.js'
import { classicalDefaults } from '../calibration/classical/classical-data.js'
import type { ItemAnalysis } from '../calibration/classical/item-analysis.js'
import type { OptionAnalysis } from '../calibration/classical/item-options.js'
import type { Language } from './bilingual.js'
import { itemsWords } from './items-words.js'
import { numberWords } from './number-words.js'

/** Items as the cells of a table: item, answers, p, r rest, r bis, D, alpha without, blank, not reached. */
export function itemRows(items: readonly ItemAnalysis[], language: Language): string[][] {
  const { count, decimal, percent } = numberWords(language)
  const shown = (value: number | undefined) => (value === undefined ? '–' : decimal(value, 2))
  return items.map(
    ({
      item,
      counted,
      difficulty,
      itemRest,
      biserial,
      upperLower,
      alphaWithout,
      omittedShare,
      notReachedShare,
      trailingShare,
    }) => [
      item,
      count(counted),
      shown(difficulty.kind === 'estimated' ? difficulty.p : undefined),
      shown(itemRest.kind === 'estimated' ? itemRest.value : undefined),
      shown(biserial),
      shown(upperLower),
      shown(alphaWithout),
      percent(omittedShare, 0),
      percent(Math.max(notReachedShare, trailingShare), 0),
    ],
  )
}

/** Options as the cells of a table: item, option, persons, share, mean rest score, option-rest correlation. */
export function optionRows(items: readonly ItemAnalysis[], language: Language): string[][] {
  const { count, decimal, percent } = numberWords(language)
  return items.flatMap(({ item, options }) =>
    options.map((each) => [
      item,
      optionName(each, language),
      count(each.persons),
      percent(each.share),
      each.meanRest === undefined ? '–' : decimal(each.meanRest, 2),
      each.optionRest.kind === 'estimated' ? decimal(each.optionRest.value, 2) : '–',
    ]),
  )
}

function optionName(each: OptionAnalysis, language: Language): string {
  const words = itemsWords[language]
  const marks = [
    ...(each.form === undefined ? [] : [words.forms(each.form)]),
    ...(each.isKey ? [words.key] : []),
    ...(!each.isKey && each.category !== undefined && each.category > 0 && each.option !== String(each.category)
      ? [`= ${each.category}`]
      : []),
  ]
  const idle = each.option !== undefined && !each.isKey && each.share < classicalDefaults.distractor ? ' †' : ''
  const name = each.option ?? (each.state === 'omitted' ? words.blank : words.notReached)
  return `${name}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}${idle}`
}

/** Groups as the cells of a table: group, persons, items, mean, SD, alpha, SEM. */
export function groupRows({ groups }: ClassicalResult, language: Language): string[][] {
  const { count, decimal } = numberWords(language)
  return groups.map(({ name, test }) => [
    name,
    count(test.persons),
    count(test.items),
    ...(test.kind === 'refused'
      ? ['–', '–', '–', '–']
      : [
          decimal(test.mean, 2),
          decimal(test.sd, 2),
          decimal(test.alpha, 2),
          test.standardErrorOfMeasurement === undefined ? '–' : decimal(test.standardErrorOfMeasurement, 2),
        ]),
  ])
}

const z95 = 1.959963984540054

/** What is said of the test as a whole, a sentence each. */
export function testSentences({ test, groups }: Pick<ClassicalResult, 'test' | 'groups'>, language: Language): string[] {
  const words = itemsWords[language]
  const { count, decimal } = numberWords(language)
  if (test.kind === 'refused') {
    const byGroup = test.reason === 'pairs-without-overlap' && groups.length > 0
    return [byGroup ? words.refusedByGroup : words.testRefused[test.reason]]
  }
  const { mean, highest, sd, alpha, alphaInterval, lambda2, standardErrorOfMeasurement, complete, fewestPairs } = test
  return [
    words.testFigures(decimal(mean, 2), count(highest), decimal(sd, 2)),
    words.alpha(decimal(alpha, 3), decimal(alphaInterval[0], 3), decimal(alphaInterval[1], 3), decimal(lambda2, 3)),
    ...(standardErrorOfMeasurement === undefined ? [] : [words.measurement(decimal(z95 * standardErrorOfMeasurement, 1))]),
    ...(complete ? [] : [words.incomplete(count(fewestPairs))]),
  ]
}

/** What is said of dimensions: a verdict, then what it rests on. */
export function dimensionSentences({ dimensionality }: ClassicalResult, language: Language): string[] {
  const words = itemsWords[language]
  const { count, decimal, percent } = numberWords(language)
  if (dimensionality.kind === 'refused') return [words.dimensionRefused[dimensionality.reason]]
  const { verdict, dimensions, ratio, firstShare, basis, replications, constant } = dimensionality
  return [
    words.verdicts[verdict](count(dimensions), ratio === undefined ? '–' : decimal(ratio, 1), percent(firstShare, 0)),
    words.dimensionNote(words.bases[basis], count(replications)),
    ...(constant.length === 0 ? [] : [words.constants(constant.join(', '))]),
  ]
}
