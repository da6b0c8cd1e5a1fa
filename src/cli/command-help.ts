import type { Command, Option } from 'commander'
import type { Language } from '../reports/bilingual.js'
import { wrapText } from './terminal/wrap.js'
import { coreWords } from './words/core-words.js'

/** What stands below the options of a command. */
export interface HelpNotes {
  /** One line that can be pasted into a terminal. */
  readonly example: string
  /** Every term that the options use, explained once. */
  readonly terms?: Readonly<Record<string, string>> | undefined
}

const WIDTH = 80

/** Puts commander's help into the language of the run. Commands made from this one inherit it. */
export function translateHelp(program: Command, language: Language, bold: (text: string) => string): void {
  const words = coreWords[language]
  const titles: Readonly<Record<string, string>> = {
    'Usage:': words.usage,
    'Commands:': words.commands,
    'Arguments:': words.arguments,
    'Options:': words.options,
  }
  program
    .helpOption('-h, --help', words.helpOption)
    .helpCommand('help [command]', words.helpCommand)
    .configureHelp({
      helpWidth: WIDTH,
      showGlobalOptions: false,
      styleTitle: (title) => bold(titles[title] ?? title),
      styleUsage: (usage) => usage.replace('[options]', words.usageOptions).replace('[command]', words.usageCommand),
      subcommandTerm: (command) => command.name(),
      optionDescription: (option: Option) => {
        const more = [
          ...(option.mandatory ? [words.isRequired] : []),
          ...(option.argChoices === undefined ? [] : [`${words.choices}: ${option.argChoices.join(', ')}`]),
          ...defaultTexts(option, words.byDefault),
        ]
        return more.length === 0 ? option.description : `${option.description} (${more.join('; ')})`
      },
    })
}

/** What holds where an option is not given, unless its description says so itself; of a switch that is plain. */
function defaultTexts({ defaultValue, description, negate }: Option, label: string): string[] {
  if (defaultValue === undefined || typeof defaultValue === 'boolean' || negate || description.includes(label)) return []
  return [`${label}: ${Array.isArray(defaultValue) ? defaultValue.join(',') : String(defaultValue)}`]
}

/** Adds the example and the terms below a command's options. */
export function addHelpNotes(command: Command, language: Language, notes: HelpNotes): void {
  const words = coreWords[language]
  const terms = Object.entries(notes.terms ?? {}).map(([term, meaning]) => wrapText(`${term}: ${meaning}`, WIDTH, '  '))
  const parts = [
    `\n${words.example}\n  ${notes.example}`,
    ...(terms.length === 0 ? [] : [`\n${words.terms}\n${terms.join('\n')}`]),
  ]
  command.addHelpText('after', parts.join('\n'))
}
