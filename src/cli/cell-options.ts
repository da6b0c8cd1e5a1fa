import { type Command, Option } from 'commander'
import type { Language } from '../reports/bilingual.js'
import { textEncodings } from '../tables/decode.js'
import { delimiterOption } from './delimiter-option.js'
import { optionParsers } from './option-values.js'
import { scoreWords } from './words/score-words.js'

const ruleChoices = ['wrong', 'ignore']
export const blankChoices = ['not-presented', 'omitted', 'not-reached'] as const

/** Adds what says how the cells of a response file are to be read: first category, blanks, states without an answer, encoding, delimiter. */
export function addCellOptions(command: Command, language: Language): void {
  const words = scoreWords[language]
  const parse = optionParsers(language)
  command
    .option('--base <0|1>', words.base, (text) => Number(parse.oneOf(['0', '1'])(text)))
    .addOption(new Option('--blank <meaning>', words.blank).choices(blankChoices))
    .addOption(new Option('--omitted <rule>', words.omitted).choices(ruleChoices))
    .addOption(new Option('--not-reached <rule>', words.notReached).choices(ruleChoices))
    .addOption(new Option('--timed-out <rule>', words.timedOut).choices(ruleChoices))
    .addOption(new Option('--encoding <name>', words.encoding).choices(textEncodings))
    .option('--delimiter <name>', words.delimiter, delimiterOption(language))
}
