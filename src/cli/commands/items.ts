import { basename } from 'node:path'
import type { Command } from 'commander'
import { openRejectLog } from '../../bulk/rejects-file.js'
import { analyseItems, type ClassicalResult } from '../../calibration/classical/analyse-items.js'
import { classicalDefaults } from '../../calibration/classical/classical-data.js'
import { itemsCsv } from '../../reports/items-csv.js'
import { itemsPage } from '../../reports/items-page.js'
import { numberWords } from '../../reports/number-words.js'
import { packageVersion } from '../../runtime/package-version.js'
import { assertDistinctFiles } from '../../runtime/same-file.js'
import { addCellOptions } from '../cell-options.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { exitCodes } from '../exit-code.js'
import { optionParsers } from '../option-values.js'
import { type AnswerFile, type AnswerFileOptions, readAnswers } from '../read-answers.js'
import { showItems } from '../show-items.js'
import { bulletList } from '../terminal/wrap.js'
import { itemsCommandWords } from '../words/items-words.js'
import { rejectText } from '../words/reject-words.js'
import { scoreWords } from '../words/score-words.js'
import { writeText } from '../write-text.js'

interface ItemsOptions extends Omit<AnswerFileOptions, 'noDuplicateCheck'> {
  readonly duplicateCheck: boolean
  readonly seed: string
  readonly rejects?: string
  readonly out?: string
  readonly json?: string
  readonly report?: string
}

/** `items RESPONSES --key K`: classical analysis before any model. */
export function addItemsCommand(program: Command, context: CommandContext): void {
  const words = itemsCommandWords[context.language]
  const command = program.command('items').description(words.description).argument('<responses>', words.responses)
  addReadingOptions(command, context)
  command
    .option('--group <column>', words.group)
    .option('--seed <text>', words.seed, classicalDefaults.seed)
    .option('--out <file>', words.out)
    .option('--json <file>', words.json)
    .option('--report <file>', words.report)
    .option('--rejects <file>', scoreWords[context.language].rejects)
    .action((path: string, given: Omit<ItemsOptions, 'id' | 'key'> & { id?: string | boolean; keys?: string }) =>
      itemsCommand(path, { ...given, key: given.keys, id: given.id === true ? undefined : given.id }, context),
    )
  addHelpNotes(command, context.language, {
    example: 'melek items ujian.csv --key kunci.csv --report butir.html',
    terms: { p: words.termP, 'r rest': words.termRest, alpha: words.termAlpha, distractor: words.termDistractor },
  })
}

function addReadingOptions(command: Command, { language }: CommandContext): void {
  const words = scoreWords[language]
  const own = itemsCommandWords[language]
  const parse = optionParsers(language)
  command
    .option('--key, --keys <file>', words.key)
    .option('--layout <file>', words.layout)
    .option('--id <column>', words.id)
    .option('--no-id', own.noId)
    .option('--long', words.long)
    .option('--ignore <column>', own.ignore, parse.list)
  addCellOptions(command, language)
  command.option('--no-duplicate-check', words.noDuplicateCheck)
}

async function itemsCommand(path: string, options: ItemsOptions, context: CommandContext): Promise<void> {
  const words = itemsCommandWords[context.language]
  await refuseSameFiles(path, options)
  const { duplicateCheck, ...reading } = options
  const file = await readAnswers(path, { ...reading, noDuplicateCheck: !duplicateCheck, standardInput: context.stdin })
  const result = analyseItems(file.data, { seed: options.seed })
  // What is told goes aside where standard output carries a document.
  const terminal = [options.json, options.out, options.report].includes('-') ? context.terminal.aside : context.terminal
  showItems(result, { ...terminal, width: context.terminal.width }, context.language)
  reportReading(file, context)
  await reportRejects(file, options, context)
  const outputs = [
    [options.json, () => jsonOf(path, file, result, context)],
    [options.out, () => itemsCsv(result)],
    [options.report, () => pageOf(path, file, result, { options, context })],
  ] as const
  for (const [to, text] of outputs) {
    if (to === undefined) continue
    await writeText(to, text(), context)
    if (to !== '-') context.terminal.note(words.written(to))
  }
}

async function refuseSameFiles(path: string, { key, layout, out, json, report, rejects }: ItemsOptions): Promise<void> {
  const named = (role: string, file: string | undefined) => (file === undefined ? [] : [{ role, path: file }])
  await assertDistinctFiles(
    [{ role: 'RESPONSES', path }, ...named('--key', key), ...named('--layout', layout)],
    [...named('--out', out), ...named('--json', json), ...named('--report', report), ...named('--rejects', rejects)],
  )
}

function jsonOf(path: string, { data, rules, rejects }: AnswerFile, result: ClassicalResult, context: CommandContext): string {
  const run = {
    program: `melek ${packageVersion}`,
    command: context.commandLine,
    input: { file: basename(path), persons: data.persons, items: data.itemIds.length, rejected: rejects.length },
    rules,
  }
  return `${JSON.stringify({ ...run, ...result }, undefined, 2)}\n`
}

function pageOf(
  path: string,
  { rules }: AnswerFile,
  result: ClassicalResult,
  { options, context }: { readonly options: ItemsOptions; readonly context: CommandContext },
): string {
  const sources = [path, options.key, options.layout].flatMap((file) => (file === undefined ? [] : [basename(file)]))
  const origin = { sources, command: context.commandLine, version: packageVersion }
  return itemsPage({ result, origin, rules, language: context.language })
}

/** What the reader noticed, and by which rules blanks were counted. */
function reportReading({ warnings, absent, ignored, rules, data }: AnswerFile, { terminal, language }: CommandContext): void {
  const words = itemsCommandWords[language]
  const { aside } = terminal
  for (const warning of warnings) aside.say(`${words.warning}: ${scoreWords[language].warningText(warning)}`)
  if (absent.length > 0) aside.say(words.absent(someOf(absent)))
  if (ignored.length > 0) aside.say(words.ignored(someOf(ignored)))
  const { omission, blankWords, ruleWords } = scoreWords[language]
  if (data.answers.includes(255) || data.meanings.some((meanings) => meanings.some(({ state }) => state !== 'answered')))
    aside.say(omission(blankWords[rules.blank], ruleWords[rules.omitted], ruleWords[rules.notReached], ruleWords[rules.timedOut]))
}

/** Refused rows listed. */
const listed = 5

async function reportRejects({ rejects, data }: AnswerFile, options: ItemsOptions, context: CommandContext): Promise<void> {
  const words = itemsCommandWords[context.language]
  const { aside, width } = context.terminal
  const { count } = numberWords(context.language)
  if (options.rejects !== undefined) {
    const log = await openRejectLog(options.rejects)
    for (const reject of rejects) log.add(reject)
    await log.commit()
  }
  if (rejects.length === 0) return
  aside.say(words.rejected(count(rejects.length), count(rejects.length + data.persons)))
  const lines = rejects
    .slice(0, listed)
    .map(({ line, reason }) => words.reject(count(line), rejectText(reason, context.language)))
  aside.print(bulletList(lines, width))
  aside.say(options.rejects === undefined ? scoreWords[context.language].rejectsHint : words.rejectsIn(options.rejects))
  context.finish(exitCodes.rejected)
}

function someOf(names: readonly string[]): string {
  return names.slice(0, 8).join(', ') + (names.length > 8 ? ', …' : '')
}
