import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import { formatBank, formatItemTable } from '../../bank/format-bank.js'
import { bankFromCalibration } from '../../calibration/estimation/bank-from-calibration.js'
import { calibrate } from '../../calibration/estimation/calibrate.js'
import { calibrationDefaults } from '../../calibration/estimation/calibration-options.js'
import type { CalibrationResult } from '../../calibration/estimation/calibration-result.js'
import { numberWords } from '../../reports/number-words.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { exitCodes } from '../exit-code.js'
import { optionParsers } from '../option-values.js'
import { type ResponseFile, type ResponseFileOptions, readResponseMatrix } from '../read-response-matrix.js'
import { textTable } from '../terminal/text-table.js'
import { calibrateWords } from '../words/calibrate-words.js'
import { writeText } from '../write-text.js'

interface CalibrateOptions extends ResponseFileOptions {
  readonly model: '1pl' | '2pl'
  readonly maxIterations: number
  readonly tolerance: number
  readonly out?: string
  readonly json?: string
}

/** `calibrate RESPONSES`: item parameters with standard errors; exit code 3 where the fit has not converged. */
export function addCalibrateCommand(program: Command, context: CommandContext): void {
  const words = calibrateWords[context.language]
  const parse = optionParsers(context.language)
  const collect = (name: string, earlier: readonly string[] = []) => [...earlier, name]
  const command = program
    .command('calibrate')
    .description(words.description)
    .argument('<responses>', words.responses)
    .addOption(new Option('--model <model>', words.model).choices(['1pl', '2pl']).default(calibrationDefaults.model))
    .option('--id <column>', words.id)
    .option('--ignore <column>', words.ignore, collect)
    .addOption(
      new Option('--blank <meaning>', words.blank).choices(['not-presented', 'omitted', 'not-reached']).default('not-presented'),
    )
    .option('--max-iterations <n>', words.iterations, parse.positiveInteger, calibrationDefaults.maximumIterations)
    .option('--tolerance <gradient>', words.tolerance, parse.positiveNumber, calibrationDefaults.gradientTolerance)
    .option('--out <file>', words.out)
    .option('--json <file>', words.json)
    .action((path: string, options: CalibrateOptions) => calibrateCommand(path, options, context))
  addHelpNotes(command, context.language, {
    example: 'melek calibrate responses.csv --model 2pl --out items.csv',
    terms: { logit: words.termLogit, a: words.termA },
  })
}

async function calibrateCommand(path: string, options: CalibrateOptions, context: CommandContext): Promise<void> {
  const words = calibrateWords[context.language]
  const { count, decimal } = numberWords(context.language)
  const file = await readResponseMatrix(path, options)
  const result = calibrate(file, {
    model: options.model,
    maximumIterations: options.maxIterations,
    gradientTolerance: options.tolerance,
    onProgress: ({ iteration, logLikelihood }) =>
      showIteration(context, words.iteration(count(iteration), decimal(logLikelihood, 4))),
  })
  showIteration(context, '')
  // The report goes aside where standard output carries the JSON.
  const terminal = options.json === '-' ? context.terminal.aside : context.terminal
  terminal.say(words.summary(count(file.persons), count(file.itemIds.length), options.model.toUpperCase()))
  terminal.say(
    result.converged
      ? words.converged(count(result.iterations), decimal(result.logLikelihood, 4))
      : terminal.style.red(words.notConverged(count(result.iterations))),
  )
  terminal.print(parameterTable(result, context))
  if (result.standardErrorMethod === 'none') terminal.say(words.noErrors)
  terminal.say(words.newScale)
  if (options.json !== undefined) await writeText(options.json, `${JSON.stringify(result, undefined, 2)}\n`, context)
  if (options.out !== undefined) await writeBank(options.out, path, result, context)
  reportInput(file, options, context)
  if (!result.converged) context.finish(exitCodes.notConverged)
}

/** One line that overwrites itself, on a terminal only. */
function showIteration(context: CommandContext, text: string): void {
  if (context.stderr.isTTY === true) context.stderr.write(`\r\u001b[K${text}`)
}

function parameterTable(result: CalibrationResult, context: CommandContext): string {
  const words = calibrateWords[context.language]
  const { decimal } = numberWords(context.language)
  const shown = (value: number | readonly number[] | undefined) => (typeof value === 'number' ? decimal(value, 3) : '')
  const columns = [
    { title: words.item },
    ...[words.a, words.se, words.b, words.se].map((title) => ({ title, align: 'right' as const })),
    { title: words.warning },
  ]
  const rows = result.items.map((item) => {
    const { discrimination, difficulty } = item.parameters as { discrimination?: number; difficulty: number }
    const { discrimination: slopeError, difficulty: difficultyError } = item.standardErrors
    return [
      item.item,
      shown(discrimination),
      shown(slopeError),
      shown(difficulty),
      shown(difficultyError),
      item.warnings.length > 0 ? words.checkKey : '',
    ]
  })
  return textTable(columns, rows, context.terminal.width)
}

async function writeBank(out: string, source: string, result: CalibrationResult, context: CommandContext): Promise<void> {
  const words = calibrateWords[context.language]
  const id = basename(out).replace(/\.[^.]*$/, '')
  const { bank, withheld } = bankFromCalibration(result, { id, source: basename(source) })
  await writeText(out, /\.json$/i.test(out) ? formatBank(bank) : formatItemTable(bank), context)
  if (withheld.length > 0) context.terminal.note(words.withheld(withheld.join(', ')))
  context.terminal.note(words.written(out))
}

function reportInput(file: ResponseFile, options: CalibrateOptions, context: CommandContext): void {
  const words = calibrateWords[context.language]
  const { aside } = context.terminal
  for (const warning of file.warnings) aside.say(warning)
  if (file.responses.includes(255)) aside.say(words.blankChoice(options.blank ?? 'not-presented'))
  if (file.rejects.length === 0) return
  aside.say(words.rejected(numberWords(context.language).count(file.rejects.length)))
  for (const reject of file.rejects.slice(0, 5)) aside.say(`  ${reject.line}: ${reject.reason}`)
  context.finish(exitCodes.rejected)
}
