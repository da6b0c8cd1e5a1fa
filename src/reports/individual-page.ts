import { pillars } from '../literacy/frameworks/pillars.js'
import type { LearningStep } from '../literacy/pathway/learning-pathway.js'
import { type StandardLevel, targetIndex } from '../literacy/standard.js'
import type { Language } from './bilingual.js'
import type { IndividualFacts } from './individual-facts.js'
import type { IndividualFlag } from './individual-flags.js'
import { levelPicture } from './individual-level-picture.js'
import { individualWords } from './individual-words.js'
import { element, escaped } from './markup.js'
import { type NumberWords, numberWords } from './number-words.js'
import { note, pageShell, section } from './page-shell.js'

/** Standard errors from the middle of a 95% interval to its ends. */
const reach95 = 1.96

/** On paper everything stands on one sheet. */
const style = `
svg.levels { max-width: 30rem } .bar { fill: var(--accent) } dl.versions { display: grid; grid-template-columns: max-content 1fr; gap: .125rem 1rem } dl.versions dd { margin: 0 } .code { font: 700 1.125rem ui-monospace, monospace; letter-spacing: .05em; white-space: nowrap }
main { max-width: 46rem }
@media (max-width: 30rem) { dl.versions { display: block } dl.versions dd { margin: 0 0 .5rem } }
@page { size: A4; margin: 12mm }
@media print { body { font-size: 9pt; line-height: 1.35 } main { padding: 0; max-width: none } h1 { font-size: 14pt; margin: 0 0 2mm } h2 { font-size: 10.5pt; margin: 3mm 0 1mm } p { margin: 1mm 0 } .memo { font-size: 11pt; padding: 1mm 3mm } .note { font-size: 8pt } .pair { display: grid; grid-template-columns: 85mm 1fr; gap: 6mm } .warning { padding: .5mm 3mm; border-width: 1px } dl { margin: 1mm 0 } dd { margin: 0 0 1mm } dl.versions { gap: 0 4mm; font-size: 8pt } }
`

/**
 * The report on one person: one self-contained HTML page that needs no script and prints on one A4 sheet. It says the level with its
 * interval, the probability of being literate, what to learn next, and everything that limits all this; it compares with nobody.
 */
export function individualPage(facts: IndividualFacts, language: Language): string {
  const words = individualWords[language]
  const title = facts.person === null ? words.title : words.titleFor(facts.person)
  return pageShell({
    language,
    title,
    style,
    body: [
      element('h1', {}, escaped(title)),
      ...levelSentences(facts, language),
      ...warnings(facts, language),
      element('div', { class: 'pair' }, pictureSection(facts, language), ...learningSection(facts, language)),
      trustSection(facts, language),
      section(words.certificate, paragraph(certificateSentence(facts, language))),
      originSection(facts, language),
    ],
  })
}

function paragraph(text: string): string {
  return element('p', {}, escaped(text))
}

/** "Level 3 of 5: Intermediate. With a probability of 95 %, …", then the probability of being literate. */
function levelSentences(facts: IndividualFacts, language: Language): string[] {
  const words = individualWords[language]
  const { result, standard } = facts
  if (!('level' in result)) return [element('p', { class: 'memo' }, escaped(words.noResult))]
  const headline = words.level(result.level, String(standard.levels.length), result.levelName[language])
  const target = standard.levels[targetIndex(standard)] as StandardLevel
  const probability = surePercent(result.probabilityAtTarget, numberWords(language))
  const literate = words.literate(
    probability,
    words.levelName(target.id, target.name[language]),
    `${standard.id} ${standard.version}`,
  )
  return [
    element('p', { class: 'memo' }, element('strong', {}, escaped(`${headline}.`)), escaped(` ${sureOf(facts, language)}`)),
    paragraph(literate),
    ...pillarSentences(facts, language),
  ]
}

/** One sentence for each pillar that has a level of its own. */
function pillarSentences({ pillars: own, standard }: IndividualFacts, language: Language): string[] {
  const words = individualWords[language]
  const sentences = own.map(({ pillar, level, levelInterval }) => {
    const name = standard.levels.find(({ id }) => id === level)?.name[language] ?? level
    const said = words.pillar(pillarName(pillar, language), words.levelName(level, name))
    return levelInterval === null ? `${said}.` : `${said}, ${between(levelInterval, language)}.`
  })
  return sentences.length === 0 ? [] : [paragraph(sentences.join(' '))]
}

function sureOf({ levelInterval }: IndividualFacts, language: Language): string {
  return levelInterval === null ? '' : individualWords[language].sure(between(levelInterval, language))
}

function between({ low, high }: NonNullable<IndividualFacts['levelInterval']>, language: Language): string {
  const words = individualWords[language]
  return low === high ? words.within(low) : words.between(low, high)
}

/** Whole percent, never 0 or 100 of what is only nearly certain. */
function surePercent(probability: number, { percent }: NumberWords): string {
  if (probability < 0.01) return '< 1%'
  return probability > 0.99 ? '> 99%' : percent(probability, 0)
}

/** These say what the whole page may be used for; the others are about the answers and stand below. */
const aboutThePage: ReadonlySet<IndividualFlag['kind']> = new Set(['unfinished', 'provisional', 'public', 'unnamed-scale'])

/** Without any of these the answers were judged, and nothing was found. */
const doubts: ReadonlySet<IndividualFlag['kind']> = new Set(['person-fit', 'rapid-answers', 'validity-not-assessed'])

function warnings({ flags, synthetic }: IndividualFacts, language: Language): string[] {
  const words = individualWords[language]
  const texts = flags.filter(({ kind }) => aboutThePage.has(kind)).map((flag) => flagText(flag, language))
  const all = [...(synthetic ? [words.synthetic] : []), ...texts]
  return all.length === 0 ? [] : [element('div', { class: 'warning' }, ...all.map(paragraph))]
}

function flagText(flag: IndividualFlag, language: Language): string {
  const say = individualWords[language].flags[flag.kind] as (flag: IndividualFlag, numbers: NumberWords) => string
  return say(flag, numberWords(language))
}

function pictureSection(facts: IndividualFacts, language: Language): string {
  const words = individualWords[language]
  const { result, standard, levelInterval, synthetic } = facts
  if (!('level' in result) || levelInterval === null) return ''
  const say = numberWords(language)
  const bars = standard.levels.map(({ id, name }, k) => ({
    id,
    name: name[language],
    probability: result.levelProbabilities[k]?.probability ?? 0,
  }))
  const percent = (probability: number) => surePercent(probability, say)
  const list = bars.map(({ id, name, probability }) => `${words.levelName(id, name)} ${percent(probability)}`).join(', ')
  const description = words.pictureDescription(list, sureOf(facts, language))
  const picture = levelPicture(bars, {
    reached: result.level,
    interval: levelInterval,
    target: { level: standard.targetLevel, label: words.target },
    description: synthetic ? `${words.synthetic} ${description}` : description,
    label: synthetic ? words.syntheticLabel : undefined,
    percent,
  })
  return section(words.picture, picture, note(words.pictureNote))
}

function learningSection({ learning, result }: IndividualFacts, language: Language): string[] {
  const words = individualWords[language]
  if (!('level' in result)) return []
  if (learning === null) return [section(words.next, note(words.noPathway))]
  const own = learning.ownLevels.map((id) => pillarName(id, language))
  const list = alikeSteps(learning.steps).map(([first, ...others]) => {
    const names = [first, ...others].map(({ pillar }) => pillarName(pillar, language)).join(', ')
    const { name, about } = first.format
    return (
      element('dt', {}, escaped(words.fromLevel(names, first.level))) +
      element('dd', {}, element('strong', {}, escaped(`${name[language]}.`)), escaped(` ${about[language]}`))
    )
  })
  const ground = own.length === 0 ? words.totalStands : words.ownLevels(own.join(', '))
  return [section(words.next, element('dl', {}, ...list), note(ground))]
}

function pillarName(id: string, language: Language): string {
  return pillars.find((pillar) => pillar.id === id)?.name[language] ?? id
}

type AlikeSteps = readonly [LearningStep, ...LearningStep[]]

/** Steps with the same format from the same level, in the order of the first pillar of each. */
function alikeSteps(steps: readonly LearningStep[]): AlikeSteps[] {
  const groups = new Map<string, [LearningStep, ...LearningStep[]]>()
  for (const step of steps) {
    const key = JSON.stringify([step.format.id, step.level])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [step])
    else group.push(step)
  }
  return [...groups.values()]
}

function trustSection({ result, counted, flags }: IndividualFacts, language: Language): string {
  const words = individualWords[language]
  const { count, decimal } = numberWords(language)
  const figures = [words.counted(count(counted), count(result.itemsGiven))]
  if (result.kind === 'finite') {
    const { score, theta, standardError } = result
    if (score !== undefined)
      figures.push(
        score.standardError === null
          ? words.scoreAlone(count(score.value))
          : words.score(count(score.value), count(reach95 * score.standardError)),
      )
    if (standardError !== null) figures.push(words.theta(decimal(theta, 2), decimal(standardError, 2)))
  }
  const ofAnswers = flags.filter(({ kind }) => !aboutThePage.has(kind)).map((flag) => flagText(flag, language))
  return section(
    words.trust,
    paragraph(figures.join(' ')),
    ...(flags.some(({ kind }) => doubts.has(kind)) ? [] : [paragraph(words.nothingFound)]),
    ...ofAnswers.map(paragraph),
  )
}

function certificateSentence({ certificate }: IndividualFacts, language: Language): string {
  const words = individualWords[language]
  const { percent, chance } = numberWords(language)
  if (certificate.kind === 'no-rule') return words.noRule
  const rule = words.rule(percent(certificate.needed, 0))
  if (certificate.kind === 'withheld') {
    const reasons = certificate.reasons.map((reason) => words.reasons[reason])
    const last = reasons.at(-1) as string
    const list = reasons.length === 1 ? last : `${reasons.slice(0, -1).join(', ')}${words.and}${last}`
    return `${words.withheld(list)} ${rule}`
  }
  const probability = chance(certificate.probability, 1)
  return `${certificate.kind === 'given' ? words.given(probability) : words.notGiven(probability)} ${rule}`
}

function originSection(facts: IndividualFacts, language: Language): string {
  const words = individualWords[language]
  const { bank, standard, result, learning, person, testedOn, validUntil, validMonths } = facts
  const expiry = validUntil ?? (validMonths === null ? null : words.validFor(numberWords(language).count(validMonths)))
  const entries: readonly (readonly [string, string])[] = [
    ...(person === null ? [] : [[words.person, person] as const]),
    ...(testedOn === null ? [] : [[words.testedOn, testedOn] as const]),
    ...(expiry === null ? [] : [[words.validUntil, expiry] as const]),
    [words.session, facts.sessionId],
    [words.bank, `${bank.id} ${bank.version}, ${bank.fingerprint}`],
    [words.standard, `${standard.id} ${standard.version}`],
    [words.scale, result.scaleId ?? words.unnamed],
    ...(learning === null ? [] : [[words.pathway, `${learning.pathway.id} ${learning.pathway.version}`] as const]),
    [words.software, `melek ${facts.version}`],
  ]
  const list = entries.map(([term, meaning]) => element('dt', {}, escaped(term)) + element('dd', {}, escaped(meaning)))
  return section(
    words.origin,
    element('p', {}, escaped(`${words.code}: `), element('span', { class: 'code' }, escaped(facts.verificationCode))),
    note(words.codeNote),
    element('dl', { class: 'versions' }, ...list),
  )
}
