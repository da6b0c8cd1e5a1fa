import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import { assessFit, type FitResult } from '../../calibration/fit/assess-fit.js'
import { fitDefaults, type LatentPopulation, type ThetaConvention } from '../../calibration/fit/fit-data.js'
import { fitItemRows } from '../../reports/fit-item-rows.js'
import { fitPage } from '../../reports/fit-page.js'
import { numberWords } from '../../reports/number-words.js'
import { provisionalText } from '../../reports/provisional-words.js'
import { packageVersion } from '../../runtime/package-version.js'
import { readBankResponses } from '../bank-responses.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { exitCodes } from '../exit-code.js'
import { optionParsers } from '../option-values.js'
import type { ResponseFile } from '../read-response-matrix.js'
import { readTestlets } from '../read-testlets.js'
import { addResponseOptions, type GivenResponseOptions, responseFileOptions } from '../response-options.js'
import { textTable } from '../terminal/text-table.js'
import { fitWords } from '../words/fit-words.js'
import { readingWarningText } from '../words/reading-warning-words.js'
import { rejectText } from '../words/reject-words.js'
import { writeText } from '../write-text.js'

interface FitCommandOptions extends GivenResponseOptions {
  readonly bank: string
  readonly theta: ThetaConvention
  readonly parameters: 'fitted' | 'elsewhere'
  readonly administration?: 'fixed' | 'adaptive'
  readonly population?: ({ readonly kind: 'normal' } & LatentPopulation) | { readonly kind: 'uniform' }
  readonly testlets?: string
  readonly json?: string
  readonly report?: string
}

/** `fit RESPONSES --bank B`: fit of items, pairs, persons and the whole test. */
export function addFitCommand(program: Command, context: CommandContext): void {
  const words = fitWords[context.language]
  const parse = optionParsers(context.language)
  const command = program.command('fit')
  command
    .description(words.description)
    .argument('<responses>', words.responses)
    .requiredOption('--bank <bank>', words.bank)
    .addOption(new Option('--theta <method>', words.theta).choices(['eap', 'wle', 'mle']).default(fitDefaults.theta))
    .addOption(
      new Option('--parameters <origin>', words.parameters).choices(['fitted', 'elsewhere']).default(fitDefaults.parameters),
    )
    .addOption(new Option('--administration <kind>', words.administration).choices(['fixed', 'adaptive']))
    .option('--population <mean,sd>', words.population, parse.prior)
  addResponseOptions(command, context.language)
    .option('--testlets <file>', words.testlets)
    .option('--json <file>', words.json)
    .option('--report <file>', words.report)
    .action((path: string, options: FitCommandOptions) => fitCommand(path, options, context))
  addHelpNotes(command, context.language, {
    example: 'melek fit responses.csv --bank bank.json --json fit.json',
    terms: {
      'S-X²': words.termScoreFit,
      'infit, outfit': words.termSquares,
      RMSD: words.termDistance,
      'lz*': words.termLz,
    },
  })
}

async function fitCommand(path: string, options: FitCommandOptions, context: CommandContext): Promise<void> {
  const testlets = options.testlets === undefined ? {} : await readTestlets(options.testlets)
  const { bank, file, unanswered } = await readBankResponses(path, options.bank, responseFileOptions(options), testlets)
  const { theta, parameters, administration, population } = options
  const result = assessFit(
    { bank, persons: file.persons, responses: file.responses },
    { theta, parameters, administration, ...(population?.kind === 'normal' ? { population } : {}) },
  )
  showFit(result, unanswered, context, options.json === '-' || options.report === '-')
  if (bank.provisional) context.terminal.note(provisionalText([bank.id], context.language))
  if (options.json !== undefined)
    await writeText(options.json, `${JSON.stringify({ provisional: bank.provisional, ...result }, undefined, 2)}\n`, context)
  if (options.report !== undefined) {
    const origin = {
      sources: [basename(path), basename(options.bank)],
      command: context.commandLine,
      version: packageVersion,
      provisional: bank.provisional ? [bank.id] : [],
    }
    await writeText(options.report, fitPage({ result, origin, language: context.language }), context)
    if (options.report !== '-') context.terminal.note(fitWords[context.language].written(options.report))
  }
  reportRejects(file, context)
}

function showFit(result: FitResult, unanswered: readonly string[], context: CommandContext, aside: boolean): void {
  const words = fitWords[context.language]
  const { count, decimal } = numberWords(context.language)
  // The report goes aside where standard output carries the JSON.
  const terminal = aside ? context.terminal.aside : context.terminal
  const { population, theta, parameters, withoutTheta, administration } = result
  const { basis, kind, forms } = administration
  if (basis === 'no-answers') {
    terminal.say(words.nothing)
    return
  }
  terminal.say(`${words.summary(count(result.persons), count(result.items.length))} ${words.complete(count(result.complete))}`)
  terminal.say(words.conventions(theta.toUpperCase(), decimal(population.mean, 2), decimal(population.sd, 2), parameters))
  terminal.say(words.assumed[basis](words.kinds[kind], count(forms)))
  if (unanswered.length > 0) terminal.say(words.unanswered(unanswered.join(', ')))
  if (withoutTheta > 0) terminal.say(words.withoutTheta(count(withoutTheta)))
  terminal.print(itemTable(result, context))
  for (const line of likelihoodLines(result, context)) terminal.say(line)
  if (kind === 'adaptive') terminal.say(words.adaptive)
  else for (const line of wholeTest(result, context)) terminal.say(line)
}

function itemTable(result: FitResult, context: CommandContext): string {
  const words = fitWords[context.language]
  const figures = [words.n, 'S-X²', words.degrees, 'p', 'outfit', 'infit', 'RMSD']
  const columns = [{ title: words.item }, ...figures.map((title) => ({ title, align: 'right' as const }))]
  return textTable(columns, fitItemRows(result, context.language), context.terminal.width)
}

/** Log-likelihood with its criteria, and reliability. */
function likelihoodLines({ likelihood, reliability }: FitResult, context: CommandContext): string[] {
  const words = fitWords[context.language]
  const { count, decimal } = numberWords(context.language)
  const { criteria } = likelihood
  const value = decimal(likelihood.logLikelihood, 2)
  return [
    criteria === undefined
      ? words.likelihoodAlone(value)
      : words.likelihood(value, decimal(criteria.aic, 2), decimal(criteria.bic, 2), count(criteria.freeParameters)),
    words.reliability(
      reliability.empirical === undefined ? '–' : decimal(reliability.empirical, 3),
      decimal(reliability.marginal, 3),
    ),
  ]
}

/** Sentences on the whole test, on pairs and on persons. */
function wholeTest({ test, residualCorrelations, people }: FitResult, context: CommandContext): string[] {
  const words = fitWords[context.language]
  const { count, decimal, percent, probabilityAfterSign } = numberWords(context.language)
  const lines: string[] = []
  if (test.kind === 'refused') lines.push(words.refused(words.reasons[test.reason]))
  else {
    const [low, high] = test.rmseaInterval
    const figures = words.test(
      test.statistic,
      decimal(test.chiSquared, 2),
      count(test.degreesOfFreedom),
      probabilityAfterSign(test.p, 4),
    )
    const errors = words.rmsea(decimal(test.rmsea, 3), decimal(low, 3), decimal(high, 3), decimal(test.residualCorrelation, 3))
    lines.push(`${figures}; ${errors}`)
  }
  if (!('kind' in residualCorrelations) && residualCorrelations.pairs.length > 0) {
    const largest = [...residualCorrelations.pairs].sort((one, other) => other.adjusted - one.adjusted).slice(0, 3)
    const texts = largest.map(({ items, adjusted }) => `${items.join(' – ')} ${decimal(adjusted, 2)}`)
    lines.push(words.dependence(texts.join('; ')))
  }
  const corrected = people.flatMap(({ lzStar }) => (lzStar === undefined ? [] : [lzStar]))
  if (corrected.length > 0)
    lines.push(words.persons(percent(corrected.filter((each) => each < -1.645).length / corrected.length)))
  return lines
}

function reportRejects(file: ResponseFile, context: CommandContext): void {
  const { aside } = context.terminal
  for (const warning of file.warnings) aside.say(readingWarningText(warning, context.language))
  if (file.rejects.length === 0) return
  aside.say(fitWords[context.language].rejected(numberWords(context.language).count(file.rejects.length)))
  for (const reject of file.rejects.slice(0, 5)) aside.say(`  ${reject.line}: ${rejectText(reject.reason, context.language)}`)
  context.finish(exitCodes.rejected)
}
