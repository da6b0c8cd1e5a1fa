import { scoreFilter } from '../../bulk/score-filter.js'
import { MelekError } from '../../issues/melek-error.js'
import type { CommandContext } from '../command-context.js'
import { spoken } from '../spoken.js'
import { scoreWords } from '../words/score-words.js'
import { fileOptions, type ScoreOptions } from './score.js'

/** `score --filter`: NDJSON from standard input to standard output, a line for a line. */
export async function filterScores(responses: string | undefined, options: ScoreOptions, context: CommandContext): Promise<void> {
  const words = scoreWords[context.language]
  const unfit = unfitOptions(responses, options)
  if (unfit.length > 0) throw spoken(new MelekError('argument-invalid', words.filterAlone(unfit.join(' '))))
  const { scored, refused, provisional } = await scoreFilter({
    ...fileOptions(options, context),
    standardInput: context.stdin,
    standardOutput: context.stdout,
  })
  context.complete()
  context.stderr.write(`${words.filtered(scored, refused)}\n`)
  if (options.duplicateCheck) context.stderr.write(`${words.filteredDuplicates}\n`)
  if (provisional) context.stderr.write(`${words.filteredProvisional}\n`)
}

/** What a filter has no use for, as it was written on the command line. */
function unfitOptions(responses: string | undefined, options: ScoreOptions): string[] {
  const { out, rejects, format, excel, long, workers, condition } = options
  return [
    ...(responses === undefined || responses === '-' ? [] : [responses]),
    ...(out === undefined || out === '-' ? [] : ['--out']),
    ...(rejects === undefined ? [] : ['--rejects']),
    ...(format === undefined || format === 'ndjson' ? [] : ['--format']),
    ...(excel === undefined ? [] : ['--excel']),
    ...(long === true ? ['--long'] : []),
    ...(workers === undefined ? [] : ['--workers']),
    ...(condition === undefined ? [] : ['--condition']),
  ]
}
