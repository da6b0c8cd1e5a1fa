import type { PlacementResult } from '../placement/placement-result.js'
import { numberWords } from '../reports/number-words.js'
import { stopRuleWords } from '../reports/stop-rule-words.js'
import type { CommandContext } from './command-context.js'
import { textTable } from './terminal/text-table.js'
import { takeWords } from './words/take-words.js'

/** Names and target of the levels, for the table of probabilities. */
export interface LevelNames {
  readonly levels: readonly { readonly id: string; readonly name: { readonly id: string; readonly en: string } }[]
  readonly targetLevel: string
}

const barWidth = 24

/** Prints a result: the sentences for the person first, then the probability of each level, figures last. */
export function showResult(result: PlacementResult, standard: LevelNames, context: CommandContext): void {
  const words = takeWords[context.language]
  const { decimal, chance } = numberWords(context.language)
  const { terminal } = context
  terminal.print()
  terminal.print(terminal.style.bold(words.result))
  terminal.say(result.summary[context.language])
  if ('levelProbabilities' in result) {
    const rows = result.levelProbabilities.map(({ level, probability }) => {
      const name = standard.levels.find((candidate) => candidate.id === level)?.name[context.language] ?? level
      const mark = level === standard.targetLevel ? ` ← ${words.target}` : ''
      return [`${level}. ${name}`, chance(probability), `${'█'.repeat(Math.round(barWidth * probability))}${mark}`]
    })
    terminal.print()
    terminal.print(
      textTable([{ title: words.level }, { title: words.probability, align: 'right' }, { title: '' }], rows, terminal.width),
    )
  }
  if (result.kind === 'finite') {
    const error = result.standardError === null ? '?' : decimal(result.standardError, 2)
    terminal.say(words.figures(decimal(result.theta, 2), error))
  }
  if (result.stopReason !== null)
    terminal.say(words.stopped(stopRuleWords[context.language][result.stopReason.rule] ?? result.stopReason.rule))
}
