import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import { formatBank, formatItemTable } from '../../bank/format-bank.js'
import { bankFromCalibration, type CalibratedBank } from '../../calibration/estimation/bank-from-calibration.js'
import { calibrate } from '../../calibration/estimation/calibrate.js'
import { calibrationDefaults } from '../../calibration/estimation/calibration-options.js'
import type { CalibrationProgress, CalibrationResult } from '../../calibration/estimation/calibration-result.js'
import { compareModels, comparisonDefaults, type ModelComparison } from '../../calibration/estimation/compare-models.js'
import { type CalibrationModel, calibrationModels } from '../../calibration/estimation/item-specification.js'
import { MelekError } from '../../issues/melek-error.js'
import { numberWords } from '../../reports/number-words.js'
import { provisionalTable } from '../../reports/provisional-words.js'
import { packageVersion } from '../../runtime/package-version.js'
import { assertDistinctFiles } from '../../runtime/same-file.js'
import { type CalibrationInputOptions, type CalibrationInputs, readCalibrationInputs } from '../calibration-input.js'
import { calibrationReport } from '../calibration-report.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { exitCodes } from '../exit-code.js'
import { optionParsers } from '../option-values.js'
import { addResponseOptions, type GivenResponseOptions, responseFileOptions } from '../response-options.js'
import { type Speaker, showCalibration } from '../show-calibration.js'
import { showComparison } from '../show-comparison.js'
import { spoken } from '../spoken.js'
import { calibrateWords } from '../words/calibrate-words.js'
import { readingWarningText } from '../words/reading-warning-words.js'
import { rejectText } from '../words/reject-words.js'
import { writeText } from '../write-text.js'

interface CalibrateOptions extends CalibrationInputOptions {
  readonly folds: number
  readonly seed: string
  readonly out?: string
  readonly bankVersion?: string
  readonly scaleId?: string
  readonly json?: string
  readonly report?: string
}

/** `calibrate RESPONSES`: item parameters with standard errors; exit code 3 where the fit has not converged. */
export function addCalibrateCommand(program: Command, context: CommandContext): void {
  const words = calibrateWords[context.language]
  const parse = optionParsers(context.language)
  const model = parse.oneOf(calibrationModels)
  const models = (text: string): readonly CalibrationModel[] => text.split(',').map((name) => model(name.trim()))
  const nodes = (text: string) => {
    const { count, low, high } = parse.nodes(text.replace(/,trapezoid$/, ',?'))
    return { count, low, high }
  }
  const command = program.command('calibrate')
  command
    .description(words.description)
    .argument('<responses>', words.responses)
    .addOption(new Option('--model <model>', words.model).choices([...calibrationModels]))
    .option('--models <table>', words.models)
    .option('--testlets <file>', words.testlets)
    .option('--compare <models>', words.compare, models)
    .option('--folds <k>', words.folds, parse.positiveInteger, comparisonDefaults.folds)
    .option('--seed <text>', words.seed, comparisonDefaults.seed)
    .option('--group <column>', words.groupColumn)
    .option('--reference <group>', words.reference)
    .option('--weight <column>', words.weight)
    .option('--cluster <column>', words.cluster)
    .option('--anchor <bank>', words.anchor)
    .option('--priors <default|none|file>', words.priors, calibrationDefaults.priors)
    .option('--scaling-constant <D>', words.scalingConstant, parse.positiveNumber)
    .option('--nodes <N,LOW,HIGH>', words.nodes, nodes)
    .addOption(new Option('--latent <shape>', words.latent).choices(['normal', 'empirical-histogram']).default('normal'))
    .addOption(new Option('--identify <what>', words.identify).choices(['persons', 'items']).default('persons'))
    .option('--tolerance <gradient>', words.tolerance, parse.positiveNumber, calibrationDefaults.gradientTolerance)
    .option('--max-iterations <n>', words.iterations, parse.positiveInteger, calibrationDefaults.maximumIterations)
    .addOption(new Option('--se <method>', words.se).choices(['observed', 'cross-product', 'sandwich', 'none']))
  addResponseOptions(command, context.language)
    .option('--out <file>', words.out)
    .option('--bank-version <version>', words.bankVersion)
    .option('--scale-id <name>', words.scaleId)
    .option('--json <file>', words.json)
    .option('--report <file>', words.report)
    .action((path: string, given: Omit<CalibrateOptions, keyof GivenResponseOptions> & GivenResponseOptions) =>
      calibrateCommand(path, { ...given, ...responseFileOptions(given) }, context),
    )
  addHelpNotes(command, context.language, {
    example: 'melek calibrate responses.csv --model 2pl --out bank.json --report calibration.html',
    terms: { logit: words.termLogit, a: words.termA, b: words.termB, anchor: words.termAnchor },
  })
}

async function calibrateCommand(path: string, options: CalibrateOptions, context: CommandContext): Promise<void> {
  const words = calibrateWords[context.language]
  await refuseOptions(path, options)
  const inputs = await readCalibrationInputs(path, options)
  const speaker: Speaker = { ...speakerOf(options, context), width: context.terminal.width }
  reportInput(inputs, options, context)
  const comparison = options.compare === undefined ? undefined : compared(inputs, options, context)
  if (comparison !== undefined) {
    showComparison(comparison, speaker, context.language)
    if (comparison.models.some(({ converged }) => !converged)) context.finish(exitCodes.notConverged)
  }
  if (comparison !== undefined && options.model === undefined) {
    if (options.json !== undefined)
      await writeText(options.json, jsonText({ ...runNotes(path, inputs, context), comparison }), context)
    return
  }
  const { result, seconds } = fitted(inputs, context)
  showCalibration(
    {
      result,
      anchor: anchorNote(inputs),
      seconds,
      weights: inputs.settings.weights,
      centred: options.identify === 'items',
    },
    speaker,
    context.language,
  )
  if (options.json !== undefined)
    await writeText(options.json, jsonText({ ...runNotes(path, inputs, context), ...result, comparison }), context)
  if (options.out !== undefined) await writeBank(options.out, path, { result, inputs, options }, context)
  if (options.report !== undefined) {
    await writeText(options.report, calibrationReport(path, inputs, { result, comparison }, context), context)
    context.terminal.note(words.written(options.report))
  }
  if (!result.converged) context.finish(exitCodes.notConverged)
}

/** Options that exclude each other, and files named twice, before anything is read. */
async function refuseOptions(path: string, options: CalibrateOptions): Promise<void> {
  if (options.compare !== undefined && options.model === undefined && (options.out ?? options.report) !== undefined)
    throw new MelekError(
      'comparison-without-choice',
      '--compare compares models and writes none; look at the comparison, then name the one to write with --model',
    )
  const named = (role: string, file: string | undefined) => (file === undefined ? [] : [{ role, path: file }])
  const inputs = [
    { role: 'RESPONSES', path },
    ...named('--anchor', options.anchor),
    ...named('--models', options.models),
    ...named('--testlets', options.testlets),
  ]
  await assertDistinctFiles(inputs, [
    ...named('--out', options.out),
    ...named('--json', options.json),
    ...named('--report', options.report),
  ])
}

/** The report goes aside where standard output carries a document. */
function speakerOf({ json, out }: CalibrateOptions, { terminal }: CommandContext): Omit<Speaker, 'width'> {
  return json === '-' || out === '-' ? terminal.aside : terminal
}

function compared({ file, settings }: CalibrationInputs, options: CalibrateOptions, context: CommandContext): ModelComparison {
  const { folds, seed, compare = [] } = options
  const { model: _, standardErrors: __, ...rest } = settings
  const found = compareModels(file, compare, { ...rest, folds, seed, onProgress: progressLine(context) })
  clearLine(context)
  return found
}

function fitted({ file, settings }: CalibrationInputs, context: CommandContext): { result: CalibrationResult; seconds: number } {
  const begun = context.now()
  const result = calibrate(file, { ...settings, onProgress: progressLine(context) })
  clearLine(context)
  return { result, seconds: (context.now() - begun) / 1000 }
}

/** One line that overwrites itself, on a terminal only. */
function progressLine(context: CommandContext): (progress: CalibrationProgress) => void {
  const words = calibrateWords[context.language]
  const { count, decimal } = numberWords(context.language)
  const begun = context.now()
  return ({ iteration, logLikelihood }) => {
    if (context.stderr.isTTY !== true) return
    const seconds = decimal((context.now() - begun) / 1000, 1)
    context.stderr.write(`\r\u001b[K${words.iteration(count(iteration), decimal(logLikelihood, 4), seconds)}`)
  }
}

function clearLine({ stderr }: CommandContext): void {
  if (stderr.isTTY === true) stderr.write('\r\u001b[K')
}

function anchorNote({ anchor }: CalibrationInputs): { id: string; scaleId: string | null } | undefined {
  return anchor === undefined ? undefined : { id: anchor.id, scaleId: anchor.scale.id }
}

/** Where the figures come from, at the head of the JSON. */
function runNotes(path: string, { file, anchor }: CalibrationInputs, context: CommandContext): Record<string, unknown> {
  return {
    program: `melek ${packageVersion}`,
    command: context.commandLine,
    input: { file: basename(path), persons: file.persons, items: file.itemIds.length, rejected: file.rejects.length },
    ...(anchor === undefined ? {} : { anchor: { bank: anchor.id, version: anchor.version, scaleId: anchor.scale.id } }),
  }
}

function jsonText(document: unknown): string {
  return `${JSON.stringify(document, undefined, 2)}\n`
}

interface Calibrated {
  readonly result: CalibrationResult
  readonly inputs: CalibrationInputs
  readonly options: CalibrateOptions
}

async function writeBank(out: string, source: string, made: Calibrated, context: CommandContext): Promise<void> {
  const words = calibrateWords[context.language]
  const { bank, withheld } = bankOf(out, source, made)
  const asTable = /\.csv$/i.test(out)
  await writeText(out, asTable ? formatItemTable(bank) : formatBank(bank), context)
  if (asTable && bank.scale.status === 'provisional') context.terminal.note(provisionalTable[context.language])
  if (withheld.length > 0) context.terminal.note(words.withheld(withheld.join(', ')))
  if (out !== '-') context.terminal.note(words.written(out))
}

function bankOf(out: string, source: string, { result, inputs, options }: Calibrated): CalibratedBank {
  const { anchor } = inputs
  const id = anchor?.id ?? (basename(out).replace(/\.[^.]*$/, '') || 'bank')
  return bankFromCalibration(result, {
    id,
    version: options.bankVersion ?? (anchor === undefined ? undefined : `${anchor.version}-calibrated`),
    scaleId: options.scaleId,
    source: basename(source),
    program: `melek ${packageVersion}`,
    anchor,
  })
}

/** What the reader noticed, before the fit. */
function reportInput({ file }: CalibrationInputs, options: CalibrateOptions, context: CommandContext): void {
  const words = calibrateWords[context.language]
  const { aside } = context.terminal
  for (const warning of file.warnings) aside.say(readingWarningText(warning, context.language))
  if (file.responses.includes(255)) aside.say(words.blankChoice[options.blank ?? 'not-presented'])
  if (file.rejects.length === 0) return
  aside.say(words.rejected(numberWords(context.language).count(file.rejects.length)))
  for (const reject of file.rejects.slice(0, 5)) aside.say(`  ${reject.line}: ${rejectText(reject.reason, context.language)}`)
  for (const column of foreignColumns(file)) aside.say(words.foreignColumn(column))
  if (file.persons === 0) throw spoken(new MelekError('calibration-rows-none', words.noRows))
  context.finish(exitCodes.rejected)
}

/** Columns that most rows were refused for: they hold something else than answers. */
function foreignColumns({ rejects, persons }: CalibrationInputs['file']): string[] {
  const counts = new Map<string, number>()
  for (const { item } of rejects) if (item !== undefined) counts.set(item, (counts.get(item) ?? 0) + 1)
  return [...counts].filter(([, count]) => 2 * count > persons + rejects.length).map(([item]) => item)
}
