import type { DifResult } from '../calibration/dif/dif-result.js'
import type { CalibratedItem, CalibrationResult } from '../calibration/estimation/calibration-result.js'
import type { ModelComparison } from '../calibration/estimation/compare-models.js'
import type { FitResult } from '../calibration/fit/assess-fit.js'
import type { Language } from './bilingual.js'
import { calibrationPageWords } from './calibration-words.js'
import { difEffect, itemsByUnit } from './dif-effects.js'
import { flaggedNegligible } from './dif-items.js'
import { difPageWords } from './dif-page-words.js'
import { figureWithError, standardErrorNote } from './figure-with-error.js'
import { fitItemRows } from './fit-item-rows.js'
import { fitPageWords } from './fit-page-words.js'
import { numberWords } from './number-words.js'
import { note, section, tableOf } from './page-shell.js'

/** Parameters with their standard errors, an item a row. */
export function parameterTable(items: readonly CalibratedItem[], language: Language): string {
  const words = calibrationPageWords[language]
  const { count } = numberWords(language)
  const rows = items.map((item) => [
    item.item,
    item.model.toUpperCase(),
    count(item.n),
    figureText(item, ['discrimination', 'slopes'], language),
    figureText(item, ['difficulty', 'thresholds', 'steps', 'intercepts'], language),
    figureText(item, ['lowerAsymptote', 'upperAsymptote'], language),
    item.held ? words.held : item.warnings.map((warning) => words.warnings[warning]).join('; '),
  ])
  const header = [words.item, words.model, 'n', words.slope, words.place, words.asymptotes, words.note]
  // A column that no item has anything to say in is none.
  const used = header.map((_, column) => column === 0 || rows.some((row) => row[column] !== ''))
  const shown = (cells: readonly string[]) => cells.filter((_, column) => used[column])
  return section(
    words.parameters,
    tableOf(words.parameters, shown(header), rows.map(shown)),
    note(`${standardErrorNote[language]} ${words.parametersNote}`),
  )
}

/** "1.234 (0.081); 0.400 (0.052)". */
function figureText(item: CalibratedItem, names: readonly string[], language: Language): string {
  const parameters = item.parameters as unknown as Readonly<Record<string, number | readonly number[] | undefined>>
  return names
    .flatMap((name) => {
      const errors = item.standardErrors[name]
      return [parameters[name] ?? []].flat().map((value, place) => {
        const error = typeof errors === 'object' ? errors[place] : errors
        return figureWithError(value, error, 3, language)
      })
    })
    .join('; ')
}

/** Means and variances, where some of them were estimated. */
export function groupTable({ groups }: CalibrationResult, language: Language): string[] {
  if (groups.length < 2 && groups.every(({ standardErrors }) => Object.keys(standardErrors).length === 0)) return []
  const words = calibrationPageWords[language]
  const { count } = numberWords(language)
  const shown = (value: number, error: number | undefined) =>
    figureWithError(value, error, 3, language) + (error === undefined ? ` (${words.fixed})` : '')
  const rows = groups.map(({ name, persons, mean, variance, standardErrors }) => [
    groups.length === 1 ? words.everybody : name,
    count(persons),
    shown(mean, standardErrors.mean),
    shown(variance, standardErrors.variance),
  ])
  const table = tableOf(words.groups, [words.group, words.persons, words.mean, words.variance], rows)
  const estimated = groups.some(({ standardErrors }) => Object.keys(standardErrors).length > 0)
  return [section(words.groups, table, ...(estimated ? [note(standardErrorNote[language])] : []))]
}

export function fitSection(fit: FitResult, language: Language): string {
  const words = calibrationPageWords[language]
  const { count, decimal, probabilityAfterSign } = numberWords(language)
  const rows = fitItemRows(fit, language)
  const header = [words.item, 'n', 'S-X²', words.degrees, 'p', 'outfit', 'infit', 'RMSD']
  const { test } = fit
  const whole =
    test.kind === 'refused'
      ? words.fitRefused
      : words.fitTest(
          test.statistic,
          decimal(test.chiSquared, 2),
          count(test.degreesOfFreedom),
          probabilityAfterSign(test.p, 4),
          decimal(test.rmsea, 3),
        )
  const { administrations, kinds, administration: term } = fitPageWords[language]
  const administration = `${term}: ${administrations[fit.administration.basis](kinds[fit.administration.kind])}.`
  return section(words.fit, tableOf(words.fit, header, rows), note(whole), note(administration), note(words.fitNote))
}

export function difSection(dif: DifResult, language: Language): string {
  const words = calibrationPageWords[language]
  const { probability } = numberWords(language)
  const favoured = { focal: dif.focal.name, reference: dif.reference.names.join(' + '), neither: '' }
  const rows = dif.items.map((each) => {
    if (each.kind === 'undefined') return [each.item, words.undefinedEffect, '', '', '', '']
    const { value, error } = difEffect(each)
    return [
      each.item,
      value === undefined ? difPageWords[language].unbounded : figureWithError(value, error, 2, language),
      each.p === undefined ? '' : probability(each.p, 4),
      each.adjustedP === undefined ? '' : probability(each.adjustedP, 4),
      each.class,
      each.flagged ? favoured[each.favours] : '',
    ]
  })
  const title = words.dif(dif.focal.name, dif.reference.names.join(' + '))
  const header = [words.item, words.effect, 'p', words.adjusted, words.class, words.favours]
  const units = [...itemsByUnit(dif).keys()].map((unit) => difPageWords[language].units[unit])
  const negligible = flaggedNegligible(dif)
  const known = dif.items.some((each) => each.kind === 'estimated' && difEffect(each).error !== undefined)
  const notes = [
    ...(known ? [standardErrorNote[language]] : []),
    words.difNote(units.join('; '), dif.adjustment !== 'none'),
    ...(negligible.length === 0 ? [] : [difPageWords[language].negligible(negligible.join(', '))]),
  ]
  return section(title, tableOf(title, header, rows), ...notes.map(note))
}

export function comparisonSection({ models }: ModelComparison, language: Language): string {
  const words = calibrationPageWords[language]
  const { count, decimal } = numberWords(language)
  const rows = models.map(({ model, freeParameters, logLikelihood, aic, bic, crossValidated, behindBest }) => [
    model.toUpperCase(),
    count(freeParameters),
    decimal(logLikelihood, 2),
    decimal(aic, 2),
    decimal(bic, 2),
    decimal(crossValidated, 2),
    figureWithError(behindBest.difference, behindBest.standardError, 2, language),
  ])
  const header = [words.model, words.parametersShort, words.logLikelihood, 'AIC', 'BIC', words.unseen, words.behind]
  return section(
    words.comparison,
    tableOf(words.comparison, header, rows),
    note(`${words.comparisonNote} ${standardErrorNote[language]}`),
  )
}
