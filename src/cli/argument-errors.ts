import type { CommanderError } from 'commander'
import type { Language } from '../reports/bilingual.js'
import { coreWords } from './words/core-words.js'

/** A refusal by the argument parser, in the language of the run. */
export function argumentErrorText(error: CommanderError, language: Language): string {
  const words = coreWords[language]
  const [named = '', value = ''] = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1] as string)
  const meant = /\(Did you mean (?:one of )?(.+)\?\)/.exec(error.message)?.[1]
  const hint = meant === undefined ? '' : `\n${words.didYouMean(meant)}`
  switch (error.code) {
    case 'commander.unknownOption':
      return words.unknownOption(named) + hint
    case 'commander.unknownCommand':
      return words.unknownCommand(named) + hint
    case 'commander.missingArgument':
      return words.missingArgument(named)
    case 'commander.missingMandatoryOptionValue':
      return words.missingOption(named)
    case 'commander.optionMissingArgument':
      return words.optionNeedsValue(named)
    case 'commander.excessArguments':
      return tooManyText(error, language)
    case 'commander.invalidArgument':
      return invalidValueText(error, language, named, value)
    default:
      return error.message.replace(/^error: /, '')
  }
}

/** commander writes: too many arguments for 'x'. Expected 1 argument but got 2. */
function tooManyText(error: CommanderError, language: Language): string {
  const [expected = '0', got = ''] = [...error.message.matchAll(/\d+/g)].map((match) => match[0]).slice(-2)
  return coreWords[language].tooManyArguments(expected, got)
}

/** commander writes: option '--x <y>' argument 'z' is invalid. REASON */
function invalidValueText(error: CommanderError, language: Language, flags: string, value: string): string {
  const reason = /is invalid\.? ?(.*)$/s.exec(error.message)?.[1] ?? ''
  return coreWords[language].invalidValue(flags, value, reason.replace(/^Allowed choices are /, ''))
}
