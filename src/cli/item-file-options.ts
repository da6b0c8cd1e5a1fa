import { type Command, InvalidArgumentError, Option } from 'commander'
import { readBytes } from '../bulk/read-document.js'
import { fileModels, type ItemFileOptions, type ItemProgram, itemPrograms } from '../interop/item-files/item-file.js'
import { MelekError } from '../issues/melek-error.js'
import type { Language } from '../reports/bilingual.js'
import { optionParsers } from './option-values.js'
import { spoken } from './spoken.js'
import { convertWords } from './words/convert-words.js'

/** What `bank convert` is told about a file of another program. */
export interface ItemFileCommandOptions extends Pick<ItemFileOptions, 'model' | 'group' | 'userScale' | 'constraint'> {
  readonly from?: ItemProgram
  readonly scalingConstant?: number
  /** Path of an SFILE, or "none". */
  readonly thresholds?: string
}

/** Which program each option belongs to; the others read it never. */
const belongsTo: Readonly<Record<string, readonly ItemProgram[]>> = {
  model: ['mirt', 'catr'],
  group: ['mirt', 'flexmirt'],
  userScale: ['winsteps'],
  thresholds: ['winsteps'],
  constraint: ['conquest'],
}

const flagOf: Readonly<Record<string, string>> = {
  model: '--model',
  group: '--group',
  userScale: '--user-scale',
  thresholds: '--thresholds',
  constraint: '--constraint',
}

/** Adds the options of {@link ItemFileCommandOptions} but the scaling constant. */
export function addItemFileOptions(command: Command, language: Language): Command {
  const words = convertWords[language]
  const { number } = optionParsers(language)
  return command
    .addOption(new Option('--from <program>', words.from).choices([...itemPrograms]))
    .addOption(new Option('--model <model>', words.model).choices([...fileModels]))
    .option('--group <name>', words.group)
    .option('--user-scale <mean,unit>', words.userScale, (text) => {
      const [mean, perLogit, ...more] = text.split(',').map(number)
      if (mean === undefined || perLogit === undefined || more.length > 0 || !(perLogit > 0))
        throw new InvalidArgumentError(words.userScaleForm)
      return { mean, perLogit }
    })
    .option('--thresholds <file>', words.thresholds)
    .option('--constraint <origin>', words.constraint, (text) => {
      const lastItem = /^items=(.+)$/.exec(text)?.[1]
      if (lastItem !== undefined) return { kind: 'items', lastItem }
      if (text === 'cases') return { kind: 'cases' }
      throw new InvalidArgumentError(words.constraintForm)
    })
}

/** @throws MelekError `conversion-option` for an option that the program's files have no use for; `read-failed` */
export async function itemFileOptions(options: ItemFileCommandOptions, language: Language): Promise<ItemFileOptions> {
  const words = convertWords[language]
  for (const [name, programs] of Object.entries(belongsTo)) {
    if (options[name as keyof ItemFileCommandOptions] === undefined) continue
    if (options.from === undefined || !programs.includes(options.from))
      throw spoken(new MelekError('conversion-option', words.foreignOption(flagOf[name] as string, programs.join(' | '))))
  }
  const { scalingConstant, model, group, userScale, constraint, thresholds } = options
  const structure = thresholds === undefined || thresholds === 'none' ? thresholds : await readBytes(thresholds)
  return { scalingConstant, model, group, userScale, constraint, thresholds: structure as ItemFileOptions['thresholds'] }
}
