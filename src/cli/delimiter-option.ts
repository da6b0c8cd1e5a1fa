import type { Language } from '../reports/bilingual.js'
import type { Delimiter } from '../tables/guess-delimiter.js'
import { type OptionParser, optionParsers } from './option-values.js'

/** Names that a shell passes on unharmed. */
const delimiters = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const satisfies Record<string, Delimiter>

/** The value of `--delimiter`: a name. */
export function delimiterOption(language: Language): OptionParser<Delimiter> {
  const name = optionParsers(language).oneOf(Object.keys(delimiters) as (keyof typeof delimiters)[])
  return (text) => delimiters[name(text)]
}
