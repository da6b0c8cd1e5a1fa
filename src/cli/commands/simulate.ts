import { type Command, Option } from 'commander'
import type { ExposureState } from '../../adaptive/exposure/exposure-state.js'
import { MelekError } from '../../issues/melek-error.js'
import { numberWords } from '../../reports/number-words.js'
import { type SimulationOrigin, simulationPage } from '../../reports/simulation-page.js'
import { packageVersion } from '../../runtime/package-version.js'
import { createProgressMeter, type Progress } from '../../runtime/progress.js'
import { assertDistinctFiles } from '../../runtime/same-file.js'
import { calibrateExposure, exposureParametersOf } from '../../simulation/calibrate-exposure.js'
import { createDesignComparison, type DesignOutcome } from '../../simulation/compare-designs.js'
import { countsExposure } from '../../simulation/simulated-exposure.js'
import { engineFor } from '../../simulation/simulation-block.js'
import { simulateInPool } from '../../simulation/simulation-pool.js'
import { createSimulationTally } from '../../simulation/simulation-summary.js'
import { blankChoices } from '../cell-options.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { refuseDeadOptions } from '../dead-options.js'
import { exitCodes } from '../exit-code.js'
import { optionParsers } from '../option-values.js'
import { type Examinees, readExaminees } from '../read-examinees.js'
import { showSimulation } from '../show-simulation.js'
import { readSimulationDocuments, type SimulationDocuments } from '../simulation-documents.js'
import { openSimulationFiles, type SimulationFiles } from '../simulation-files.js'
import { spoken } from '../spoken.js'
import { createProgressBar } from '../terminal/progress-bar.js'
import { coreWords } from '../words/core-words.js'
import { readingWarningText } from '../words/reading-warning-words.js'
import { rejectText } from '../words/reject-words.js'
import { scoreWords } from '../words/score-words.js'
import { simulateWords } from '../words/simulate-words.js'
import { writeText } from '../write-text.js'

interface SimulateOptions {
  readonly bank?: string
  readonly design?: readonly string[]
  readonly examinees?: string
  readonly answers?: string
  readonly id?: string
  readonly base?: 0 | 1
  readonly blank?: 'not-presented' | 'omitted' | 'not-reached'
  readonly seed: string
  readonly workers: number
  readonly standard?: string
  readonly out?: string
  readonly trace?: string
  readonly report?: string
  readonly json?: string
  readonly cross?: string
  readonly exposure?: string
  readonly exposureOut?: string
  readonly calibrateExposure?: string
}

/** `simulate`: the real session of one design or several over simulated examinees or recorded answers. */
export function addSimulateCommand(program: Command, context: CommandContext): void {
  const words = simulateWords[context.language]
  const parse = optionParsers(context.language)
  const command = program
    .command('simulate')
    .description(words.description)
    .option('--bank <bank>', words.bank)
    .option('--design <file>', words.design, parse.list)
    .option('--cross <file>', words.cross)
    .option('--examinees <n|file>', words.examinees)
    .option('--answers <file>', words.answers)
    .option('--id <column>', words.id)
    .option('--base <0|1>', scoreWords[context.language].base, (text) => Number(parse.oneOf(['0', '1'])(text)))
    .addOption(new Option('--blank <meaning>', scoreWords[context.language].blank).choices(blankChoices))
    .option('--seed <text>', words.seed, 'melek')
    .option('--workers <n>', words.workers, parse.positiveInteger, 1)
    .option('--standard <file>', words.standard)
    .option('--exposure <file>', words.exposure)
    .option('--exposure-out <file>', words.exposureOut)
    .option('--calibrate-exposure <file>', words.calibrateExposure)
    .option('--out <file>', words.out)
    .option('--trace <file>', words.trace)
    .option('--report <file>', words.report)
    .option('--json <file>', words.json)
    .action((options: SimulateOptions) => {
      if (options.answers === undefined) refuseDeadOptions(command, withoutAnswers, context.language)
      return simulateCommand(options, context)
    })
  addHelpNotes(command, context.language, {
    example: 'melek simulate --examinees 2000 --seed 1 --workers 2 --report rehearsal.html',
    terms: { theta: words.termTheta, exposure: words.termExposure, overlap: words.termOverlap, coverage: words.termCoverage },
  })
}

const withoutAnswers = ['--id', '--base', '--blank'].map((option) => ({ option, without: '--answers' }))

async function simulateCommand(options: SimulateOptions, context: CommandContext): Promise<void> {
  const words = simulateWords[context.language]
  const asked = await readSimulationDocuments(options)
  requireOneDesign(asked, options, context)
  const examinees = await readExaminees(asked.designs, options)
  await assertDistinctFiles(inputsOf(options), outputsOf(options))
  const documents = await withExposureParameters(asked, examinees, options, context)
  const files = await openSimulationFiles(options, documents.designs.length > 1, context)
  try {
    const outcomes = await rehearse({ documents, examinees, files }, options, context)
    await files.commit()
    const origin = originOf(documents, examinees, options, context)
    const toStdout = [options.out, options.trace, options.json].includes('-')
    const terminal = toStdout ? { ...context.terminal.aside, width: context.terminal.width } : context.terminal
    showSimulation(terminal, outcomes, origin, context.language)
    if (options.json !== undefined)
      await writeText(options.json, `${JSON.stringify({ origin, designs: outcomes }, undefined, 2)}\n`, context)
    if (options.report !== undefined) {
      const page = { designs: outcomes, origin, language: context.language, version: packageVersion }
      await writeText(options.report, simulationPage(page), context)
      context.terminal.note(words.written(options.report))
    }
  } finally {
    await files.abort()
  }
  reportRejects(examinees, context)
}

interface Rehearsal {
  readonly documents: SimulationDocuments
  readonly examinees: Examinees
  readonly files: SimulationFiles
}

/** Every design over the same examinees; rows go out as they come. */
async function rehearse(
  { documents, examinees, files }: Rehearsal,
  options: SimulateOptions,
  context: CommandContext,
): Promise<DesignOutcome[]> {
  const { bank, designs, standard, exposure } = documents
  const bar = createProgressBar(context.stderr, (progress) => progressText(progress, context))
  const total = designs.length * examinees.count
  const meter = createProgressMeter({ now: context.now, total, report: (progress) => bar.show(progress) })
  const comparison = createDesignComparison()
  const sitting = { seed: options.seed, retest: standard !== undefined, trace: options.trace !== undefined }
  const outcomes: DesignOutcome[] = []
  let counts: ExposureState | undefined
  let done = 0
  try {
    for (const { name, design, engine } of designs) {
      const tally = createSimulationTally(engine.bank, standard)
      const compare = comparison.begin()
      const { workers } = options
      for await (const tests of simulateInPool({
        bank,
        design,
        sitting,
        examinees: examinees.all({ engine }),
        workers,
        signal: context.signal,
        exposure,
        onExposure: (state) => {
          counts = state
        },
      })) {
        for (const test of tests) {
          tally.add(test)
          compare(test)
        }
        await files.write(tests, designs.length > 1 ? name : undefined)
        done += tests.length
        meter.advance(done, done)
      }
      outcomes.push({ name, summary: tally.summary(), againstFirst: comparison.difference() })
    }
  } finally {
    bar.stop()
  }
  if (options.exposureOut !== undefined) await writeText(options.exposureOut, `${JSON.stringify(counts)}\n`, context)
  return outcomes
}

/** @throws MelekError `exposure-designs` where there is more than one design to write for, or none that looks at counts */
function requireOneDesign({ designs }: SimulationDocuments, options: SimulateOptions, { language }: CommandContext): void {
  const words = simulateWords[language]
  const { exposureOut, calibrateExposure: parameters } = options
  for (const [option, path] of Object.entries({ '--exposure-out': exposureOut, '--calibrate-exposure': parameters }))
    if (path !== undefined && designs.length > 1) throw spoken(new MelekError('exposure-designs', words.oneDesign(option)))
  const counting = designs.some(({ engine }) => countsExposure(engine))
  if ((exposureOut !== undefined || options.exposure !== undefined) && !counting)
    throw spoken(new MelekError('exposure-designs', words.noCounts))
}

/** The design with the exposure parameters that rehearsals find, where they are asked for; it is written as soon as it stands. */
async function withExposureParameters(
  documents: SimulationDocuments,
  examinees: Examinees,
  options: SimulateOptions,
  context: CommandContext,
): Promise<SimulationDocuments> {
  if (options.calibrateExposure === undefined) return documents
  const words = simulateWords[context.language]
  const { percent, count } = numberWords(context.language)
  const { bank, designs } = documents
  const [{ name, design, engine }] = designs
  const { max } = exposureParametersOf(design)
  const { workers, seed } = options
  const found = await calibrateExposure(
    (tried, round) =>
      simulateInPool({
        bank,
        design: tried,
        sitting: { seed: `${seed}, exposure round ${round}` },
        examinees: examinees.all({ engine }),
        workers,
        signal: context.signal,
      }),
    {
      bank,
      design,
      maximumLength: engine.maximumLength,
      examinees: examinees.count,
      onRound: (round, highest) => context.terminal.note(words.exposureRound(count(round), percent(highest), percent(max))),
    },
  )
  context.terminal.note((found.converged ? words.exposureFound : words.exposureNotFound)(count(found.iterations)))
  if (!found.converged) context.finish(exitCodes.notConverged)
  await writeText(options.calibrateExposure, `${JSON.stringify(found.design, undefined, 2)}\n`, context)
  return { ...documents, designs: [{ name, design: found.design, engine: engineFor(bank, found.design) }] }
}

function progressText({ rows, rowsPerSecond, secondsLeft }: Progress, { language }: CommandContext): string {
  const { count } = numberWords(language)
  const left =
    secondsLeft === undefined
      ? undefined
      : coreWords[language].minutesSeconds(Math.floor(secondsLeft / 60), Math.round(secondsLeft % 60))
  return simulateWords[language].progress(count(rows), count(rowsPerSecond), left)
}

function originOf(
  { bank, designs, standard }: SimulationDocuments,
  { source }: Examinees,
  { seed }: SimulateOptions,
  { commandLine }: CommandContext,
): SimulationOrigin {
  const { provisional } = designs[0].engine.bank
  return {
    bank: { id: bank.id, version: bank.version, items: bank.items.length, provisional },
    source,
    seed,
    ...(standard === undefined ? {} : { standard: `${standard.id} ${standard.version}` }),
    command: commandLine,
  }
}

function inputsOf({ bank, design = [], examinees, answers, standard, cross, exposure }: SimulateOptions) {
  const named = {
    '--bank': bank,
    '--examinees': examinees,
    '--answers': answers,
    '--standard': standard,
    '--cross': cross,
    '--exposure': exposure,
  }
  return [...namedPaths(named), ...design.map((path) => ({ role: '--design', path }))]
}

function outputsOf({ out, trace, report, json, exposureOut, calibrateExposure: parameters }: SimulateOptions) {
  return namedPaths({
    '--out': out,
    '--trace': trace,
    '--report': report,
    '--json': json,
    '--exposure-out': exposureOut,
    '--calibrate-exposure': parameters,
  })
}

function namedPaths(paths: Readonly<Record<string, string | undefined>>) {
  return Object.entries(paths).flatMap(([role, path]) => (path === undefined ? [] : [{ role, path }]))
}

function reportRejects({ file }: Examinees, context: CommandContext): void {
  if (file === undefined) return
  const { aside } = context.terminal
  for (const warning of file.warnings) aside.say(readingWarningText(warning, context.language))
  if (file.rejects.length === 0) return
  aside.say(simulateWords[context.language].rejected(numberWords(context.language).count(file.rejects.length)))
  for (const reject of file.rejects.slice(0, 5)) aside.say(`  ${reject.line}: ${rejectText(reject.reason, context.language)}`)
  context.finish(exitCodes.rejected)
}
