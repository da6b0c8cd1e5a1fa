import { type Command, Option } from 'commander'
import { scoreFile } from '../../bulk/score-file.js'
import type { ScoreFileOptions } from '../../bulk/score-file-options.js'
import { MelekError } from '../../issues/melek-error.js'
import type { Progress } from '../../runtime/progress.js'
import { scoringMethods } from '../../scoring/scoring-options.js'
import { addCellOptions } from '../cell-options.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { refuseDeadOptions } from '../dead-options.js'
import { exitCodes } from '../exit-code.js'
import { withFlags } from '../flag-issues.js'
import { optionParsers } from '../option-values.js'
import { spoken } from '../spoken.js'
import { createProgressBar } from '../terminal/progress-bar.js'
import { progressWords } from '../terminal/progress-words.js'
import { bankWords } from '../words/bank-words.js'
import { scoreWords } from '../words/score-words.js'
import { previewStream } from './score-preview.js'
import { reportScores } from './score-report.js'

/** The options of the command as the parser leaves them. */
export interface ScoreOptions
  extends Omit<ScoreFileOptions, 'responses' | 'out' | 'idColumn' | 'shape' | 'keys' | 'standardError' | 'noDuplicateCheck'> {
  readonly bank: string
  readonly out?: string
  readonly standard?: string
  readonly id?: string
  readonly long?: boolean
  readonly key?: string
  readonly keys?: string
  readonly se?: 'expected' | 'observed'
  readonly duplicateCheck: boolean
  readonly table?: boolean
  readonly filter?: boolean
}

/** `score RESPONSES --bank B`: theta, standard error and level of every person of a file. */
export function addScoreCommand(program: Command, context: CommandContext): void {
  const words = scoreWords[context.language]
  const command = program.command('score').description(words.description).argument('[responses]', words.responses)
  addEstimationOptions(command, context)
  addOutputOptions(command, context)
  addReadingOptions(command, context)
  const act = async (responses: string | undefined, options: ScoreOptions): Promise<void> => {
    // Each is loaded where it is wanted: neither is needed to score a file.
    if (options.filter === true && options.table !== true) {
      const { filterScores } = await import('./score-filter.js')
      return filterScores(responses, options, context)
    }
    if (options.table !== true) return scoreCommand(responses, options, context)
    const { deadBesideTable, writeScoreTable } = await import('./score-table.js')
    refuseDeadOptions(command, deadBesideTable(options), context.language)
    return writeScoreTable(responses, options, context)
  }
  command.action(async (responses: string | undefined, options: ScoreOptions) => {
    try {
      await act(responses, options)
    } catch (error) {
      throw withFlags(error)
    }
  })
  addHelpNotes(command, context.language, {
    example: 'melek score ujian.csv --bank items.csv --standard standard.json --out skor.csv --rejects ditolak.csv',
    terms: {
      theta: words.termTheta,
      standard_error: words.termSe,
      eap: words.termEap,
      p_target: words.termPTarget,
      pv1: words.termPlausible,
      lz_star: words.termPersonFit,
    },
  })
}

function addEstimationOptions(command: Command, { language }: CommandContext): void {
  const words = scoreWords[language]
  const parse = optionParsers(language)
  command
    .requiredOption('--bank <file>', words.bank)
    .addOption(new Option('--method <method>', words.method).choices(scoringMethods))
    .option('--prior <mean,sd>', words.prior, parse.prior)
    .option('--nodes <n,low,high>', words.nodes, parse.nodes)
    .addOption(new Option('--se <kind>', words.se).choices(['expected', 'observed']))
    .option('--polish', words.polish)
    .addOption(new Option('--parameter-uncertainty <how>', words.parameterUncertainty).choices(['marginal', 'ignore']))
    .option('--scaling-constant <D>', bankWords[language].scalingConstant, parse.positiveNumber)
    .option('--standard <file>', words.standard)
    .option('--plausible-values <m>', words.plausibleValues, parse.positiveInteger)
    .option('--seed <text>', words.seed)
    .option('--condition <column,…>', words.condition, columnList)
    .option('--person-fit', words.personFit)
}

/** Names between commas, also of an option that is repeated. */
function columnList(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, ...text.split(',').map((name) => name.trim())]
}

function addOutputOptions(command: Command, { language }: CommandContext): void {
  const words = scoreWords[language]
  const parse = optionParsers(language)
  command
    .option('--out <file>', words.out)
    .addOption(new Option('--format <format>', words.format).choices(['csv', 'ndjson', 'parquet']))
    .addOption(new Option('--excel <language>', words.excel).choices(['id']))
    .option('--interval <probability>', words.interval, parse.probability)
    .option('--keep <column>', words.keep, parse.list)
    .option('--rejects <file>', words.rejects)
    .option('--table', words.table)
    .option('--filter', words.filter)
    .option('--workers <n>', words.workers, parse.positiveInteger)
}

function addReadingOptions(command: Command, { language }: CommandContext): void {
  const words = scoreWords[language]
  const parse = optionParsers(language)
  command
    .option('--layout <file>', words.layout)
    .option('--key, --keys <file>', words.key)
    .option('--long', words.long)
    .option('--id <column>', words.id)
    .option('--ignore <column>', words.ignore, parse.list)
  addCellOptions(command, language)
  command.option('--hash-id <keyfile>', words.hashId).option('--no-duplicate-check', words.noDuplicateCheck)
}

async function scoreCommand(responses: string | undefined, options: ScoreOptions, context: CommandContext): Promise<void> {
  const words = scoreWords[context.language]
  if (responses === undefined) throw spoken(new MelekError('argument-missing', words.needsResponses))
  const out = options.out ?? '-'
  const preview = out === '-' && options.out === undefined && context.stdout.isTTY === true ? previewStream() : undefined
  const bar = createProgressBar(context.stderr, (progress: Progress) => progressWords(progress, context.language))
  try {
    const result = await scoreFile({
      ...fileOptions(options, context),
      responses,
      out,
      standardInput: context.stdin,
      standardOutput: preview?.stream ?? context.stdout,
      onProgress: (progress) => bar.show(progress),
    })
    context.complete()
    bar.stop()
    reportScores(result, { responses, out, rejects: options.rejects, preview: preview?.lines() }, context)
    if (result.rejected > 0) context.finish(exitCodes.rejected)
  } finally {
    bar.stop()
  }
}

/** The options under the names of scoreFile. */
export function fileOptions(options: ScoreOptions, context: CommandContext): Omit<ScoreFileOptions, 'responses' | 'out'> {
  const { id, long, se, duplicateCheck, table: _table, filter: _filter, out: _out, ...same } = options
  return {
    ...same,
    idColumn: id,
    shape: long === true ? 'long' : undefined,
    standardError: se,
    noDuplicateCheck: !duplicateCheck,
    signal: context.signal,
    now: context.now,
    command: context.commandLine,
  }
}
