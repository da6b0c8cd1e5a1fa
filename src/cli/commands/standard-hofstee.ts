import type { Command } from 'commander'
import { readBytes } from '../../bulk/read-document.js'
import { hofsteeCut } from '../../literacy/setting/hofstee.js'
import { readJudgeLimits } from '../../literacy/setting/judge-ratings.js'
import { numberWords } from '../../reports/number-words.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { addStandardOptions, type StandardOptions, setStandard } from '../set-standard.js'
import { standardWords } from '../words/standard-words.js'

/** `standard hofstee LIMITS… --population REPORT`: one file of limits a cut. */
export function addHofsteeCommand(standard: Command, context: CommandContext): void {
  const words = standardWords[context.language]
  const command = standard.command('hofstee').description(words.hofstee).argument('<limits...>', words.limits)
  addStandardOptions(command, context)
    .requiredOption('--population <report.json>', words.curve)
    .action((files: readonly string[], options: StandardOptions) => hofsteeCommand(files, options, context))
  addHelpNotes(command, context.language, {
    example: 'melek standard hofstee limits.csv --population shares.json --out standard.json',
    terms: { share_below: words.termShareBelow },
  })
}

function hofsteeCommand(files: readonly string[], options: StandardOptions, context: CommandContext): Promise<void> {
  const words = standardWords[context.language]
  const { percent, count } = numberWords(context.language)
  return setStandard({ method: 'hofstee', files, options }, context, async (file, { shareAbove }) => {
    const limits = readJudgeLimits(await readBytes(file))
    // `--population` is required here.
    const found = hofsteeCut(limits, (theta) => 1 - (shareAbove as (theta: number) => number)(theta))
    const json = { ...found, judges: limits.length }
    if (found.kind === 'none') return { kind: 'none', json, text: words.noCompromise[found.reason](percent(found.shareBelow)) }
    return {
      kind: 'cut',
      cut: found.cut,
      standardError: found.standardError,
      about: { judges: limits.length, errorCovers: 'judges' },
      json,
      show: (speaker) => speaker.say(words.compromise(count(limits.length), percent(found.shareBelow))),
    }
  })
}
