import { bilingual, type Language } from './bilingual.js'
import { numberWords } from './number-words.js'

/** Names that a sentence carries before it counts the rest. */
const most = 5

const words = bilingual({
  id: { more: (count: string) => ` dan ${count} lagi` },
  en: { more: (count: string) => ` and ${count} more` },
})

/** "S01, S07, S12, S13, S20 and 4 more". */
export function firstNames(names: readonly string[], language: Language): string {
  const rest = names.length - most
  return names.slice(0, most).join(', ') + (rest > 0 ? words[language].more(numberWords(language).count(rest)) : '')
}
