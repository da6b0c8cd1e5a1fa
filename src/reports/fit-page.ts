import type { FitResult, ItemFit } from '../calibration/fit/assess-fit.js'
import type { Language } from './bilingual.js'
import { fitItemRows } from './fit-item-rows.js'
import { fitPageWords } from './fit-page-words.js'
import { type DotGuide, type ItemDot, itemDotsChart } from './item-dots-chart.js'
import { element, escaped } from './markup.js'
import { numberWords } from './number-words.js'
import { note, pageShell, section, tableOf } from './page-shell.js'
import { cautionBox, originSection, type StudyOrigin } from './study-origin.js'

export interface FitPage {
  readonly result: FitResult
  readonly origin: StudyOrigin
  readonly language: Language
}

/** Distance, p and mean squares from which an item deserves a look. */
const limits = { distance: 0.1, p: 0.01, low: 0.7, high: 1.3 }
const mostPairs = 10

/** The page about fit: one self-contained HTML file that needs no script. */
export function fitPage(page: FitPage): string {
  const { result, language, origin } = page
  const words = fitPageWords[language]
  const { count, decimal } = numberWords(language)
  const suspect = result.items.filter(isSuspect).length
  const [items, persons] = [count(result.items.length), count(result.persons)]
  const { population, theta, parameters, administration } = result
  const conventions = words.conventionsText(
    theta.toUpperCase(),
    decimal(population.mean, 2),
    decimal(population.sd, 2),
    words.origins[parameters],
  )
  return pageShell({
    language,
    title: words.title,
    body: [
      element('h1', {}, escaped(words.title)),
      element(
        'p',
        { class: 'memo' },
        escaped(
          administration.basis === 'no-answers'
            ? words.memoNothing
            : suspect === 0
              ? words.memoNone(items, persons)
              : words.memo(count(suspect), items, persons),
        ),
      ),
      ...cautionBox(administration.kind === 'adaptive' ? [words.adaptive] : [], origin, language),
      distanceSection(page),
      squaresSection(page),
      itemSection(page),
      wholeSection(page),
      ...pairSection(page),
      originSection(origin, language, [
        [words.conventions, conventions],
        [words.administration, words.administrations[administration.basis](words.kinds[administration.kind])],
      ]),
    ],
  })
}

function isSuspect({ scoreFit, curveDistance }: ItemFit): boolean {
  return (curveDistance?.largest ?? 0) > limits.distance || (scoreFit.kind === 'tested' && scoreFit.p < limits.p)
}

function distanceSection({ result, language }: FitPage): string {
  const words = fitPageWords[language]
  const dots = result.items.map((each) => ({
    item: each.item,
    value: each.curveDistance?.largest,
    flagged: isSuspect(each),
    remark: each.scoreFit.kind === 'tested' ? `p ${numberWords(language).probability(each.scoreFit.p, 3)}` : '',
  }))
  return pictured(
    dots,
    { title: words.distance, axis: words.distanceAxis, origin: 0, limits: [limits.distance] },
    language,
    words.distanceNote,
  )
}

function squaresSection({ result, language }: FitPage): string {
  const words = fitPageWords[language]
  const dots = result.items.map(({ item, meanSquares }) => {
    const value = meanSquares?.outfit
    const flagged = value !== undefined && (value < limits.low || value > limits.high)
    return { item, value, flagged, remark: value === undefined ? '' : numberWords(language).decimal(value, 2) }
  })
  return pictured(
    dots,
    { title: words.squares, axis: words.squaresAxis, origin: 1, limits: [limits.low, limits.high] },
    language,
    words.squaresNote,
  )
}

interface Picture {
  readonly title: string
  readonly axis: string
  readonly origin: number
  readonly limits: readonly number[]
}

function pictured(dots: readonly ItemDot[], picture: Picture, language: Language, remark: string): string {
  const { decimal } = numberWords(language)
  const guides = picture.limits.map((value): DotGuide => ({ value, label: decimal(value, 1) }))
  const number = (value: number) => decimal(value, 2)
  const chart = itemDotsChart(dots, {
    description: picture.title,
    axisLabel: picture.axis,
    guides,
    origin: picture.origin,
    number,
  })
  return section(picture.title, chart, note(remark))
}

function itemSection({ result, language }: FitPage): string {
  const words = fitPageWords[language]
  const rows = fitItemRows(result, language)
  return section(
    words.items,
    tableOf(words.items, [words.item, 'n', 'S-X²', words.degrees, 'p', 'outfit', 'infit', 'RMSD'], rows),
  )
}

function wholeSection({ result, language }: FitPage): string {
  const words = fitPageWords[language]
  const { count, decimal, percent, probabilityAfterSign } = numberWords(language)
  const { test, likelihood, reliability, people } = result
  const tested =
    test.kind === 'refused'
      ? [['M2', `${words.refused}: ${words.reasons[test.reason]}`]]
      : [
          [
            test.statistic,
            `${decimal(test.chiSquared, 2)} (${words.degrees} ${count(test.degreesOfFreedom)}, p ${probabilityAfterSign(test.p, 4)})`,
          ],
          ['RMSEA', `${decimal(test.rmsea, 3)} (90%: ${test.rmseaInterval.map((bound) => decimal(bound, 3)).join(' – ')})`],
          ['SRMSR', decimal(test.residualCorrelation, 3)],
        ]
  const { criteria } = likelihood
  const corrected = people.flatMap(({ lzStar }) => lzStar ?? [])
  const rows = [
    ...tested,
    [words.criteria.logLikelihood, decimal(likelihood.logLikelihood, 2)],
    ...(criteria === undefined
      ? []
      : [
          [words.criteria.parameters, count(criteria.freeParameters)],
          ['AIC', decimal(criteria.aic, 2)],
          ['BIC', decimal(criteria.bic, 2)],
          [words.criteria.adjustedBic, decimal(criteria.adjustedBic, 2)],
        ]),
    ...(reliability.empirical === undefined ? [] : [[words.reliability.empirical, decimal(reliability.empirical, 3)]]),
    [words.reliability.marginal, decimal(reliability.marginal, 3)],
    ...(corrected.length === 0
      ? []
      : [[words.persons, percent(corrected.filter((each) => each < -1.645).length / corrected.length)]]),
  ]
  return section(words.whole, tableOf(words.whole, [words.figure, words.value], rows))
}

function pairSection({ result, language }: FitPage): string[] {
  if ('kind' in result.residualCorrelations || result.residualCorrelations.pairs.length === 0) return []
  const words = fitPageWords[language]
  const { decimal } = numberWords(language)
  const largest = [...result.residualCorrelations.pairs].sort((one, other) => other.adjusted - one.adjusted).slice(0, mostPairs)
  const rows = largest.map(({ items, q3, adjusted }) => [items.join(' – '), decimal(q3, 3), decimal(adjusted, 3)])
  return [section(words.pairs, tableOf(words.pairs, [words.pair, words.q3, words.adjustedQ3], rows), note(words.pairsNote))]
}
