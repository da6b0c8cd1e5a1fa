import { scoreTable } from '../../bulk/score-table.js'
import { numberWords } from '../../reports/number-words.js'
import type { CommandContext } from '../command-context.js'
import { scoreWords } from '../words/score-words.js'
import { writeText } from '../write-text.js'
import { fileOptions, type ScoreOptions } from './score.js'

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
