import { type Command, Option } from 'commander'
import { MelekError } from '../../issues/melek-error.js'
import { estimateShares } from '../../population/estimate-shares.js'
import type { PopulationResult } from '../../population/population-result.js'
import { shareDefaults } from '../../population/share-options.js'
import { numberWords } from '../../reports/number-words.js'
import { populationPage } from '../../reports/population-page.js'
import { packageVersion } from '../../runtime/package-version.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { exitCodes } from '../exit-code.js'
import { optionParsers } from '../option-values.js'
import { type PopulationDocuments, readPopulationDocuments } from '../population-input.js'
import { type ResponseFile, readResponseMatrix } from '../read-response-matrix.js'
import { showPopulation } from '../show-population.js'
import { populationCommandWords } from '../words/population-command-words.js'
import { writeText } from '../write-text.js'

export interface PopulationOptions {
  readonly bank?: string
  readonly standard?: string
  readonly target?: string
  readonly group?: string
  readonly weight?: string
  readonly year?: number
  readonly confidence: number
  readonly draws: number | 'none'
  readonly seed: string
  readonly id?: string
  readonly keep?: readonly string[]
  readonly blank?: 'not-presented' | 'omitted' | 'not-reached'
  readonly synthetic?: boolean
  readonly report?: string
  readonly json?: string
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
    .action(async (path: string, options: PopulationOptions) => void (await populationCommand(path, options, context)))
  addHelpNotes(command, context.language, {
    example: 'melek population exam.csv --group agency --year 2026.9 --report shares.html',
    terms: { share: words.termShare, posterior: words.termPosterior },
  })
}

/** Estimates, prints and writes; also the last part of `demo`. */
export async function populationCommand(
  path: string,
  options: PopulationOptions,
  context: CommandContext,
): Promise<PopulationResult> {
  const words = populationCommandWords[context.language]
  const documents = await readPopulationDocuments(options, words.ownScale)
  const { bank, standard } = documents
  const kept = [options.group, options.weight].filter((name) => name !== undefined)
  const file = await readResponseMatrix(path, {
    id: options.id,
    keep: [...kept, ...(options.keep ?? [])],
    blank: options.blank,
    items: bank.itemIds.map((id, i) => ({ id, categories: bank.categories[i] as number })),
  })
  const result = estimate(file, documents, options, context)
  const terminal = options.json === '-' ? { ...context.terminal.aside, width: context.terminal.width } : context.terminal
  const synthetic = options.synthetic ?? false
  showPopulation(terminal, result, { language: context.language, synthetic })
  if (options.json !== undefined)
    await writeText(options.json, `${JSON.stringify({ ...result, synthetic }, undefined, 2)}\n`, context)
  if (options.report !== undefined) {
    await writeText(
      options.report,
      populationPage({ result, standard, language: context.language, synthetic, version: packageVersion }),
      context,
    )
    context.terminal.note(words.written(options.report))
  }
  reportRejects(file, context)
  return result
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
