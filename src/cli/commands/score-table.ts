import { scoreTable } from '../../bulk/score-table.js'
import { numberWords } from '../../reports/number-words.js'
import type { CommandContext } from '../command-context.js'
import type { DeadOption } from '../dead-options.js'
import { scoreWords } from '../words/score-words.js'
import { writeText } from '../write-text.js'
import { fileOptions, type ScoreOptions } from './score.js'

/** What a table of raw scores has no use for: it is that of the sum score, and nobody is scored. */
const deadOptions = [
  'se',
  'polish',
  'plausible-values',
  'seed',
  'condition',
  'person-fit',
  'format',
  'excel',
  'interval',
  'rejects',
  'filter',
  'workers',
  'base',
  'blank',
  'omitted',
  'not-reached',
  'timed-out',
  'no-duplicate-check',
  'hash-id',
]

/** Options that do nothing with `--table`. */
export function deadBesideTable({ method }: ScoreOptions): readonly DeadOption[] {
  const beside = '--table'
  return [
    ...(method === undefined || method === 'eapsum' ? [] : [{ option: '--method', beside: `${beside} (EAPsum)` }]),
    ...deadOptions.map((name) => ({ option: `--${name}`, beside })),
  ]
}

/** `score --table`: raw score → theta for a fixed form, to `--out` or standard output. */
export async function writeScoreTable(
  responses: string | undefined,
  options: ScoreOptions,
  context: CommandContext,
): Promise<void> {
  const words = scoreWords[context.language]
  const { count } = numberWords(context.language)
  const table = await scoreTable({ ...fileOptions(options, context), responses, standardInput: context.stdin })
  const out = options.out ?? '-'
  await writeText(out, table.csv, context)
  const speaker = out === '-' ? context.terminal.aside : context.terminal
  speaker.say(words.tableIn(count(table.rows.length - 1), count(table.items.length)))
}
