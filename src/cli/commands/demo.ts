import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { bank as bundledBank, standard } from '../../../item-banks/asn-digital-literacy/index.js'
import { compileBank } from '../../bank/compile-bank.js'
import { scoreFile } from '../../bulk/score-file.js'
import { keyedUniform } from '../../math/keyed-uniform.js'
import { createPlacementTest } from '../../placement/placement-test.js'
import { shareDefaults } from '../../population/share-options.js'
import { numberWords } from '../../reports/number-words.js'
import { writeFailed } from '../../runtime/system-error.js'
import { openWholeFile } from '../../runtime/whole-file.js'
import { syntheticExam, syntheticExamCsv } from '../../simulation/synthetic-exam.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { narrateTest } from '../narrate-test.js'
import { optionParsers } from '../option-values.js'
import { readPlacementDocuments } from '../placement-documents.js'
import { showResult } from '../show-result.js'
import { createSimulatedExaminee } from '../simulated-examinee.js'
import { demoWords } from '../words/demo-words.js'
import { writeText } from '../write-text.js'
import { populationCommand } from './population.js'
import { reportScores } from './score-report.js'

interface DemoOptions {
  readonly seed: string
  readonly out: string
  readonly persons: number
}

const agencies = 12

/** `demo`: what `take`, `score` and `population` do, one after another, on the bundled bank. */
export function addDemoCommand(program: Command, context: CommandContext): void {
  const words = demoWords[context.language]
  const command = program
    .command('demo')
    .description(words.description)
    .option('--seed <text>', words.seed, 'melek')
    .option('--out <folder>', words.folder, 'melek-demo')
    .option('--persons <n>', words.persons, optionParsers(context.language).positiveInteger, 5000)
    .action((options: DemoOptions) => demoCommand(options, context))
  addHelpNotes(command, context.language, { example: 'melek demo --seed 2026', terms: { synthetic: words.termSynthetic } })
}

async function demoCommand(options: DemoOptions, context: CommandContext): Promise<void> {
  const words = demoWords[context.language]
  const { terminal } = context
  const { count } = numberWords(context.language)
  terminal.say(words.intro(count(bundledBank.items.length)))
  await narratedTest(options.seed, context)
  await mkdir(options.out, { recursive: true }).catch((error: unknown) => {
    throw writeFailed(options.out, error)
  })
  const exam = join(options.out, context.language === 'id' ? 'ujian-sintetis.csv' : 'synthetic-exam.csv')
  await writeExam(exam, options)
  await scoredExam(exam, options, context)
  await sharesOfExam(exam, options, context)
  terminal.print()
  terminal.say(words.read)
}

function heading(text: string, intro: string, commandLine: string, { terminal }: CommandContext): void {
  terminal.print()
  terminal.print(terminal.style.bold(text))
  terminal.print(terminal.style.dim(`$ ${commandLine}`))
  if (intro !== '') terminal.say(intro)
  terminal.print()
}

async function narratedTest(seed: string, context: CommandContext): Promise<void> {
  const words = demoWords[context.language]
  const placement = await readPlacementDocuments({})
  const test = createPlacementTest(placement)
  // Two decimals are enough for an invented person, and can be typed after --simulate.
  const theta = Math.round(100 * (3 * keyedUniform('demo', seed, 'examinee') - 1.5)) / 100
  const examinee = createSimulatedExaminee(placement, theta)
  heading(
    words.partTest,
    words.partTestIntro(numberWords(context.language).decimal(theta, 2)),
    `melek take --simulate ${theta} --seed ${seed}`,
    context,
  )
  let session = test.start({ seed, language: context.language })
  for (let [item] = test.present(session); item !== undefined; [item] = test.present(session)) {
    session = test.respond(session, item.id, examinee.answer(session, item))
  }
  context.terminal.print(narrateTest(session, compileBank(bundledBank), theta, context))
  showResult(test.result(session), standard, context)
}

async function writeExam(path: string, { seed, persons }: DemoOptions): Promise<void> {
  const exam = syntheticExam(compileBank(bundledBank), { persons, agencies, seed })
  const file = await openWholeFile(path)
  const encoder = new TextEncoder()
  try {
    for (const line of syntheticExamCsv(exam)) await file.write(encoder.encode(line))
    await file.commit()
  } finally {
    await file.abort()
  }
}

async function scoredExam(exam: string, options: DemoOptions, context: CommandContext): Promise<void> {
  const words = demoWords[context.language]
  const { count } = numberWords(context.language)
  const out = join(options.out, 'scores.csv')
  const bankFile = join(options.out, 'bank.json')
  const standardFile = join(options.out, 'standard.json')
  // The bundled bank lies where the package is installed: with files of their own the command shown can be typed anywhere.
  await writeText(bankFile, `${JSON.stringify(bundledBank, null, 2)}\n`, context)
  await writeText(standardFile, `${JSON.stringify(standard, null, 2)}\n`, context)
  const commandLine = `melek score ${exam} --bank ${bankFile} --standard ${standardFile} --keep agency --keep region --keep age --out ${out}`
  heading(words.partScores, words.partScoresIntro(count(options.persons), String(agencies)), commandLine, context)
  const result = await scoreFile({
    responses: exam,
    bank: bundledBank,
    standard,
    out,
    keep: ['agency', 'region', 'age'],
    signal: context.signal,
    now: context.now,
    command: commandLine,
  })
  reportScores(result, { responses: exam, out, rejects: undefined, preview: undefined }, context)
}

async function sharesOfExam(exam: string, options: DemoOptions, context: CommandContext): Promise<void> {
  const words = demoWords[context.language]
  const report = join(options.out, context.language === 'id' ? 'porsi.html' : 'shares.html')
  const year = new Date(context.now()).getUTCFullYear()
  heading(
    words.partShares,
    '',
    `melek population ${exam} --group agency --keep region --keep age --year ${year} --seed ${options.seed} --synthetic --report ${report}`,
    context,
  )
  await populationCommand(
    exam,
    {
      group: 'agency',
      keep: ['region', 'age'],
      year,
      synthetic: true,
      report,
      confidence: shareDefaults.confidence,
      draws: shareDefaults.itemDraws,
      seed: options.seed,
    },
    context,
  )
  context.terminal.print()
  context.terminal.say(context.terminal.style.bold(words.page(report)))
}
