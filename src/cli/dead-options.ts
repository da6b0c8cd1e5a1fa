import type { Command } from 'commander'
import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import type { Language } from '../reports/bilingual.js'
import { spoken } from './spoken.js'
import { deadOptionWords } from './words/dead-option-words.js'

/** An option that would do nothing: for want of another one, or beside another one. */
export type DeadOption = { readonly option: string } & ({ readonly without: string } | { readonly beside: string })

/** Whether the person gave an option, rather than a default. @param option long form, `--share` */
export function isGiven(command: Command, option: string): boolean {
  const found = command.options.find(({ long }) => long === option)
  return found !== undefined && command.getOptionValueSource(found.attributeName()) === 'cli'
}

/**
 * Refuses options that were given and would do nothing: somebody expects something of them.
 * @throws MelekError `options-unused` naming all of them
 */
export function refuseDeadOptions(command: Command, dead: readonly DeadOption[], language: Language): void {
  const words = deadOptionWords[language]
  const issues = dead
    .filter(({ option }) => isGiven(command, option))
    .map((each): Issue => {
      const message = 'without' in each ? words.without(each.option, each.without) : words.beside(each.option, each.beside)
      return spoken({ code: 'option-unused', message })
    })
  if (issues.length > 0) throw spoken(new MelekError('options-unused', words.title, issues))
}
