import { existsSync } from 'node:fs'
import { type Command, Option } from 'commander'
import { passportPath } from '../../bulk/score-outputs.js'
import { MelekError } from '../../issues/melek-error.js'
import type { Standard } from '../../literacy/standard.js'
import { estimateShares } from '../../population/estimate-shares.js'
import type { PopulationResult } from '../../population/population-result.js'
import { shareDefaults } from '../../population/share-options.js'
import { numberWords } from '../../reports/number-words.js'
import { populationCsv } from '../../reports/population-csv.js'
import { populationPage } from '../../reports/population-page.js'
import { packageVersion } from '../../runtime/package-version.js'
import { scoringMethods } from '../../scoring/scoring-options.js'
import { textEncodings } from '../../tables/decode.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { exitCodes } from '../exit-code.js'
import { optionParsers } from '../option-values.js'
import { type PopulationDocuments, readPopulationDocuments } from '../population-input.js'
import { type ResponseFile, readResponseMatrix } from '../read-response-matrix.js'
import { type ScorePopulationOptions, scorePopulation } from '../score-population.js'
import { showPopulation } from '../show-population.js'
import { openTable } from '../table-bytes.js'
import { populationCommandWords } from '../words/population-command-words.js'
import { writeText } from '../write-text.js'

export interface PopulationOptions extends ScorePopulationOptions {
  readonly bank?: string
  readonly draws: number | 'none'
  readonly seed: string
  readonly keep?: readonly string[]
  readonly blank?: 'not-presented' | 'omitted' | 'not-reached'
  readonly synthetic?: boolean
  readonly report?: string
  readonly json?: string
  readonly csv?: string
}

/** `population RESPONSES`: shares per level and group with their uncertainty, against the target. */
export function addPopulationCommand(program: Command, context: CommandContext): void {
  const words = populationCommandWords[context.language]
  const parse = optionParsers(context.language)
  const command = program
    .command('population')
    .description(words.description)
    .argument('<responses>', words.responses)
    .option('--bank <bank>', words.bank)
    .option('--standard <file>', words.standard)
    .option('--target <file>', words.target)
    .option('--group <column>', words.group)
    .option('--weight <column>', words.weight)
    .option('--year <year>', words.year, parse.positiveNumber)
    .option('--confidence <p>', words.confidence, parse.probability, shareDefaults.confidence)
    .option('--draws <n>', words.draws, (text) => (text === 'none' ? text : parse.positiveInteger(text)), shareDefaults.itemDraws)
    .option('--seed <text>', words.seed, shareDefaults.seed)
    .option('--id <column>', words.id)
    .option('--keep <column>', words.keep, (name: string, earlier: readonly string[] = []) => [...earlier, name])
    .addOption(new Option('--blank <meaning>').choices(['not-presented', 'omitted', 'not-reached']).hideHelp())
    .option('--synthetic', words.synthetic)
    .option('--report <file>', words.report)
    .option('--json <file>', words.json)
    .option('--csv <file>', words.csv)
  addScoreOptions(command, context)
  command.action(async (path: string, options: PopulationOptions) => void (await populationCommand(path, options, context)))
  addHelpNotes(command, context.language, {
    example: 'melek population exam.csv --group agency --year 2026.9 --report shares.html',
    terms: { share: words.termShare, posterior: words.termPosterior },
  })
}

/** Options that only scores have. */
function addScoreOptions(command: Command, { language }: CommandContext): void {
  const words = populationCommandWords[language]
  const parse = optionParsers(language)
  command
    .option('--pv <pattern>', words.pv)
    .option('--replicate-weights <pattern>', words.replicateWeights)
    .option('--replicate-method <method>', words.replicateMethod)
    .option('--roster <file>', words.roster)
    .option('--population-size <n>', words.populationSize, parse.positiveInteger)
    .addOption(new Option('--from <columns>', words.from).choices(['plausible-values', 'estimates']))
    .option('--allow-unconditioned', words.allowUnconditioned)
    .option('--scale <id>', words.scaleId)
    .addOption(new Option('--method <method>', words.method).choices(scoringMethods))
    .option('--prior <mean,sd>', words.prior, parse.prior)
    .option('--conditioned-on <column>', words.conditionedOn, parse.list)
    .addOption(new Option('--encoding <name>', words.encoding).choices(textEncodings))
    .option('--no-duplicate-check', words.noDuplicateCheck)
}

/** Estimates, prints and writes; also the last part of `demo`. */
export async function populationCommand(
  path: string,
  options: PopulationOptions,
  context: CommandContext,
): Promise<PopulationResult> {
  const { result, standard } = (await holdsScores(path, options, context))
    ? await fromScores(path, options, context)
    : await fromResponses(path, options, context)
  await show(result, standard, options, context)
  return result
}

interface Outcome {
  readonly result: PopulationResult
  readonly standard: Standard
}

/** Whether a file holds scores: it has their passport or their columns, or an option says so that only scores have. */
async function holdsScores(path: string, options: PopulationOptions, context: CommandContext): Promise<boolean> {
  if (options.bank !== undefined) return false
  if (options.pv !== undefined || options.scale !== undefined) return true
  if (path === '-') return false
  if (existsSync(passportPath(path))) return true
  let head = ''
  for await (const piece of await openTable(path, context.stdin)) {
    head = new TextDecoder().decode(piece.subarray(0, 65_536))
    break
  }
  const columns = new Set(
    head
      .split(/\r?\n/, 1)[0]
      ?.replaceAll('"', '')
      .split(/[,;\t|]/),
  )
  return columns.has('pv1') || (columns.has('theta') && columns.has('standard_error'))
}

async function fromScores(path: string, options: PopulationOptions, context: CommandContext): Promise<Outcome> {
  const words = populationCommandWords[context.language]
  const { result, standard, refused, refusals } = await scorePopulation(path, options, context)
  if (refused > 0) {
    const { aside } = context.terminal
    aside.say(words.rejected(numberWords(context.language).count(refused)))
    for (const { line, reason } of refusals) aside.say(`  ${line}: ${reason}`)
    context.finish(exitCodes.rejected)
  }
  return { result, standard }
}

async function fromResponses(path: string, options: PopulationOptions, context: CommandContext): Promise<Outcome> {
  const documents = await readPopulationDocuments(options, populationCommandWords[context.language].ownScale)
  const { bank, standard } = documents
  const kept = [options.group, options.weight].filter((name) => name !== undefined)
  const file = await readResponseMatrix(path, {
    id: options.id,
    keep: [...kept, ...(options.keep ?? [])],
    blank: options.blank,
    items: bank.itemIds.map((id, i) => ({ id, categories: bank.categories[i] as number })),
  })
  const result = estimate(file, documents, options, context)
  reportRejects(file, context)
  return { result, standard }
}

async function show(
  result: PopulationResult,
  standard: Standard,
  options: PopulationOptions,
  context: CommandContext,
): Promise<void> {
  const words = populationCommandWords[context.language]
  const quiet = options.json === '-' || options.csv === '-'
  const terminal = quiet ? { ...context.terminal.aside, width: context.terminal.width } : context.terminal
  const synthetic = options.synthetic ?? false
  showPopulation(terminal, result, { language: context.language, synthetic })
  if (options.json !== undefined)
    await writeText(options.json, `${JSON.stringify({ ...result, synthetic }, undefined, 2)}\n`, context)
  if (options.csv !== undefined) await writeText(options.csv, populationCsv(result), context)
  if (options.report === undefined) return
  const page = populationPage({ result, standard, language: context.language, synthetic, version: packageVersion })
  await writeText(options.report, page, context)
  context.terminal.note(words.written(options.report))
}

function estimate(
  file: ResponseFile,
  { bank, standard, target }: PopulationDocuments,
  options: PopulationOptions,
  context: CommandContext,
): PopulationResult {
  const column = (name: string | undefined) =>
    name === undefined ? undefined : file.kept.map((cells) => cells[file.keptColumns.indexOf(name)] as string)
  const groups = column(options.group)
  const weights = column(options.weight)
  return estimateShares({
    bank,
    responses: file.responses,
    persons: file.persons,
    standard,
    ...(target === undefined ? {} : { target }),
    ...(groups === undefined ? {} : { groups }),
    ...(weights === undefined ? {} : { weights: numbers(weights, context) }),
    options: {
      confidence: options.confidence,
      itemDraws: options.draws,
      seed: options.seed,
      ...(options.year === undefined ? {} : { measuredIn: options.year }),
    },
  })
}

function numbers(texts: readonly string[], context: CommandContext): number[] {
  const words = populationCommandWords[context.language]
  const values = texts.map((text) => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'))))
  const issues = values.flatMap((value, p) =>
    value >= 0 ? [] : [{ code: 'weight-invalid', message: words.badWeight(String(p + 1), texts[p] as string) }],
  )
  if (issues.length > 0) throw new MelekError('responses-weights', 'weights', issues.slice(0, 20))
  return values
}

function reportRejects(file: ResponseFile, context: CommandContext): void {
  const { aside } = context.terminal
  for (const warning of file.warnings) aside.say(warning)
  if (file.rejects.length === 0) return
  aside.say(populationCommandWords[context.language].rejected(numberWords(context.language).count(file.rejects.length)))
  for (const reject of file.rejects.slice(0, 5)) aside.say(`  ${reject.line}: ${reject.reason}`)
  context.finish(exitCodes.rejected)
}
