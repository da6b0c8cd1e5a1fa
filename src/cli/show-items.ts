import type { ClassicalResult } from '../calibration/classical/analyse-items.js'
import type { Language } from '../reports/bilingual.js'
import { flaggedItems, flagSentences } from '../reports/item-flag-words.js'
import { itemHeader, memoOf, optionHeader } from '../reports/items-page.js'
import { dimensionSentences, groupRows, itemRows, optionRows, testSentences } from '../reports/items-rows.js'
import { itemsWords } from '../reports/items-words.js'
import { numberWords } from '../reports/number-words.js'
import { textTable } from './terminal/text-table.js'
import { wrapText } from './terminal/wrap.js'
import { itemsCommandWords } from './words/items-words.js'

/** Where a result is told. */
export interface ItemsSpeaker {
  readonly width: number
  print(text?: string): void
  say(text: string): void
}

/** Flagged items told in sentences; of more the table says which. */
const toldItems = 12

/** The result in words: persons and items first, figures after. */
export function showItems(result: ClassicalResult, speaker: ItemsSpeaker, language: Language): void {
  const { count } = numberWords(language)
  speaker.say(memoOf({ result, language }))
  const { flagged } = flaggedItems(result.items)
  for (const each of flagged.slice(0, toldItems)) {
    const [first = '', ...more] = wrapText(`${each.item}: ${flagSentences(each, language).join(' ')}`, speaker.width - 4).split(
      '\n',
    )
    speaker.print(`  • ${first}`)
    for (const line of more) speaker.print(`    ${line}`)
  }
  if (flagged.length > toldItems) speaker.say(itemsCommandWords[language].lookMore(count(flagged.length - toldItems)))
  speaker.print()
  for (const sentence of [...testSentences(result, language), ...dimensionSentences(result, language)]) speaker.say(sentence)
  speaker.print()
  speaker.print(figureTable(itemHeader(language), itemRows(result.items, language), speaker.width))
  const doubtful = flagged.filter(({ flags }) => flags.some((flag) => optionFlags.has(flag)))
  const options = optionRows(doubtful.slice(0, toldItems), language)
  if (options.length > 0) {
    speaker.print()
    speaker.print(figureTable(optionHeader(language), options, speaker.width, 2))
  }
  showGroups(result, speaker, language)
}

/** Groups shown; of more the files hold them all. */
const shownGroups = 20

function showGroups(result: ClassicalResult, speaker: ItemsSpeaker, language: Language): void {
  if (result.groups.length === 0) return
  const words = itemsWords[language]
  const header = [words.group, words.persons, words.itemCount, words.mean, 'SD', 'alpha', 'SEM']
  const rows = groupRows(result, language)
  speaker.print()
  speaker.print(figureTable(header, rows.slice(0, shownGroups), speaker.width))
  const more = rows.length - shownGroups
  if (more > 0) speaker.say(itemsCommandWords[language].groupsMore(numberWords(language).count(more)))
}

/** Flags that the options of an item explain. */
const optionFlags: ReadonlySet<string> = new Set([
  'key-doubtful',
  'key-unchosen',
  'distractor-attracts',
  'discrimination-negative',
])

function figureTable(header: readonly string[], rows: readonly (readonly string[])[], width: number, texts = 1): string {
  const columns = header.map((title, at) => (at < texts ? { title } : { title, align: 'right' as const }))
  return textTable(columns, rows, width)
}
