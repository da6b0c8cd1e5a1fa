import { type Command, InvalidArgumentError, Option } from 'commander'
import type { PopulationReport } from '../../population/population-report.js'
import { shareDefaults } from '../../population/share-options.js'
import { numberWords } from '../../reports/number-words.js'
import { populationCsv } from '../../reports/population-csv.js'
import { populationPage } from '../../reports/population-page.js'
import { scoringMethods } from '../../scoring/scoring-options.js'
import { textEncodings } from '../../tables/decode.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { exitCodes } from '../exit-code.js'
import { optionParsers } from '../option-values.js'
import { type ComputedReport, computeReport, type PopulationSettings } from '../population-report.js'
import { showPopulation } from '../show-population.js'
import { populationCommandWords } from '../words/population-command-words.js'
import { readingWarningText } from '../words/reading-warning-words.js'
import { writeText } from '../write-text.js'

export interface PopulationOptions extends PopulationSettings {
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
    .option('--covariates <columns>', words.covariates, (text) => text.split(',').map((name) => name.trim()))
    .option('--weight <column>', words.weight)
    .option('--year <year>', words.year, parse.positiveNumber)
    .option('--confidence <p>', words.confidence, parse.probability, shareDefaults.confidence)
    .option('--draws <n>', words.draws, (text) => (text === 'none' ? text : parse.positiveInteger(text)), shareDefaults.itemDraws)
    .option('--seed <text>', words.seed, shareDefaults.seed)
    .addOption(new Option('--parameter-uncertainty <how>', words.parameterUncertainty).choices(['marginal', 'ignore']))
    .option('--id <column>', words.id)
    .option('--keep <column>', words.keep, (name: string, earlier: readonly string[] = []) => [...earlier, name])
    .addOption(new Option('--blank <meaning>').choices(['not-presented', 'omitted', 'not-reached']).hideHelp())
    .option('--synthetic', words.synthetic)
    .option('--report <file>', words.report)
    .option('--json <file>', words.json)
    .option('--csv <file>', words.csv)
    .option('--compare <file>', words.compare)
    .option('--link-error <se>', words.linkError, parse.numberFromZero)
    .option('--gain <mean,sd>', words.gain, figures(2, 2, words.gainForm))
    .option('--turnover <rate,share,sd>', words.turnover, figures(2, 3, words.turnoverForm))
  addScoreOptions(command, context)
  command.action(async (path: string, options: PopulationOptions) => void (await populationCommand(path, options, context)))
  addHelpNotes(command, context.language, {
    example: 'melek population exam.csv --group agency --year 2026.9 --report shares.html',
    terms: { share: words.termShare, posterior: words.termPosterior },
  })
}

/** Some numbers with commas between, the second and later ones 0 or more. */
function figures(fewest: number, most: number, form: string): (text: string) => readonly number[] {
  return (text) => {
    const values = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
    const good =
      values.length >= fewest &&
      values.length <= most &&
      values.every((value, k) => (k === 0 ? Number.isFinite(value) : value >= 0))
    if (!good) throw new InvalidArgumentError(form)
    return values
  }
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
  { report: pagePath, json, csv, ...options }: PopulationOptions,
  context: CommandContext,
): Promise<PopulationReport> {
  const words = populationCommandWords[context.language]
  const computed = await computeReport(path, options, context)
  const { report, standard } = computed
  const quiet = json === '-' || csv === '-'
  const terminal = quiet ? { ...context.terminal.aside, width: context.terminal.width } : context.terminal
  showPopulation(terminal, report, { language: context.language, synthetic: report.synthetic })
  if (json !== undefined) await writeText(json, `${JSON.stringify(report, undefined, 2)}\n`, context)
  if (csv !== undefined) await writeText(csv, populationCsv(report), context)
  if (pagePath !== undefined) {
    await writeText(pagePath, populationPage({ report, standard, language: context.language }), context)
    context.terminal.note(words.written(pagePath))
  }
  reportRefusals(computed, context)
  return report
}

function reportRefusals({ refused, refusals, warnings }: ComputedReport, context: CommandContext): void {
  const { aside } = context.terminal
  for (const warning of warnings) aside.say(readingWarningText(warning, context.language))
  if (refused === 0) return
  aside.say(populationCommandWords[context.language].rejected(numberWords(context.language).count(refused)))
  for (const refusal of refusals) aside.say(`  ${refusal}`)
  context.finish(exitCodes.rejected)
}
