import { numberWords } from '../../reports/number-words.js'
import type { RowCount } from '../../tables/count-rows.js'
import type { DetectedLayout } from '../../tables/detect-layout.js'
import type { CommandContext } from '../command-context.js'
import type { Terminal } from '../terminal/terminal.js'
import { textTable } from '../terminal/text-table.js'
import { bulletList, hangingText } from '../terminal/wrap.js'
import { inspectWords } from '../words/inspect-words.js'

export interface Inspected {
  readonly file: string
  readonly detected: DetectedLayout
  /** Rows of the whole file; undefined where it could be read once only and is longer than its head. */
  readonly counted: RowCount | undefined
  /** Ids of the bank's items; none without a bank. */
  readonly itemIds: readonly string[]
}

type Speaker = Pick<Terminal, 'print' | 'say' | 'style'>

/** What was understood of a file: its facts, three rows, every doubt. */
export function showLayout({ file, detected, counted, itemIds }: Inspected, context: CommandContext, speaker: Speaker): void {
  const words = inspectWords[context.language]
  const { count } = numberWords(context.language)
  const { width } = context.terminal
  const judged = count(detected.rows)
  speaker.say(speaker.style.bold(words.title(file, judged, counted === undefined ? undefined : count(counted.rows))))
  const facts = factsOf(detected, itemIds, context)
  const label = Math.max(...facts.map(([name]) => name.length)) + 2
  for (const [name, fact] of facts) speaker.print(hangingText(name.padEnd(label), fact, width))
  if (detected.sample.length > 0) {
    speaker.print()
    speaker.say(words.sampleTitle)
    speaker.print(sampleTable(detected, context))
  }
  speaker.print()
  // Said of the whole file below, where it was counted.
  const unsure = detected.unsure.filter(({ code }) => code !== 'rows-other-length' || counted === undefined)
  if (unsure.length === 0 && (counted?.otherLength ?? 0) === 0) {
    speaker.say(words.sure)
    return
  }
  speaker.say(speaker.style.yellow(words.unsure))
  speaker.print(
    bulletList(
      [
        ...(counted === undefined || counted.otherLength === 0
          ? []
          : [words.otherLength(count(counted.otherLength), count(counted.rows), count(counted.firstOther ?? 0))]),
        ...unsure.map(({ code, message, columns }) => words.doubt(code, message, listed(columns ?? []))),
      ],
      width,
    ),
  )
}

function factsOf(
  found: DetectedLayout,
  itemIds: readonly string[],
  { language }: CommandContext,
): [name: string, fact: string][] {
  const words = inspectWords[language]
  const { count } = numberWords(language)
  const { facts } = words
  const present = new Set(found.columns)
  return [
    [facts.encoding, found.encoding],
    [facts.delimiter, words.delimiterNames[found.delimiter]],
    [facts.decimal, words.decimalNames[found.decimal]],
    ...(found.titleRows.length === 0
      ? []
      : [[facts.titles, found.titleRows.map((row) => `"${row}"`).join(', ')] as [string, string]]),
    [facts.header, words.line(found.headerRow)],
    [facts.person, found.person ?? words.none],
    ...(found.form === undefined ? [] : [[facts.form, found.form] as [string, string]]),
    [facts.groups, found.groupColumns.length === 0 ? words.none : found.groupColumns.join(', ')],
    [
      facts.items,
      itemText(found.itemColumns, words.none, (first, last) => words.itemList(count(found.itemColumns.length), first, last)),
    ],
    [facts.cells, words.cellKinds[found.cells](found.base)],
    ...(itemIds.length === 0
      ? []
      : [
          [facts.bank, words.matched(count(itemIds.filter((id) => present.has(id)).length), count(itemIds.length))] as [
            string,
            string,
          ],
        ]),
  ]
}

function itemText(columns: readonly string[], none: string, list: (first: string, last: string) => string): string {
  return columns.length === 0 ? none : list(columns[0] as string, columns[columns.length - 1] as string)
}

/** Ids like national numbers are not repeated; answers of one letter or digit stand close together. */
function sampleTable({ sample, form, groupColumns }: DetectedLayout, { language, terminal }: CommandContext): string {
  const words = inspectWords[language]
  const titles = words.sampleColumns
  const columns = [
    { title: titles.line, align: 'right' as const },
    { title: titles.person },
    ...(form === undefined ? [] : [{ title: titles.form }]),
    ...(groupColumns.length === 0 ? [] : [{ title: titles.groups }]),
    { title: titles.items },
  ]
  const rows = sample.map((row) => [
    String(row.line),
    row.person === '' ? words.hidden : row.person,
    ...(form === undefined ? [] : [row.form ?? '']),
    ...(groupColumns.length === 0 ? [] : [row.groups.join(' | ')]),
    row.items.map((cell) => (cell === '' ? '·' : cell)).join(row.items.every((cell) => cell.length <= 1) ? '' : ' '),
  ])
  return textTable(columns, rows, terminal.width)
}

/** Names of a list at most this long are all shown. */
const SHOWN_NAMES = 10

function listed(names: readonly string[]): string {
  return names.slice(0, SHOWN_NAMES).join(', ') + (names.length > SHOWN_NAMES ? `, … ${names.length}` : '')
}
