import type { DesignOutcome } from '../simulation/compare-designs.js'
import type { Figure } from '../simulation/figure.js'
import type { SimulationSummary } from '../simulation/simulation-summary.js'
import type { Language } from './bilingual.js'
import { numberWords } from './number-words.js'
import { simulationWords } from './simulation-words.js'
import { stopRuleWords } from './stop-rule-words.js'

/** Where a rehearsal's examinees come from. */
export type ExamineeSource =
  | { readonly kind: 'drawn'; readonly mean: number; readonly sd: number }
  | { readonly kind: 'file' }
  | { readonly kind: 'recorded' }

/** Standard errors from the middle of a 95% interval to its ends. */
export const reach95 = 1.96

/** "0.352 ± 0.016", the second part half the width of the 95% Monte-Carlo interval; without it where there is none. */
export function figureText({ value, monteCarloError }: Figure, language: Language, digits = 3): string {
  const { decimal } = numberWords(language)
  return decimal(value, digits) + (monteCarloError === null ? '' : ` ± ${decimal(reach95 * monteCarloError, digits)}`)
}

/** "94.8% ± 1.4". */
export function shareText({ value, monteCarloError }: Figure, language: Language): string {
  const { percent, decimal } = numberWords(language)
  return percent(value) + (monteCarloError === null ? '' : ` ± ${decimal(100 * reach95 * monteCarloError, 1)}`)
}

/** What a design does, in a few sentences for people. */
export function simulationMemo(summary: SimulationSummary, source: ExamineeSource, language: Language): string {
  const words = simulationWords[language]
  const { count, decimal, percent } = numberWords(language)
  const { recovery, length, exposure, classification } = summary
  const tests = count(summary.tests)
  const items = length === null ? words.none : decimal(length.mean.value, 1)
  return [
    source.kind === 'recorded' ? words.memoRecorded(tests, items) : words.memoDrawn(tests, items),
    ...(recovery.kind === 'none' || recovery.coverage === null
      ? []
      : [
          words.memoError(figureText(recovery.rmse, language), shareText(recovery.coverage, language)),
          ...(recovery.n < summary.tests ? [words.memoErrorAmong(count(recovery.n), tests)] : []),
        ]),
    ...(exposure.overlap === null ? [] : [words.memoExposure(percent(exposure.maximum), percent(exposure.overlap))]),
    ...(classification?.targetAccuracy ? [words.memoTarget(shareText(classification.targetAccuracy, language))] : []),
  ].join(' ')
}

/** Everything that limits the use of the figures, gravest first. */
export function simulationCautions(
  { source, provisional }: { readonly source: ExamineeSource; readonly provisional: boolean },
  language: Language,
): string[] {
  const words = simulationWords[language]
  return [
    ...(source.kind === 'recorded' ? [words.recorded] : [words.synthetic, words.modelTrue]),
    ...(provisional ? [words.provisional] : []),
  ]
}

/** The overall figures as rows of a label and a text. */
export function figureRows(summary: SimulationSummary, language: Language): [string, string][] {
  const words = simulationWords[language]
  const { count, decimal, percent } = numberWords(language)
  const { recovery, exposure, length, violations, stopRules } = summary
  const rows: [string, string][] = [[words.tests, count(summary.tests)]]
  if (recovery.kind !== 'none') {
    if (recovery.n < summary.tests) rows.push([words.judged, words.unusedOf(count(recovery.n), count(summary.tests))])
    rows.push([words.bias, figureText(recovery.bias, language)], [words.rmse, figureText(recovery.rmse, language)])
    if (recovery.meanStandardError !== null) rows.push([words.meanError, decimal(recovery.meanStandardError, 3)])
    if (recovery.coverage !== null) rows.push([words.coverage, shareText(recovery.coverage, language)])
  }
  rows.push([words.withoutEstimate, count(summary.withoutEstimate)])
  if (length !== null) {
    const range = words.lengthRange(count(length.shortest), count(length.longest))
    rows.push([words.length, `${figureText(length.mean, language, 2)} (${range})`])
  }
  rows.push(
    [words.maximumExposure, percent(exposure.maximum)],
    [words.unused, words.unusedOf(count(exposure.unused), count(exposure.usable))],
    [words.overlap, exposure.overlap === null ? words.none : percent(exposure.overlap)],
    [words.violations, count(violations.tests)],
    ...Object.entries(violations.rules).map(([rule, tests]): [string, string] => [`  ${rule}`, count(tests)]),
    ...Object.entries(stopRules).map(([rule, tests]): [string, string] => [
      words.stopRule(stopRuleWords[language][rule] ?? rule),
      count(tests),
    ]),
    ...classificationRows(summary, language),
  )
  return rows
}

function classificationRows({ classification }: SimulationSummary, language: Language): [string, string][] {
  if (classification === null) return []
  const words = simulationWords[language]
  const names = ['accuracy', 'targetAccuracy', 'falsePositive', 'falseNegative', 'consistency', 'targetConsistency'] as const
  return names.flatMap((name): [string, string][] => {
    const figure = classification[name]
    return figure === null ? [] : [[words[name], shareText(figure, language)]]
  })
}

/** Header and rows of the table by theta. */
export function thetaRows(summary: SimulationSummary, language: Language): { header: string[]; rows: string[][] } {
  const words = simulationWords[language]
  const { count, decimal, percent } = numberWords(language)
  const header = [
    words.theta,
    words.n,
    words.biasShort,
    words.rmseShort,
    words.errorShort,
    words.coverageShort,
    words.lengthShort,
    words.informationShort,
    words.exposureShort,
  ]
  const rows = summary.byTheta.map(({ theta, n, recovery, length, information, maximumExposure }) => {
    const known = recovery.kind === 'none' ? undefined : recovery
    return [
      decimal(theta, 1),
      count(n),
      known === undefined ? words.none : decimal(known.bias.value, 2),
      known === undefined ? words.none : decimal(known.rmse.value, 2),
      known === undefined || known.meanStandardError === null ? words.none : decimal(known.meanStandardError, 2),
      known === undefined || known.coverage === null ? words.none : percent(known.coverage.value, 0),
      decimal(length, 1),
      decimal(information, 1),
      percent(maximumExposure, 0),
    ]
  })
  return { header, rows }
}

/**
 * Header and rows of the table that sets designs side by side; the level is left out where there is no standard.
 * @param narrow designs by number, and of the figures only what a screen of 80 columns holds
 */
export function comparisonRows(
  designs: readonly DesignOutcome[],
  language: Language,
  narrow = false,
): { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const words = simulationWords[language]
  const { count, percent, decimal } = numberWords(language)
  const withStandard = designs.some(({ summary }) => summary.classification !== null)
  const share = (each: Figure | null | undefined) =>
    each == null ? words.none : narrow ? percent(each.value) : shareText(each, language)
  type Column = readonly [header: string, cell: (design: DesignOutcome, place: number) => string]
  const columns: readonly Column[] = [
    narrow ? ['', (_, place) => String(place + 1)] : [words.design, ({ name }) => name],
    [
      words.rmseShort,
      ({ summary: { recovery } }) => (recovery.kind === 'none' ? words.none : figureText(recovery.rmse, language)),
    ],
    [words.coverageShort, ({ summary: { recovery } }) => (recovery.kind === 'none' ? words.none : share(recovery.coverage))],
    [words.lengthShort, ({ summary: { length } }) => (length === null ? words.none : decimal(length.mean.value, 1))],
    [words.exposureShort, ({ summary: { exposure } }) => percent(exposure.maximum)],
    [words.overlapShort, ({ summary: { exposure } }) => (exposure.overlap === null ? words.none : percent(exposure.overlap))],
    [words.violationsShort, ({ summary: { violations } }) => count(violations.tests)],
  ]
  const right: Column = [words.targetShort, ({ summary: { classification } }) => share(classification?.targetAccuracy)]
  const same: Column = [words.consistencyShort, ({ summary: { classification } }) => share(classification?.targetConsistency)]
  const decisions = narrow ? [right] : [right, same]
  const shown = [...columns, ...(withStandard ? decisions : [])]
  return {
    header: shown.map(([title]) => title),
    rows: designs.map((design, place) => shown.map(([, cell]) => cell(design, place))),
  }
}

/** Header and rows of the differences from the first design, examinee by examinee. */
export function differenceRows(
  designs: readonly DesignOutcome[],
  language: Language,
): { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const words = simulationWords[language]
  const figure = (each: Figure | null | undefined) => (each == null ? words.none : figureText(each, language))
  return {
    header: [words.design, words.squaredErrorDifference, words.itemsDifference],
    rows: designs
      .slice(1)
      .map(({ name, againstFirst }) => [name, figure(againstFirst?.squaredError), figure(againstFirst?.items)]),
  }
}
