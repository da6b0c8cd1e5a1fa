import { type Command, type CommanderError, InvalidArgumentError, type Option } from 'commander'
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

/** Every option whose value is refused; commander stops at the first. @param command the one that the arguments name */
export function invalidValueTexts(command: Command, args: readonly string[], language: Language): string[] {
  return args.flatMap((arg, at) => {
    const equals = arg.indexOf('=')
    const flag = equals < 0 ? arg : arg.slice(0, equals)
    const option = command.options.find(({ long, short }) => flag === long || flag === short)
    const value = equals < 0 ? args[at + 1] : arg.slice(equals + 1)
    if (option?.parseArg === undefined || value === undefined || option.isBoolean()) return []
    const reason = refusedBy(option, value)
    return reason === undefined ? [] : [coreWords[language].invalidValue(option.flags, value, reason)]
  })
}

function refusedBy(option: Option, value: string): string | undefined {
  try {
    option.parseArg?.(value, undefined as never)
    return undefined
  } catch (error) {
    if (error instanceof InvalidArgumentError) return error.message.replace(/^Allowed choices are /, '')
    throw error
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
