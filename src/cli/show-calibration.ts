import type { CalibratedItem, CalibrationResult } from '../calibration/estimation/calibration-result.js'
import { steepestSlope } from '../calibration/estimation/coordinates/build-layout.js'
import type { Language } from '../reports/bilingual.js'
import { calibrationWarningText } from '../reports/calibration-warning-words.js'
import { numberWords } from '../reports/number-words.js'
import type { Terminal } from './terminal/terminal.js'
import { type TextColumn, textTable } from './terminal/text-table.js'
import { calibrateWords } from './words/calibrate-words.js'

/** What stands beside the figures. */
export interface ShownCalibration {
  readonly result: CalibrationResult
  /** Id of the bank that held items came from, and of its scale. */
  readonly anchor?: { readonly id: string; readonly scaleId: string | null } | undefined
  readonly seconds: number
  /** Of the persons, where they have weights. */
  readonly weights?: ArrayLike<number> | undefined
  /** Whether the items have mean 0, not the persons. */
  readonly centred: boolean
}

export type Speaker = Pick<Terminal, 'print' | 'say' | 'style' | 'width'>

/** The outcome of a calibration for people: what was found, how sure it is, what to look at. */
export function showCalibration(
  { result, anchor, seconds, weights, centred }: ShownCalibration,
  speaker: Speaker,
  language: Language,
): void {
  const words = calibrateWords[language]
  const { count, decimal } = numberWords(language)
  const { items, groups, converged, iterations, logLikelihood, logPrior } = result
  speaker.say(words.summary(count(result.persons), count(items.length), modelNames(items)))
  if (converged) speaker.say(words.converged(count(iterations), decimal(logLikelihood, 4), decimal(seconds, 1)))
  else speaker.say(speaker.style.red(words.notConverged(count(iterations))))
  if (logPrior !== 0) speaker.say(words.prior(decimal(logPrior, 4)))
  speaker.print(itemTable(items, speaker.width, language))
  if (result.standardErrorMethod === 'none') speaker.say(words.noErrors)
  else speaker.say(words.errors(words.errorMethods[result.standardErrorMethod]))
  if (weights !== undefined) speaker.say(weightText(result, weights, language))
  if (groups.length > 1 || groups.some(({ standardErrors }) => Object.keys(standardErrors).length > 0))
    speaker.print(groupTable(result, speaker.width, language))
  if (groups.some(({ histogram }) => histogram !== undefined)) speaker.say(words.histogram)
  for (const warning of result.warnings) speaker.say(`${words.caution}: ${calibrationWarningText(warning, language)}`)
  if (items.some(({ warnings }) => warnings.includes('steep-slope'))) speaker.say(words.steepNote(count(steepestSlope)))
  if (anchor === undefined) speaker.say(scaleText(groups, centred, words))
  else {
    speaker.say(words.anchoredScale(anchor.scaleId ?? anchor.id))
    speaker.say(words.anchorUncertainty[result.anchorUncertainty ?? 'not-estimated'])
  }
}

/** What the 0 of a new scale is. */
function scaleText(groups: CalibrationResult['groups'], centred: boolean, words: (typeof calibrateWords)[Language]): string {
  const [reference] = groups
  if (centred) return words.centredScale
  return groups.length > 1 && reference !== undefined ? words.groupScale(reference.name) : words.newScale
}

/** What the weights mean to the standard errors: how much a person counts, or how many persons a row is. */
function weightText({ standardErrorMethod }: CalibrationResult, weights: ArrayLike<number>, language: Language): string {
  const words = calibrateWords[language].weights
  if (standardErrorMethod === 'none' || standardErrorMethod === 'sandwich') return words[standardErrorMethod]
  const sum = Array.from(weights).reduce((total, weight) => total + weight, 0)
  return words.frequencies(numberWords(language).decimal(sum, Number.isInteger(sum) ? 0 : 1))
}

export function modelNames(items: readonly CalibratedItem[]): string {
  return [...new Set(items.map(({ model }) => model.toUpperCase()))].join(', ')
}

/** A number with its standard error, as two cells. */
type Figure = readonly [value: string, error: string]

function itemTable(items: readonly CalibratedItem[], width: number, language: Language): string {
  const words = calibrateWords[language]
  const { count } = numberWords(language)
  const mixed = new Set(items.map(({ model }) => model)).size > 1
  const asymptotes = Math.max(...items.map((item) => figuresOf(item, language).asymptotes.length))
  const rows = items.flatMap((item) => {
    const figures = figuresOf(item, language)
    const note = item.held ? words.held : item.warnings.map((warning) => words.warnings[warning]).join('; ')
    return figures.places.map((place, row) => {
      const first = row === 0
      const name = [item.item, ...(mixed ? [item.model] : []), count(item.n)]
      const ends = Array.from({ length: asymptotes }, (_, k) => (first ? figures.asymptotes[k] : undefined) ?? ['', ''])
      return [
        ...(first ? name : name.map(() => '')),
        ...(figures.slopes[row] ?? ['', '']),
        figures.places.length > 1 ? `${row + 1}` : '',
        ...place,
        ...ends.flat(),
        first ? note : '',
      ]
    })
  })
  const right = (title: string): TextColumn => ({ title, align: 'right' })
  const columns: TextColumn[] = [
    { title: words.item },
    ...(mixed ? [{ title: words.modelColumn }] : []),
    right('n'),
    right('a'),
    right('SE'),
    { title: '' },
    right('b'),
    right('SE'),
    ...['c', 'd'].slice(0, asymptotes).flatMap((name) => [right(name), right('SE')]),
    { title: words.note },
  ]
  return textTable(columns, rows, width)
}

/** The figures of an item by column; lists have a row each. NRM: slopes under a, intercepts under b. */
function figuresOf(
  item: CalibratedItem,
  language: Language,
): { readonly slopes: readonly Figure[]; readonly places: readonly Figure[]; readonly asymptotes: readonly Figure[] } {
  const { decimal } = numberWords(language)
  const parameters = item.parameters as unknown as Readonly<Record<string, number | readonly number[] | undefined>>
  const figures = (name: string): Figure[] => {
    const values = parameters[name]
    if (values === undefined) return []
    const errors = item.standardErrors[name]
    return [values].flat().map((value, place) => {
      const error = typeof errors === 'object' ? errors[place] : errors
      return [decimal(value, 3), error === undefined ? '' : decimal(error, 3)]
    })
  }
  return {
    slopes: ['discrimination', 'slopes'].flatMap(figures),
    places: ['difficulty', 'thresholds', 'steps', 'intercepts'].flatMap(figures),
    asymptotes: [...figures('lowerAsymptote'), ...figures('upperAsymptote')],
  }
}

function groupTable({ groups }: CalibrationResult, width: number, language: Language): string {
  const words = calibrateWords[language]
  const { count, decimal } = numberWords(language)
  const shown = (error: number | undefined) => (error === undefined ? words.fixed : decimal(error, 3))
  const columns: TextColumn[] = [
    { title: words.group },
    ...[words.persons, words.mean, 'SE', words.variance, 'SE'].map((title) => ({ title, align: 'right' as const })),
  ]
  const rows = groups.map(({ name, persons, mean, variance, standardErrors }) => [
    groups.length === 1 ? words.everybody : name,
    count(persons),
    decimal(mean, 3),
    shown(standardErrors.mean),
    decimal(variance, 3),
    shown(standardErrors.variance),
  ])
  return textTable(columns, rows, width)
}
