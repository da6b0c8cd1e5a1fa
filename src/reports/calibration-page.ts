import type { DifResult } from '../calibration/dif/dif-result.js'
import type { CalibratedItem, CalibrationResult } from '../calibration/estimation/calibration-result.js'
import type { ModelComparison } from '../calibration/estimation/compare-models.js'
import type { ObservedAnswers } from '../calibration/estimation/observed-answers.js'
import type { FitResult } from '../calibration/fit/assess-fit.js'
import { categoryCurve, createCurvePoint } from '../models/category-curve.js'
import { pointInformation } from '../models/information.js'
import type { Language } from './bilingual.js'
import { calibrationItemChart } from './calibration-item-chart.js'
import { calibrationLineChart, type LinePoint } from './calibration-line-chart.js'
import { comparisonSection, difSection, fitSection, groupTable, parameterTable } from './calibration-tables.js'
import { calibrationWarningText } from './calibration-warning-words.js'
import { calibrationPageWords } from './calibration-words.js'
import { calibrationWrightMap, type ItemPlace } from './calibration-wright-map.js'
import { element, escaped } from './markup.js'
import { numberWords } from './number-words.js'
import { note, pageShell, section } from './page-shell.js'

export interface CalibrationPage {
  readonly result: CalibrationResult
  readonly observed: ObservedAnswers
  readonly fit?: FitResult | undefined
  /** One a focal group. */
  readonly dif?: readonly DifResult[] | undefined
  readonly comparison?: ModelComparison | undefined
  readonly origin: CalibrationOrigin
  readonly language: Language
  /** Version of melek. */
  readonly version: string
}

/** How a calibration was made, said on its page. */
export interface CalibrationOrigin {
  /** Name of the response file. */
  readonly source: string
  readonly anchor?: { readonly id: string; readonly version: string; readonly scaleId: string | null } | undefined
  readonly command?: string | undefined
}

/** Distance of an observed curve from the model's that is worth a warning. @source OECD (2017), PISA 2015 Technical Report, ch. 9 */
const suspectDistance = 0.1

/** The page about a calibration: one self-contained HTML file that needs no script. */
export function calibrationPage(page: CalibrationPage): string {
  const { result, fit, dif = [], comparison, language } = page
  const words = calibrationPageWords[language]
  const warnings = cautions(page).map((text) => element('p', {}, escaped(text)))
  return pageShell({
    language,
    title: words.title,
    body: [
      element('h1', {}, escaped(words.title)),
      element('p', { class: 'memo' }, escaped(memo(page))),
      ...(warnings.length === 0 ? [] : [element('div', { class: 'warning' }, ...warnings)]),
      parameterTable(result.items, language),
      curveSection(page),
      ...informationSections(page),
      wrightSection(page),
      ...(fit === undefined ? [] : [fitSection(fit, language)]),
      ...dif.map((each) => difSection(each, language)),
      ...groupTable(result, language),
      ...(comparison === undefined ? [] : [comparisonSection(comparison, language)]),
      methodSection(page),
    ],
  })
}

function memo({ result, origin, language }: CalibrationPage): string {
  const words = calibrationPageWords[language]
  const { count, decimal } = numberWords(language)
  const { items, persons } = result
  const models = [...new Set(items.map(({ model }) => model.toUpperCase()))].join(', ')
  const peak = testInformation(result).reduce((best, point) => (point.value > best.value ? point : best))
  const held = count(items.filter((item) => item.held).length)
  return [
    words.memo(count(persons), count(items.length), models),
    origin.anchor === undefined
      ? newScale(result.groups, language)
      : words.memoAnchored(
          origin.anchor.scaleId ?? origin.anchor.id,
          held,
          words.anchorUncertainty[result.anchorUncertainty ?? 'not-estimated'],
        ),
    words.memoPrecision(decimal(peak.theta, 1), decimal(1 / Math.sqrt(peak.value), 2)),
  ].join(' ')
}

/** What the 0 of the scale is: where the reference group is not there, the items are centred. */
function newScale([reference, ...others]: CalibrationResult['groups'], language: Language): string {
  const words = calibrationPageWords[language]
  if (reference !== undefined && reference.mean !== 0) return words.memoCentredScale
  return reference !== undefined && others.length > 0 ? words.memoGroupScale(reference.name) : words.memoNewScale
}

/** What limits the use of the figures, gravest first. */
function cautions({ result, fit, dif = [], language }: CalibrationPage): string[] {
  const words = calibrationPageWords[language]
  const listed = (say: (items: string) => string, items: readonly string[]) => (items.length === 0 ? [] : [say(items.join(', '))])
  const warned = (warning: CalibratedItem['warnings'][number]) =>
    result.items.flatMap(({ item, warnings }) => (warnings.includes(warning) ? [item] : []))
  const far = (fit?.items ?? []).filter(({ curveDistance }) => (curveDistance?.largest ?? 0) > suspectDistance)
  const large = dif.flatMap(({ items }) =>
    items.flatMap((each) => (each.kind === 'estimated' && each.class === 'C' ? [each.item] : [])),
  )
  return [
    ...(result.converged ? [] : [words.notConverged]),
    ...listed(words.negative, warned('negative-slope')),
    ...listed(words.steep, warned('steep-slope')),
    ...listed(
      words.misfit,
      far.map(({ item }) => item),
    ),
    ...listed(words.biased, [...new Set(large)]),
    ...result.warnings.map((warning) => calibrationWarningText(warning, language)),
  ]
}

function shortNumber(language: Language): (value: number) => string {
  const { decimal } = numberWords(language)
  return (value) => decimal(value, Number.isInteger(value) ? 0 : Number.isInteger(value * 10) ? 1 : 2)
}

function curveSection({ result, observed, language }: CalibrationPage): string {
  const words = calibrationPageWords[language]
  const { decimal } = numberWords(language)
  const ofItem = new Map(observed.items.map((each) => [each.item, each]))
  const charts = result.items.map((item) => {
    const a = (item.parameters as { readonly discrimination?: number }).discrimination
    const slope = a === undefined ? '' : words.withSlope(decimal(a, 2))
    return calibrationItemChart(item, ofItem.get(item.item), {
      scalingConstant: result.scalingConstant,
      description: words.curveOf(item.item, item.model.toUpperCase(), slope),
      number: shortNumber(language),
    })
  })
  const grid = 'display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:1rem .75rem'
  return section(words.curves, element('div', { style: grid }, ...charts), note(words.curvesNote))
}

/** Range of the information curves, logits. */
const range = [-4, 4] as const
const points = 80

/** Σ I(θ) of all items with a positive slope. */
function testInformation({ items, scalingConstant }: CalibrationResult): LinePoint[] {
  const curves = items.map((item) => categoryCurve(item, scalingConstant))
  const room = curves.map(({ categories }) => createCurvePoint(categories))
  return Array.from({ length: points + 1 }, (_, k) => {
    const theta = range[0] + ((range[1] - range[0]) * k) / points
    const value = curves.reduce((sum, curve, i) => {
      const point = room[i] as (typeof room)[number]
      curve.pointInto(point, theta)
      return sum + pointInformation(point, curve.categories)
    }, 0)
    return { theta, value }
  })
}

function informationSections({ result, language }: CalibrationPage): string[] {
  const words = calibrationPageWords[language]
  const information = testInformation(result)
  const chart = (points: readonly LinePoint[], valueLabel: string) =>
    calibrationLineChart(points, {
      description: valueLabel,
      thetaLabel: words.theta,
      valueLabel,
      number: shortNumber(language),
    })
  // Where a test hardly measures its standard error leaves the picture.
  const least = Math.max(...information.map(({ value }) => value)) / 50
  const errors = information.flatMap(({ theta, value }) => (value > least ? [{ theta, value: 1 / Math.sqrt(value) }] : []))
  return [
    section(
      words.information,
      chart(information, words.informationShort),
      chart(errors, words.standardError),
      note(words.informationNote),
    ),
  ]
}

function wrightSection({ result, observed, language }: CalibrationPage): string {
  const words = calibrationPageWords[language]
  const { count } = numberWords(language)
  const picture = calibrationWrightMap(observed.persons, result.items.flatMap(placesOf), {
    description: words.wright,
    personsLabel: words.persons,
    itemsLabel: words.items,
    thetaLabel: words.logits,
    number: shortNumber(language),
    more: (places) => words.more(count(places)),
  })
  const nominal = result.items.some(({ model }) => model === 'nrm')
  return section(words.wright, picture, note(words.wrightNote), ...(nominal ? [note(words.nominal)] : []))
}

function placesOf(item: CalibratedItem): ItemPlace[] {
  switch (item.model) {
    case '1pl':
    case '2pl':
    case '3pl':
    case '4pl':
      return [{ label: item.item, theta: item.parameters.difficulty }]
    case 'grm':
      return item.parameters.thresholds.map((theta, k) => ({ label: `${item.item}.${k + 1}`, theta }))
    case 'pcm':
    case 'gpcm':
      return item.parameters.steps.map((theta, k) => ({ label: `${item.item}.${k + 1}`, theta }))
    case 'rsm': {
      const { difficulty, steps } = item.parameters
      return steps.map((step, k) => ({ label: `${item.item}.${k + 1}`, theta: difficulty + step }))
    }
    default:
      return []
  }
}

function methodSection({ result, origin, language, version }: CalibrationPage): string {
  const words = calibrationPageWords[language]
  const { count, decimal } = numberWords(language)
  const { anchor, command } = origin
  const entries: [string, string][] = [
    [words.source, origin.source],
    [words.logLikelihood, decimal(result.logLikelihood, 4)],
    ...(result.logPrior === 0 ? [] : ([[words.logPrior, decimal(result.logPrior, 4)]] as [string, string][])),
    [words.freeParameters, count(result.freeParameters)],
    [words.convergence, words.convergenceText(count(result.iterations), result.largestGradient.toExponential(1))],
    ...(result.distance === undefined ? [] : ([[words.distance, result.distance.toExponential(1)]] as [string, string][])),
    [words.errors, words.errorMethods[result.standardErrorMethod]],
    [words.scalingConstant, decimal(result.scalingConstant, Number.isInteger(result.scalingConstant) ? 0 : 3)],
    ...(anchor === undefined
      ? []
      : ([[words.anchor, `${anchor.id} ${anchor.version} (${anchor.scaleId ?? '–'})`]] as [string, string][])),
    [words.program, `melek ${version}`],
    ...(command === undefined ? [] : ([[words.command, command]] as [string, string][])),
  ]
  const list = entries.map(([term, text]) => element('dt', {}, escaped(term)) + element('dd', {}, escaped(text)))
  return section(words.method, element('dl', {}, ...list))
}
