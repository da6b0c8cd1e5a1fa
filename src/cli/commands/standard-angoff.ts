import type { Command } from 'commander'
import { readBytes } from '../../bulk/read-document.js'
import { angoffCuts } from '../../literacy/setting/angoff.js'
import { readJudgeRatings } from '../../literacy/setting/judge-ratings.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { optionParsers } from '../option-values.js'
import { chosenRound } from '../panel-round.js'
import { addStandardOptions, type StandardOptions, setStandard } from '../set-standard.js'
import { showRounds } from '../show-panel.js'
import { standardWords } from '../words/standard-words.js'

interface AngoffCommand extends StandardOptions {
  readonly bank?: string
  readonly round?: number
}

/** `standard angoff RATINGS…`: one file of ratings a cut. */
export function addAngoffCommand(standard: Command, context: CommandContext): void {
  const words = standardWords[context.language]
  const command = standard.command('angoff').description(words.angoff).argument('<ratings...>', words.ratings)
  addStandardOptions(command, context)
    .option('--bank <bank>', words.bank)
    .option('--round <n>', words.round, optionParsers(context.language).positiveInteger)
    .option('--population <report.json>', words.impact)
    .action((files: readonly string[], options: AngoffCommand) => angoffCommand(files, options, context))
  addHelpNotes(command, context.language, {
    example: 'melek standard angoff ratings.csv --population shares.json --out standard.json',
    terms: { rating: words.termRating, impact: words.termImpact },
  })
}

function angoffCommand(files: readonly string[], options: AngoffCommand, context: CommandContext): Promise<void> {
  return setStandard({ method: 'angoff', files, options }, context, async (file, { bank, shareAbove }) => {
    const rounds = angoffCuts(bank, readJudgeRatings(await readBytes(file)), { shareAbove })
    const { found, json } = chosenRound(rounds, options.round)
    return { kind: 'cut', ...found, json, show: (speaker, language) => showRounds(rounds, speaker, language) }
  })
}
