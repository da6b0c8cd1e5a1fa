import type { Command } from 'commander'
import { MelekError } from '../issues/melek-error.js'
import { nearNames } from '../issues/near-names.js'
import type { Language } from '../reports/bilingual.js'
import { spoken } from './spoken.js'
import { coreWords } from './words/core-words.js'

/**
 * `melek help bank convert` as `melek bank convert --help`; other arguments as they are.
 * @throws MelekError `command-unknown` with names that may have been meant
 */
export function withHelpRequest(program: Command, args: readonly string[], language: Language): string[] {
  const at = args.findIndex((arg, place) => !arg.startsWith('-') && args[place - 1] !== '--lang')
  if (args[at] !== 'help') return [...args]
  const rest = args.slice(at + 1)
  const names = rest.filter((arg, place) => !arg.startsWith('-') && rest[place - 1] !== '--lang')
  let command = program
  for (const name of names) {
    const next = command.commands.find((each) => each.name() === name)
    if (next === undefined) throw unknown(name, command, language)
    command = next
  }
  return [...args.slice(0, at), ...rest, '--help']
}

function unknown(name: string, command: Command, language: Language): MelekError {
  const words = coreWords[language]
  const known = command.commands.map((each) => each.name())
  const near = nearNames(name, known)
  return spoken(
    new MelekError(
      'command-unknown',
      `${words.unknownCommand(name)}\n${words.didYouMean((near.length > 0 ? near : known).join(', '))}`,
    ),
  )
}
