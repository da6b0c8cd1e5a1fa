import type { BlankContrast } from '../../bulk/blank-contrast.js'
import type { ScoreFileResult } from '../../bulk/score-file-options.js'
import { passportPath } from '../../bulk/score-outputs.js'
import type { ScoreSummary } from '../../bulk/score-summary.js'
import type { Standard } from '../../literacy/standard.js'
import { type NumberWords, numberWords } from '../../reports/number-words.js'
import type { CommandContext } from '../command-context.js'
import type { Terminal } from '../terminal/terminal.js'
import { textTable } from '../terminal/text-table.js'
import { bulletList } from '../terminal/wrap.js'
import { bankWords } from '../words/bank-words.js'
import { coreWords } from '../words/core-words.js'
import { scoreWords } from '../words/score-words.js'

/** What the report needs to know of the run besides its result. */
export interface ScoreRun {
  readonly responses: string
  readonly out: string
  readonly rejects: string | undefined
  /** First lines of the scores, for a terminal that would else see nothing of them. */
  readonly preview: readonly string[] | undefined
}

type Speaker = Pick<Terminal, 'print' | 'say' | 'style'>

/** Tells people what came out: first how many and how able, then what to know about it, then figures and files. */
export function reportScores(result: ScoreFileResult, run: ScoreRun, context: CommandContext): void {
  const { terminal } = context
  // The scores themselves have standard output to themselves.
  const speaker: Speaker = run.out === '-' && run.preview === undefined ? terminal.aside : terminal
  reportPersons(result, run, context, speaker)
  reportStatuses(result, context, speaker)
  reportRemarks(result, context, speaker)
  reportPlausibleValues(result, context, speaker)
  reportRejects(result, run, context, speaker)
  if (run.preview !== undefined) reportPreview(run.preview, context, speaker)
  if (run.out !== '-') speaker.say(scoreWords[context.language].scoresIn(run.out, passportPath(run.out)))
}

function reportPersons(result: ScoreFileResult, run: ScoreRun, { language }: CommandContext, speaker: Speaker): void {
  const words = scoreWords[language]
  const numbers = numberWords(language)
  const { summary, passport } = result
  // Rows without an answer that counts are in the file, but nothing is said of those persons.
  const scored = result.scored - summary.statuses.no_responses
  speaker.say(speaker.style.bold(words.scored(numbers.count(scored), run.responses, passport.bank.id, passport.method)))
  if (summary.meanTheta !== undefined && summary.typicalStandardError !== undefined) {
    speaker.say(
      words.mean(numbers.decimal(summary.meanTheta, 2), numbers.decimal(1.96 * summary.typicalStandardError, 2), undefined),
    )
  }
  if (result.standard !== undefined) {
    speaker.print(levelTable(result, result.standard, language, numbers))
    speaker.say(speaker.style.dim(words.countingNote))
  }
}

function levelTable(
  { summary }: ScoreFileResult,
  standard: Standard,
  language: 'id' | 'en',
  { count, percent }: NumberWords,
): string {
  const words = scoreWords[language]
  const names = new Map(standard.levels.map(({ id, name }) => [id, `${id} ${name[language]}`]))
  const rows = summary.levels.map(({ level, persons }) => [
    names.get(level) ?? level,
    count(persons),
    percent(persons / summary.persons),
  ])
  const without = summary.persons - summary.levels.reduce((sum, { persons }) => sum + persons, 0)
  if (without > 0) rows.push([words.noLevel, count(without), percent(without / summary.persons)])
  return textTable(
    [{ title: words.levelTitle }, { title: words.personsTitle, align: 'right' }, { title: words.shareTitle, align: 'right' }],
    rows,
  )
}

function reportStatuses({ summary: { statuses } }: ScoreFileResult, { language }: CommandContext, speaker: Speaker): void {
  const words = scoreWords[language]
  const { count } = numberWords(language)
  if (statuses.unbounded_above > 0) speaker.say(words.unboundedAbove(count(statuses.unbounded_above)))
  if (statuses.unbounded_below > 0) speaker.say(words.unboundedBelow(count(statuses.unbounded_below)))
  if (statuses.no_information > 0) speaker.say(words.noInformation(count(statuses.no_information)))
  if (statuses.no_responses > 0) speaker.say(words.noResponses(count(statuses.no_responses)))
}

function reportRemarks(result: ScoreFileResult, { language }: CommandContext, speaker: Speaker): void {
  const words = scoreWords[language]
  const bank = bankWords[language]
  const { passport } = result
  const { blank, omitted, notReached, timedOut } = passport.omissionRules
  const remark = (text: string) => speaker.say(`${speaker.style.yellow(`${words.warning}:`)} ${text}`)
  if (passport.provisional) remark(bank.provisional)
  if (passport.columns.includes('lz_star')) remark(words.personFitHolds)
  if (passport.bank.security === 'public') remark(bank.publicBank)
  if (passport.standard !== null && passport.scale.id === null) remark(bank.unnamedScale)
  for (const warning of result.warnings) remark(words.warningText(warning))
  if (result.blankContrast !== undefined) remark(contrastText(result.blankContrast, language))
  if (result.missingItems.length > 0)
    speaker.say(words.missingItems(String(result.missingItems.length), someOf(result.missingItems)))
  if (result.ignoredColumns.length > 0) speaker.say(words.ignoredColumns(someOf(result.ignoredColumns)))
  const { personIds } = passport
  if (personIds.kind === 'hmac-sha256') speaker.say(words.hashedIds(personIds.keyFingerprint))
  if (usesPrior(result))
    speaker.say(speaker.style.dim(words.settings(priorText(result, language), words.priorFrom[passport.prior.from])))
  speaker.say(
    speaker.style.dim(
      words.omission(words.blankWords[blank], words.ruleWords[omitted], words.ruleWords[notReached], words.ruleWords[timedOut]),
    ),
  )
}

function reportPlausibleValues({ passport, groups }: ScoreFileResult, { language }: CommandContext, speaker: Speaker): void {
  if (passport.seed === null) return
  const words = scoreWords[language]
  const { count } = numberWords(language)
  const values = passport.columns.filter((name) => /^pv\d+$/.test(name)).length
  speaker.say(speaker.style.dim(words.plausible(count(values), passport.seed)))
  if (groups.length === 0) return
  speaker.say(words.conditioned(passport.conditioning.join(', '), count(groups.length)))
  const borrowed = groups.filter(({ kind }) => kind !== 'own')
  const names = borrowed.map(({ group }) => Object.values(group).join(' / '))
  if (borrowed.length > 0) speaker.say(words.borrowed(count(borrowed.length), someOf(names)))
}

/** Maximum likelihood and its kin know no prior; the probability of the target always does. */
function usesPrior({ passport }: ScoreFileResult): boolean {
  return passport.standard !== null || passport.method === 'eap' || passport.method === 'map' || passport.method === 'eapsum'
}

function contrastText({ persons, notPresented, omitted }: BlankContrast, language: 'id' | 'en'): string {
  const words = scoreWords[language]
  const { count, decimal, percent } = numberWords(language)
  const figure = ({ meanTargetProbability, meanTheta }: ScoreSummary) => {
    if (meanTargetProbability !== undefined) return words.contrastShare(percent(meanTargetProbability))
    return words.contrastMean(meanTheta === undefined ? '–' : decimal(meanTheta, 2))
  }
  return words.blankContrast(count(persons), figure(notPresented), figure(omitted))
}

function priorText({ passport: { prior } }: ScoreFileResult, language: 'id' | 'en'): string {
  const words = scoreWords[language]
  const { decimal } = numberWords(language)
  return prior.kind === 'uniform' ? words.priorUniform : words.priorWords(decimal(prior.mean, 2), decimal(prior.sd, 2))
}

function reportRejects(result: ScoreFileResult, run: ScoreRun, { language, terminal }: CommandContext, speaker: Speaker): void {
  if (result.rejected === 0) return
  const words = scoreWords[language]
  const { count } = numberWords(language)
  speaker.say(speaker.style.red(words.rejected(count(result.rejected), count(result.rows))))
  speaker.print(bulletList(result.firstRejects.map(words.reject), terminal.width))
  const more = result.rejected - result.firstRejects.length
  if (more > 0) speaker.say(coreWords[language].more(count(more)))
  speaker.say(run.rejects === undefined ? words.rejectsHint : words.rejectsIn(run.rejects))
}

function reportPreview(lines: readonly string[], { language, terminal }: CommandContext, speaker: Speaker): void {
  const [header = [], ...rows] = lines.map((line) => line.split(','))
  speaker.say(scoreWords[language].preview(String(rows.length)))
  speaker.print(
    textTable(
      header.map((title) => ({ title })),
      rows,
      terminal.width,
    ),
  )
}

/** Names of a list at most this long are all shown. */
const SHOWN_NAMES = 8

function someOf(names: readonly string[]): string {
  return names.slice(0, SHOWN_NAMES).join(', ') + (names.length > SHOWN_NAMES ? ', …' : '')
}
