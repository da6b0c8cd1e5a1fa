import type { Language } from '../../reports/bilingual.js'
import { numberWords } from '../../reports/number-words.js'
import type { Progress } from '../../runtime/progress.js'
import { coreWords } from '../words/core-words.js'

/** "1,200,000 rows, 310,000 rows/s, 12 s left". */
export function progressWords({ rows, rowsPerSecond, secondsLeft }: Progress, language: Language): string {
  const words = coreWords[language]
  const { count } = numberWords(language)
  const left =
    secondsLeft === undefined ? undefined : words.minutesSeconds(Math.floor(secondsLeft / 60), Math.round(secondsLeft % 60))
  return words.progress(count(rows), count(rowsPerSecond), left)
}
