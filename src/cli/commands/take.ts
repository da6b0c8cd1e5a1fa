import { createInterface } from 'node:readline'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { closeStage } from '../../adaptive/session/administration/close-stage.js'
import { isSuspended, resumeSession } from '../../adaptive/session/administration/interruption.js'
import { openStage } from '../../adaptive/session/administration/open-stage.js'
import { everyRule } from '../../adaptive/session/every-rule.js'
import type { Session } from '../../adaptive/session/session.js'
import { parseSession } from '../../adaptive/session/session-schema.js'
import { asSimulated } from '../../adaptive/session/simulated-session.js'
import type { RawAnswer } from '../../bank/answer-keys.js'
import { readJson } from '../../bulk/read-document.js'
import { MelekError } from '../../issues/melek-error.js'
import { parseStandard } from '../../literacy/standard-schema.js'
import type { PlacementDocuments } from '../../placement/placement-documents.js'
import { createPlacementTest, type PlacementTest, type PresentedItem } from '../../placement/placement-test.js'
import { isCalendarDate } from '../../reports/individual-expiry.js'
import { numberWords } from '../../reports/number-words.js'
import { assertDistinctFiles, type NamedPath } from '../../runtime/same-file.js'
import { answerFromText } from '../answer-from-text.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { type IndividualOptions, writeIndividualReport } from '../individual-report.js'
import { requireNoSitting } from '../kept-sitting.js'
import { optionParsers } from '../option-values.js'
import { type DocumentPaths, readPlacementDocuments } from '../placement-documents.js'
import { reviewStage } from '../review-stage.js'
import { showItem } from '../show-item.js'
import { showResult } from '../show-result.js'
import { createSimulatedExaminee } from '../simulated-examinee.js'
import { spoken } from '../spoken.js'
import { takeWords } from '../words/take-words.js'
import { writeText } from '../write-text.js'

interface TakeOptions extends DocumentPaths, IndividualOptions {
  readonly seed?: string
  readonly save?: string
  readonly resume?: string
  readonly report?: string
}

/** `take`: an adaptive test by keyboard or, with `--simulate`, by a person of known proficiency. */
export function addTakeCommand(program: Command, context: CommandContext): void {
  const words = takeWords[context.language]
  const command = program
    .command('take')
    .description(words.description)
    .option('--bank <folder>', words.bank)
    .option('--design <file>', words.design)
    .option('--standard <file>', words.standard)
    .option('--simulate <theta>', words.simulate, optionParsers(context.language).number)
    .option('--seed <text>', words.seed)
    .option('--save <file>', words.save)
    .addOption(new Option('--resume <file>', words.resume).conflicts('seed'))
    .option('--report <file>', words.report)
    .option('--name <text>', words.name)
    .option('--tested-on <date>', words.testedOn, dateOf(words.dateForm))
    .option('--pillar-values <report.json>', words.pillarValues)
    .action((options: TakeOptions) => takeCommand(options, context))
  addHelpNotes(command, context.language, {
    example: 'melek take --simulate 0.5 --seed x --save session.json',
    terms: { theta: words.termTheta },
  })
}

function dateOf(form: string): (text: string) => string {
  return (text) => {
    if (!isCalendarDate(text)) throw new InvalidArgumentError(form)
    return text
  }
}

async function takeCommand(options: TakeOptions, context: CommandContext): Promise<void> {
  await assertDistinctFiles(
    namedPaths({
      '--design': options.design,
      '--standard': options.standard,
      '--resume': options.resume,
      '--pillar-values': options.pillarValues,
    }),
    namedPaths({ '--report': options.report }),
  )
  await assertDistinctFiles([], namedPaths({ '--save': options.save, '--report': options.report }))
  requireReport(options, context)
  if (options.save !== undefined && options.save !== options.resume)
    await requireNoSitting(options.save, takeWords[context.language].unfinished(options.save))
  const documents = await readPlacementDocuments(options)
  const test = createPlacementTest({ ...documents, rules: everyRule })
  const session =
    options.resume === undefined
      ? test.start({ seed: options.seed ?? crypto.randomUUID(), language: context.language })
      : goOn(test, parseSession(await readJson(options.resume)), context)
  const save = options.save ?? options.resume
  const sitting: Sitting = { test, context, save, goOn: save === undefined ? '' : resumeCommand(save, options) }
  await keep(sitting, session)
  const finished =
    options.simulate === undefined
      ? await answerByKeyboard(sitting, session)
      : await answerBySimulation(sitting, session, documents, options.simulate)
  if (finished === undefined) return
  showResult(test.result(finished), parseStandard(documents.standard), context)
  if (options.report !== undefined) await writeIndividualReport(options.report, { test, documents, finished, options }, context)
}

/** A session as it was left; one that was suspended goes on from here, by the bank that its design allows it. */
function goOn(test: PlacementTest, session: Session, context: CommandContext): Session {
  if (!isSuspended(session)) return session
  const resumed = resumeSession(test.engineOf(session), session, { detail: 'take --resume' })
  context.terminal.say(takeWords[context.language].resumed)
  return resumed
}

/** Options that only the page can show. */
function requireReport({ report, name, testedOn, pillarValues }: TakeOptions, context: CommandContext): void {
  const lone = Object.entries({ '--name': name, '--tested-on': testedOn, '--pillar-values': pillarValues }).flatMap(
    ([option, value]) => (value === undefined ? [] : [option]),
  )
  if (report === undefined && lone.length > 0)
    throw spoken(new MelekError('option-needs-report', takeWords[context.language].needsReport(lone.join(', '))))
}

function namedPaths(paths: Readonly<Record<string, string | undefined>>): NamedPath[] {
  return Object.entries(paths).flatMap(([role, path]) => (path === undefined ? [] : [{ role, path }]))
}

interface Sitting {
  readonly test: PlacementTest
  readonly context: CommandContext
  readonly save: string | undefined
  /** The command that goes on with the test. */
  readonly goOn: string
}

/** With the documents that the test was begun with: no others go on with it. */
function resumeCommand(save: string, { bank, design, standard }: DocumentPaths): string {
  const paths = { '--resume': save, '--bank': bank, '--design': design, '--standard': standard }
  const given = Object.entries(paths).flatMap(([option, path]) => (path === undefined ? [] : [`${option} ${shellWord(path)}`]))
  return ['melek take', ...given].join(' ')
}

function shellWord(text: string): string {
  return /^[\w./:@%+=,\\-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}

async function keep({ save, context }: Sitting, session: Session): Promise<void> {
  if (save !== undefined) await writeText(save, `${JSON.stringify(session, undefined, 2)}\n`, context)
}

/** Answers until the end without anybody; the log holds no times, so the same seed gives the same file. */
async function answerBySimulation(
  sitting: Sitting,
  start: Session,
  documents: PlacementDocuments,
  theta: number,
): Promise<Session> {
  const { test, context } = sitting
  const words = takeWords[context.language]
  const { decimal } = numberWords(context.language)
  const examinee = createSimulatedExaminee(documents, theta)
  context.terminal.say(words.simulated(decimal(theta, 2), start.seed))
  // Whoever began it: from here on no person answers.
  let session = start.status === 'running' ? asSimulated(start, 'drawn-answers') : start
  while (session.status === 'running') {
    const [item] = test.present(session)
    // A simulated person changes no answer.
    session =
      item === undefined
        ? closeStage(test.engineOf(session), session)
        : test.respond(session, item.id, examinee.answer(session, item))
    await keep(sitting, session)
  }
  return session
}

/** Asks for every answer; undefined when the person pauses or the input ends. */
async function answerByKeyboard(sitting: Sitting, start: Session): Promise<Session | undefined> {
  const { test, context } = sitting
  const words = takeWords[context.language]
  const input = createInterface({ input: context.stdin })
  const lines = input[Symbol.asyncIterator]()
  context.terminal.say(`${words.welcome} ${words.keys}`)
  let session = start
  try {
    while (session.status === 'running') {
      const [waiting] = test.present(session)
      const next = waiting ?? (await askReview(sitting, session, lines))
      if (next === 'pause') return pause(sitting)
      if (next === 'go-on') session = closeStage(test.engineOf(session), session)
      else {
        showItem(context.terminal, words.item(stepOf(session, next)), next)
        const shownAt = context.now()
        const answer = await askUntilClear(next, lines, context)
        if (answer === undefined) return pause(sitting)
        session = test.respond(session, next.id, { ...answer, seconds: Math.round((context.now() - shownAt) / 100) / 10 })
      }
      await keep(sitting, session)
    }
    return session
  } finally {
    input.close()
  }
}

/** All items of the stage have answers: which one to change, or go on. */
function askReview({ test, context }: Sitting, session: Session, lines: AsyncIterator<string>) {
  const stage = openStage(test.engineOf(session), session)
  if (stage === undefined) return 'go-on'
  const entries = test.present(stage.asGiven).map((item) => ({
    item,
    step: stepOf(session, item),
    answer: stage.answers.get(item.id) as RawAnswer | undefined,
  }))
  return reviewStage(entries, lines, context)
}

function stepOf({ events }: Session, { id }: PresentedItem): string {
  return String(events.filter((event) => event.type === 'presented').findIndex(({ item }) => item === id) + 1)
}

async function askUntilClear(item: PresentedItem, lines: AsyncIterator<string>, context: CommandContext) {
  const words = takeWords[context.language]
  const prompts: Partial<Record<PresentedItem['type'], string>> = {
    choices: words.promptChoices,
    order: words.promptOrder,
    match: words.promptMatch,
  }
  for (;;) {
    context.stdout.write(`${prompts[item.type] ?? words.promptChoice}: `)
    const line = await lines.next()
    if (line.done === true) return undefined
    const typed = answerFromText(item, line.value)
    if (typed.kind === 'answer') return typed.answer
    if (typed.kind === 'pause') return undefined
    context.terminal.say(
      typed.unknown.length > 0 ? `${words.unknownIds(typed.unknown.join(', '))} ${words.unclear}` : words.unclear,
    )
  }
}

function pause({ context, save, goOn }: Sitting): undefined {
  const words = takeWords[context.language]
  context.terminal.print()
  context.terminal.say(save === undefined ? words.pausedUnsaved : words.paused(goOn))
  return undefined
}
