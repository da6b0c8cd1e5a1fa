import type { Command } from 'commander'
import { openTable } from '../../bulk/open-table.js'
import { MelekError } from '../../issues/melek-error.js'
import type { ScoreOrigin } from '../../population/scores/score-origin.js'
import { type PairedGain, pairedGain, type Sitting, type SittingScore } from '../../population/trend/paired-gain.js'
import { numberWords } from '../../reports/number-words.js'
import { createScoreReader } from '../../tables/read-scores.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { exitCodes } from '../exit-code.js'
import { optionParsers } from '../option-values.js'
import { readScoreOrigin } from '../score-origin-input.js'
import { gainWords } from '../words/gain-words.js'
import { writeText } from '../write-text.js'

interface GainOptions {
  readonly linkError?: number
  readonly confidence: number
  readonly json?: string
}

/** `gain EARLIER LATER`: mean gain of the persons in both score files. */
export function addGainCommand(program: Command, context: CommandContext): void {
  const words = gainWords[context.language]
  const parse = optionParsers(context.language)
  const command = program
    .command('gain')
    .description(words.description)
    .argument('<earlier>', words.earlier)
    .argument('<later>', words.later)
    .option('--link-error <se>', words.linkError, parse.numberFromZero)
    .option('--confidence <p>', words.confidence, parse.probability, 0.95)
    .option('--json <file>', words.json)
    .action((earlier: string, later: string, options: GainOptions) => gainCommand(earlier, later, options, context))
  addHelpNotes(command, context.language, {
    example: 'melek gain scores-2025.csv scores-2026.csv',
    terms: { gain: words.termGain },
  })
}

async function gainCommand(earlier: string, later: string, options: GainOptions, context: CommandContext): Promise<void> {
  const [first, second] = [await readSitting(earlier, context), await readSitting(later, context)]
  if (options.linkError === undefined) requireOneScale(first.origin, second.origin)
  const found = pairedGain(first, second, { linkError: options.linkError ?? 0, confidence: options.confidence })
  if (options.json !== undefined) await writeText(options.json, `${JSON.stringify(found, undefined, 2)}\n`, context)
  if (options.json !== '-') showGain(found, options.confidence, context)
}

interface ReadSitting extends Sitting {
  readonly origin: ScoreOrigin
}

async function readSitting(path: string, context: CommandContext): Promise<ReadSitting> {
  const reader = createScoreReader({ keep: [] })
  const scores = new Map<string, SittingScore>()
  let unbounded = 0
  let refused = 0
  const sink = {
    row(row: Parameters<Parameters<typeof reader.push>[1]['row']>[0]) {
      if (row.status.startsWith('unbounded')) unbounded += 1
      else if (row.theta !== undefined && row.standardError !== undefined)
        scores.set(row.person, { theta: row.theta, standardError: row.standardError })
    },
    reject() {
      refused += 1
    },
  }
  for await (const piece of await openTable(path, { standardInput: context.stdin, passing: true })) reader.push(piece, sink)
  reader.end(sink)
  if (unbounded > 0)
    throw new MelekError(
      'scores-unbounded',
      `"${path}" has ${unbounded} person(s) with an unbounded estimate (all right or all wrong); leaving them out would bias the gain: score again with --method eap or wle`,
    )
  if (refused > 0) context.finish(exitCodes.rejected)
  // Plausible values are not looked at: theta and its error decide.
  const { origin } = await readScoreOrigin(path, {}, [])
  return { scores, origin }
}

/** @throws MelekError `trend-broken` */
function requireOneScale(first: ScoreOrigin, second: ScoreOrigin): void {
  const same = first.scaleId !== null && first.scaleId === second.scaleId
  const bank = ({ bank: own }: ScoreOrigin) => (own === null ? '' : `${own.id} ${own.version}`)
  const issues = [
    ...(same
      ? []
      : [
          {
            code: 'trend-scale',
            message:
              first.scaleId === null || second.scaleId === null
                ? 'an unnamed scale says nothing of whether the sittings share it; link them and give the error of the link, or say --link-error 0 where both were scored with the same item parameters'
                : `the scale was "${first.scaleId}" and is "${second.scaleId}"; link the two and give the error of the link`,
          } as const,
        ]),
    ...(bank(first) === bank(second)
      ? []
      : [
          {
            code: 'trend-bank',
            message: `the bank was ${bank(first)} and is ${bank(second)}; link the two and give the error of the link`,
          } as const,
        ]),
  ]
  if (issues.length > 0) throw new MelekError('trend-broken', 'the two sittings cannot be compared', issues)
}

function showGain(found: PairedGain, confidence: number, { terminal, language }: CommandContext): void {
  const words = gainWords[language]
  const { count, decimal, percent } = numberWords(language)
  if (found.kind === 'too-few-pairs') {
    terminal.say(words.few(count(found.pairs)))
    return
  }
  const [low, high] = found.interval.map((end) => decimal(end, 2)) as [string, string]
  terminal.say(
    words.result(
      count(found.pairs),
      decimal(found.gain, 2),
      low,
      high,
      percent(confidence, 0),
      found.gainInSd === null ? undefined : decimal(found.gainInSd, 2),
    ),
  )
  terminal.say(found.trueSd === null ? words.hidden : words.spread(decimal(found.trueSd, 2)))
  if (found.freedOfPrior) terminal.say(words.freed)
  if (found.left + found.entered > 0) terminal.say(words.moved(count(found.left), count(found.entered)))
  if (found.uninformative > 0) terminal.say(words.uninformative(count(found.uninformative)))
  terminal.say(words.cause)
}
