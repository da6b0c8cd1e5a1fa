import type { ThetaBin } from '../simulation/bins.js'
import type { DesignOutcome } from '../simulation/compare-designs.js'
import type { Figure } from '../simulation/figure.js'
import type { SimulationSummary } from '../simulation/simulation-summary.js'
import type { Language } from './bilingual.js'
import { exposureChart } from './exposure-chart.js'
import { element, escaped } from './markup.js'
import { numberWords } from './number-words.js'
import { note, pageShell, section, tableOf } from './page-shell.js'
import {
  comparisonRows,
  differenceRows,
  type ExamineeSource,
  figureRows,
  reach95,
  simulationCautions,
  simulationMemo,
  thetaRows,
} from './simulation-figures.js'
import { simulationWords } from './simulation-words.js'
import { type ThetaPoint, type ThetaSeries, thetaChart } from './theta-chart.js'

/** How a rehearsal was made, said on its page. */
export interface SimulationOrigin {
  readonly bank: { readonly id: string; readonly version: string; readonly items: number; readonly provisional: boolean }
  readonly source: ExamineeSource
  readonly seed: string
  /** Id and version; absent without a standard. */
  readonly standard?: string | undefined
  /** The command line that makes the page again. */
  readonly command?: string | undefined
}

export interface SimulationPage {
  /** One design or several, in the order in which they were asked for. */
  readonly designs: readonly DesignOutcome[]
  readonly origin: SimulationOrigin
  readonly language: Language
  /** Version of melek. */
  readonly version: string
}

/** The page about a rehearsal: one self-contained HTML file that needs no script. */
export function simulationPage(page: SimulationPage): string {
  const { designs, origin, language } = page
  const words = simulationWords[language]
  const cautions = simulationCautions({ source: origin.source, provisional: origin.bank.provisional }, language)
  return pageShell({
    language,
    title: words.title,
    body: [
      element('h1', {}, escaped(words.title)),
      ...designs.slice(0, 1).map(({ name, summary }) => {
        const memo = simulationMemo(summary, origin.source, language)
        return element('p', { class: 'memo' }, escaped(designs.length > 1 ? `${name}: ${memo}` : memo))
      }),
      element('div', { class: 'warning' }, ...cautions.map((text) => element('p', {}, escaped(text)))),
      ...(designs.length > 1 ? [comparisonSection(page)] : []),
      ...designs.flatMap((design) => designSections(design, page)),
      methodSection(page),
    ],
  })
}

function comparisonSection(page: SimulationPage): string {
  const { designs, language } = page
  const words = simulationWords[language]
  const side = comparisonRows(designs, language)
  const difference = differenceRows(designs, language)
  const series = (of: (bin: ThetaBin) => number | undefined): ThetaSeries[] =>
    designs.map(({ name, summary }) => ({
      name,
      points: summary.byTheta.flatMap((bin) => {
        const value = of(bin)
        return value === undefined ? [] : [{ theta: bin.theta, value }]
      }),
    }))
  const errors = series(({ recovery }) => (recovery.kind === 'none' ? undefined : recovery.rmse.value))
  const lengths = series(({ length }) => length)
  const picture = (lines: readonly ThetaSeries[], description: string, label: string) =>
    lines.every(({ points }) => points.length === 0) ? [] : [thetaChart(lines, chartOptions(description, label, page))]
  return section(
    words.comparison,
    tableOf(
      words.comparison,
      side.header,
      side.rows.map((row) => row.map(unbroken)),
    ),
    tableOf(words.differences, difference.header, difference.rows),
    note(words.comparisonNote),
    ...picture(errors, words.comparisonPicture, `${words.rmseShort}, ${words.logits}`),
    ...picture(lengths, words.comparisonLengthPicture, words.lengthShort),
  )
}

/** A figure and its error on one line. */
function unbroken(cell: string): string {
  return cell.replace(' ± ', '\u00a0±\u00a0')
}

function designSections({ name, summary }: DesignOutcome, page: SimulationPage): string[] {
  const { language, designs } = page
  const words = simulationWords[language]
  const title = (text: string) => (designs.length > 1 ? `${name}: ${text}` : text)
  const { header, rows } = thetaRows(summary, language)
  const byTheta = summary.recovery.kind === 'none' ? words.byThetaEstimated : words.byTheta
  return [
    section(
      title(words.figures),
      tableOf(title(words.figures), [words.figure, words.value], figureRows(summary, language)),
      note(words.errorNote),
    ),
    ...(summary.byTheta.length === 0
      ? []
      : [
          ...recoverySection(summary, title(words.recoveryPicture), page),
          lineSection(summary, 'information', title(words.informationPicture), page),
          lineSection(summary, 'length', title(words.lengthPicture), page),
          section(title(byTheta), tableOf(title(byTheta), header, rows)),
        ]),
    exposureSection(summary, title(words.exposurePicture), page),
  ]
}

function recoverySection({ byTheta }: SimulationSummary, title: string, page: SimulationPage): string[] {
  const words = simulationWords[page.language]
  const series = (name: string, of: 'bias' | 'rmse'): ThetaSeries => ({
    name,
    points: byTheta.flatMap(({ theta, recovery }) => (recovery.kind === 'none' ? [] : [withInterval(theta, recovery[of])])),
  })
  const all = [series(words.biasShort, 'bias'), series(words.rmseShort, 'rmse')]
  if (all.every(({ points }) => points.length === 0)) return []
  return [section(title, thetaChart(all, chartOptions(title, words.logits, page)), note(words.recoveryNote))]
}

function withInterval(theta: number, { value, monteCarloError }: Figure): ThetaPoint {
  if (monteCarloError === null) return { theta, value }
  return { theta, value, low: value - reach95 * monteCarloError, high: value + reach95 * monteCarloError }
}

function lineSection({ byTheta }: SimulationSummary, of: 'information' | 'length', title: string, page: SimulationPage): string {
  const words = simulationWords[page.language]
  const name = of === 'information' ? words.informationShort : words.lengthShort
  const series = { name, points: byTheta.map((bin) => ({ theta: bin.theta, value: bin[of] })) }
  const picture = thetaChart([series], chartOptions(title, name, page))
  return section(title, picture, ...(of === 'information' ? [note(words.informationNote)] : []))
}

function chartOptions(description: string, valueLabel: string, page: SimulationPage) {
  const { decimal } = numberWords(page.language)
  return {
    description: withLabel(description, page),
    label: labelOf(page),
    thetaLabel: simulationWords[page.language].theta,
    valueLabel,
    number: (value: number) => decimal(value, Number.isInteger(value) ? 0 : Number.isInteger(value * 10) ? 1 : 2),
  }
}

function exposureSection({ exposure }: SimulationSummary, title: string, page: SimulationPage): string {
  const words = simulationWords[page.language]
  const { percent } = numberWords(page.language)
  const picture = exposureChart(exposure.items, {
    description: withLabel(title, page),
    label: labelOf(page),
    rankLabel: words.rank,
    rateLabel: words.exposureAxis,
    percent: (share) => percent(share, 0),
  })
  return section(title, picture, note(words.exposureNote))
}

function methodSection({ origin, designs, language, version }: SimulationPage): string {
  const words = simulationWords[language]
  const { bank, seed, standard, command } = origin
  const { count } = numberWords(language)
  const entries: [string, string][] = [
    [words.bank, words.bankText(bank.id, bank.version, count(bank.items))],
    [words.population, populationText(origin.source, designs[0]?.summary.tests ?? 0, language)],
    [words.seed, seed],
    ...(standard === undefined ? [] : ([[words.standard, standard]] as [string, string][])),
    [words.version, version],
    ...(command === undefined ? [] : ([[words.command, command]] as [string, string][])),
  ]
  const list = entries.map(([term, text]) => element('dt', {}, escaped(term)) + element('dd', {}, escaped(text)))
  return section(words.method, element('dl', {}, ...list))
}

/** "1,000, drawn from N(0, 1²) logits". */
export function populationText(source: ExamineeSource, tests: number, language: Language): string {
  const words = simulationWords[language]
  const { count, decimal } = numberWords(language)
  const short = (value: number) => decimal(value, Number.isInteger(value) ? 0 : 2)
  switch (source.kind) {
    case 'drawn':
      return words.populationDrawn(count(tests), short(source.mean), short(source.sd))
    case 'file':
      return words.populationFile(count(tests))
    case 'recorded':
      return words.populationRecorded(count(tests))
  }
}

function labelOf({ origin, language }: SimulationPage): string {
  const words = simulationWords[language]
  return origin.source.kind === 'recorded' ? words.recordedLabel : words.syntheticLabel
}

function withLabel(text: string, page: SimulationPage): string {
  return `${labelOf(page)}. ${text}`
}
