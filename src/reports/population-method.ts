import type { Standard } from '../literacy/standard.js'
import type { ShownShare } from '../population/population-result.js'
import type { VariancePart } from '../population/shares/share-estimate.js'
import type { Language } from './bilingual.js'
import { documentEntries, quotation, roleText } from './document-words.js'
import { element, escaped } from './markup.js'
import { numberWords } from './number-words.js'
import { note, section, tableOf } from './page-shell.js'
import type { PopulationPage } from './population-page.js'
import { populationWords } from './population-words.js'

/** Less is not worth a sentence. */
const leastExcess = 0.005

/** The five sources of uncertainty in points, and what counting point estimates would have said. */
export function uncertaintySection({ report, language }: PopulationPage, total: ShownShare): string {
  const words = populationWords[language]
  const { sampling, measurement, itemParameters, cut, linking } = total.variances
  const parts: readonly (readonly [string, VariancePart])[] = [
    [words.sources.sampling, sampling],
    [words.sources.measurement, measurement],
    [words.sources.itemParameters, itemParameters],
    [words.sources.cut, cut],
    [words.sources.linking, linking],
  ]
  return section(
    words.uncertainty,
    tableOf(
      words.uncertainty,
      [words.source, words.contribution],
      parts.map(([name, part]) => [name, partText(part, language)]),
    ),
    ...excessNotes(report, total, language),
    ...countingNotes(total, language),
  )
}

function excessNotes({ confidence }: PopulationPage['report'], { imputation }: ShownShare, language: Language): string[] {
  const text = excessSentence(imputation, confidence, language)
  return text === undefined ? [] : [note(text)]
}

/** What an interval by Rubin's rules covers beyond what it says; undefined where nothing is known of it or it is no more. */
export function excessSentence(imputation: ShownShare['imputation'], confidence: number, language: Language): string | undefined {
  const covers = imputation?.intervalCovers ?? null
  if (covers === null || covers < confidence + leastExcess) return undefined
  const { percent } = numberWords(language)
  return populationWords[language].excess(percent(covers), percent(confidence, 0))
}

function countingNotes(total: ShownShare, language: Language): string[] {
  const words = populationWords[language]
  const { percent } = numberWords(language)
  const { eap, mle } = total.counting ?? { eap: null, mle: null }
  const counted = [eap === null ? '' : `${percent(eap.share)} (EAP)`, mle === null ? '' : `${percent(mle.share)} (MLE)`].filter(
    (text) => text !== '',
  )
  if (counted.length === 0) return []
  return [element('h2', {}, escaped(words.counting)), note(words.countingNote(counted.join(words.or), percent(total.share)))]
}

function partText(part: VariancePart, language: Language): string {
  if (part.kind === 'estimated') return numberWords(language).decimal(100 * Math.sqrt(part.variance), 2)
  return populationWords[language].reasons[part.reason]
}

/** How those tested came out of those the share is about. */
function designEntries({ design, roster }: PopulationPage['report'], language: Language): (readonly [string, string])[] {
  const words = populationWords[language]
  const { count, percent } = numberWords(language)
  return [
    ...(design === null
      ? []
      : [
          [
            words.design,
            words.designOf(
              design.replicateMethod,
              count(design.replicates),
              design.populationSize === null ? null : count(design.populationSize),
            ),
          ] as const,
        ]),
    ...(roster === null
      ? []
      : [
          [
            words.participation,
            words.participationOf(
              count(roster.tested),
              count(roster.size),
              percent(roster.tested / roster.size),
              roster.emptyStrata.join(', '),
            ),
          ] as const,
        ]),
  ]
}

/** Every definition and version that the figures hang on. */
export function methodSection({ report: result, standard, language }: PopulationPage): string {
  const words = populationWords[language]
  const { count, percent } = numberWords(language)
  const entries: readonly (readonly [string, string])[] = [
    [words.standard, `${result.standard.id} ${result.standard.version}: ${words.level} ≥ ${result.standard.targetLevel}`],
    [words.bank, result.bank === null ? words.foreignScores : `${result.bank.id} ${result.bank.version}`],
    [words.source, words.sourceOf[result.method]],
    [words.estimand, words.estimands[result.estimand]],
    ...(result.covariates.length === 0
      ? []
      : [[words.covariates, `${result.covariates.join(', ')}. ${words.normalResiduals}`] as const]),
    ...designEntries(result, language),
    [words.scale, result.scale.kind === 'named' ? result.scale.scaleId : '–'],
    ...(result.target === null
      ? []
      : [
          [
            words.targetDocument,
            `${result.target.id ?? ''} ${result.target.version ?? ''}: ${percent(result.target.share, 0)}, ${result.target.year}; ${count(result.target.denominator.count)} (${result.target.denominator.date}, ${quotation(result.target.denominator.source)})`,
          ] as const,
        ]),
    [words.confidence, percent(result.confidence, 0)],
    [words.persons, words.personCounts(count(result.persons.tested), count(result.persons.withoutAnswers))],
    [words.cuts, cutsText(standard, language)],
    [words.definition, definitionText(standard, language)],
    [words.software, `melek ${result.provenance.version}`],
    ...result.provenance.inputs.map(
      ({ role, path, sha256 }) => [`${words.input}: ${roleText(role, language)}`, `${path} (SHA-256 ${sha256})`] as const,
    ),
    ...(result.provenance.command === '' ? [] : [[words.command, result.provenance.command] as const]),
  ]
  const list = entries.map(([term, meaning]) => element('dt', {}, escaped(term)) + element('dd', {}, escaped(meaning)))
  return section(
    words.method,
    element('p', {}, escaped(words.methodTexts[result.method])),
    element('dl', {}, ...list),
    note(words.verify),
  )
}

/** Cuts of the levels with their standard errors, in logits. */
function cutsText({ levels, cutStandardErrors }: Standard, language: Language): string {
  const { decimal } = numberWords(language)
  return levels
    .slice(1)
    .map(({ id, from }, k) => {
      const error = cutStandardErrors?.[k]
      return `${id}: ${decimal(from as number, 2)}${error === undefined ? '' : ` (${populationWords[language].cutError} ${decimal(error, 2)})`}`
    })
    .join('; ')
}

/** What the standard says of itself: its rule, and its provenance with the texts of the document as quotations. */
function definitionText({ rule, provenance }: Standard, language: Language): string {
  return [populationWords[language].rules[rule], ...documentEntries(provenance ?? {}, language)].join('; ')
}
