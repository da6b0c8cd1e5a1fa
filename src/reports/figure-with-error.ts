import { bilingual, type Language } from './bilingual.js'
import { numberWords } from './number-words.js'

/** Said beneath every table that has figures with errors: ± is half the width of a 95 % interval everywhere, and so never one of these. */
export const standardErrorNote = bilingual({ id: 'Dalam kurung: galat baku.', en: 'In brackets: standard errors.' })

/**
 * A figure with its standard error in brackets, never broken between lines: "1.234 (0.081)".
 * @param error absent where there is none, and then the figure stands alone
 */
export function figureWithError(value: number, error: number | undefined, digits: number, language: Language): string {
  const { decimal } = numberWords(language)
  return decimal(value, digits) + (error === undefined ? '' : `\u00a0(${decimal(error, digits)})`)
}
