import { type Command, Option } from 'commander'
import type { Language } from '../reports/bilingual.js'
import { optionParsers } from './option-values.js'
import type { ResponseFileOptions } from './read-response-matrix.js'
import { calibrateWords } from './words/calibrate-words.js'

/** What a command that studies a response file is told about the file, as the command line gives it. */
export interface GivenResponseOptions extends Pick<ResponseFileOptions, 'ignore' | 'blank' | 'long'> {
  /** True where neither --id nor --no-id was said. */
  readonly id: string | boolean
  readonly base: string
}

/** Adds the options of {@link GivenResponseOptions}: the same in calibrate, fit and dif, so that what one reads the others can. */
export function addResponseOptions(command: Command, language: Language): Command {
  const words = calibrateWords[language]
  return command
    .option('--id <column>', words.id)
    .option('--no-id', words.noId)
    .option('--long', words.long)
    .option('--ignore <column>', words.ignore, optionParsers(language).list)
    .addOption(new Option('--base <category>', words.base).choices(['0', '1']).default('0'))
    .addOption(new Option('--blank <meaning>', words.blank).choices(['not-presented', 'omitted', 'not-reached']))
}

/** The options as the reader takes them, each named. */
export function responseFileOptions(given: GivenResponseOptions): {
  readonly [Name in keyof GivenResponseOptions]-?: ResponseFileOptions[Name]
} {
  const { id, ignore, base, blank, long } = given
  return { id: id === true ? undefined : id === false ? false : id, ignore, base: base === '1' ? 1 : 0, blank, long }
}
