import { MelekError } from '../issues/melek-error.js'
import { type ColumnProfile, profileColumn } from './column-profile.js'
import { createDecoder, detectEncoding, type TextEncoding } from './decode.js'
import type { Delimiter } from './guess-delimiter.js'
import { guessDelimiterOfLines, guessHeader, looksLikeData } from './guess-header.js'
import { type ColumnRoles, guessRoles } from './guess-roles.js'
import { doubtsOf, type LayoutDoubt } from './layout-doubts.js'
import { shownPerson, unwrapText } from './person-text.js'
import { categoriesOfPoints, pointsName } from './points-columns.js'
import type { TableRecord } from './split-records.js'

export interface DetectLayoutOptions {
  readonly encoding?: TextEncoding | undefined
  readonly delimiter?: Delimiter | undefined
  /** Ids of the bank's items: columns of these names are items for certain. */
  readonly itemIds?: readonly string[] | undefined
  /** Whether `head` is the whole file; otherwise its last line counts as cut off. */
  readonly complete?: boolean | undefined
}

/** What an exam file looks like. Every guess that may be wrong stands in `unsure`. */
export interface DetectedLayout {
  readonly encoding: TextEncoding
  readonly delimiter: Delimiter
  readonly decimal: '.' | ','
  /** Physical line of the header, 1-based. */
  readonly headerRow: number
  /** Lines above the header. */
  readonly titleRows: readonly string[]
  readonly columns: readonly string[]
  readonly person: string | undefined
  /** Column that says which form of the exam a person took. */
  readonly form: string | undefined
  /** Columns such as office, position, sex. */
  readonly groupColumns: readonly string[]
  readonly itemColumns: readonly string[]
  /** Item column → right answer, where the file itself carries it. */
  readonly keys: Readonly<Record<string, string>>
  /** Item column → category of each text, where the file has points as a learning platform gives them. */
  readonly maps: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** What the cells of the items are: categories (0, 1, …), options by letter, options written out, points, or several of these. */
  readonly cells: 'categories' | 'points' | 'letters' | 'texts' | 'mixed' | 'none'
  /** Lowest category in the file. */
  readonly base: 0 | 1
  /** Signs found among the answers that are neither answers nor states: omissions, and several marks. */
  readonly omitted: readonly string[]
  readonly multipleMarks: readonly string[]
  /** The first rows as understood; ids like national numbers are left out. */
  readonly sample: readonly SampleRow[]
  /** Rows by which all this was judged. */
  readonly rows: number
  /** Rows among the first ones that have another number of cells than the header; nothing was judged by them. */
  readonly otherLength: number
  readonly unsure: readonly LayoutDoubt[]
}

export interface SampleRow {
  readonly line: number
  readonly person: string
  readonly form: string | undefined
  readonly groups: readonly string[]
  readonly items: readonly string[]
}

/** Rows shown as understood. */
const SHOWN_ROWS = 3

/**
 * Guesses how an exam file is laid out, from its first bytes (64 kB and more are best): encoding, delimiter, decimal
 * mark, header below title rows, id, group and item columns, what the answers are.
 * @throws MelekError `layout-undetectable` where there is no table; see createDecoder
 */
export function detectLayout(head: Uint8Array, options: DetectLayoutOptions = {}): DetectedLayout {
  const guess = detectEncoding(head)
  const encoding = options.encoding ?? guess.encoding
  const text = decodeHead(head, encoding, options.complete === true)
  const { delimiter, records, rival } = guessDelimiterOfLines(text, options.delimiter)
  const at = guessHeader(records)
  const header = records[at]
  if (header === undefined) {
    throw new MelekError(
      'layout-undetectable',
      'no header was found: the file must hold a table with at least two columns; check the file, or its delimiter',
    )
  }
  const columns = header.cells.map((cell) => cell.trim())
  const below = records.slice(at + 1)
  const rows = below.filter(({ cells }) => cells.length === columns.length)
  const profiles = columns.map((name, column) =>
    profileColumn(
      name,
      rows.map(({ cells }) => cells[column]!),
    ),
  )
  const roles = guessRoles(profiles, options.itemIds ?? [])
  const items = roles.items.map((column) => profiles[column]!)
  const keys = constantKeys(profiles, roles)
  const names = (indices: readonly number[]) => indices.map((column) => columns[column]!)
  const found = {
    encoding,
    delimiter,
    decimal: decimalMark(delimiter, rows),
    headerRow: header.line,
    titleRows: records.slice(0, at).map(({ cells }) =>
      cells
        .filter((cell) => cell.trim() !== '')
        .join(' ')
        .trim(),
    ),
    columns,
    person: roles.person === undefined ? undefined : columns[roles.person],
    form: roles.form === undefined ? undefined : columns[roles.form],
    groupColumns: names(roles.groups),
    itemColumns: names(roles.items),
    keys,
    maps: mapsOfPoints(profiles, roles, rows),
    cells: roles.itemsBy === 'points' ? 'points' : cellsOf(items),
    base: roles.itemsBy === 'points' ? 0 : lowestCategory(items),
    omitted: signsOf(items, (sign) => sign !== '*'),
    multipleMarks: signsOf(items, (sign) => sign === '*'),
    sample: rows.slice(0, SHOWN_ROWS).map((row) => sampleRow(row, roles)),
    rows: rows.length,
    otherLength: below.length - rows.length,
  } as const
  const headless = looksLikeData(header.cells)
  const evidence = {
    profiles,
    roles,
    rows,
    rival,
    headless,
    guessedEncoding: options.encoding === undefined && !guess.confident,
    itemIds: options.itemIds ?? [],
  }
  return { ...found, unsure: doubtsOf(found, evidence) }
}

function decodeHead(head: Uint8Array, encoding: TextEncoding, complete: boolean): string {
  const decoder = createDecoder(encoding)
  const text = decoder.push(head)
  if (complete) return text + decoder.end()
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'))
  return end < 0 ? text : text.slice(0, end + 1)
}

function decimalMark(delimiter: Delimiter, rows: readonly TableRecord[]): '.' | ',' {
  const comma = delimiter !== ',' && rows.some(({ cells }) => cells.some((cell) => /^\s*[-+]?\d+,\d+\s*$/.test(cell)))
  return comma ? ',' : '.'
}

function cellsOf(items: readonly ColumnProfile[]): DetectedLayout['cells'] {
  const kinds = new Set(
    items
      .filter(({ kind }) => kind !== 'empty')
      .map(({ kind }) => (kind === 'category' ? 'categories' : kind === 'letter' ? 'letters' : 'texts')),
  )
  if (kinds.size === 0) return 'none'
  return kinds.size === 1 ? [...kinds][0]! : 'mixed'
}

function lowestCategory(items: readonly ColumnProfile[]): 0 | 1 {
  const smallest = items.map((item) => item.smallest).filter((value) => value !== undefined)
  return smallest.length > 0 && Math.min(...smallest) >= 1 ? 1 : 0
}

function signsOf(items: readonly ColumnProfile[], which: (sign: string) => boolean): string[] {
  return [...new Set(items.flatMap(({ signs }) => signs.filter(which)))]
}

/** Right answers that the file carries, where every row has the same. */
function constantKeys(profiles: readonly ColumnProfile[], roles: ColumnRoles): Record<string, string> {
  const keys: Record<string, string> = {}
  for (const [item, key] of roles.keys) {
    const { constant } = profiles[key]!
    if (constant !== undefined) keys[profiles[item]!.name] = constant
  }
  return keys
}

/** Rows without a person, such as a last one of averages, say nothing of what points there are. */
function mapsOfPoints(profiles: readonly ColumnProfile[], roles: ColumnRoles, rows: readonly TableRecord[]) {
  const maps: Record<string, Record<string, number>> = {}
  if (roles.itemsBy !== 'points') return maps
  const persons = rows.filter(({ cells }) => roles.person === undefined || cells[roles.person]!.trim() !== '')
  for (const column of roles.items) {
    const { name } = profiles[column]!
    const found = categoriesOfPoints(
      pointsName(name)!,
      persons.map(({ cells }) => cells[column]!),
    )
    if (found !== undefined) maps[name] = found
  }
  return maps
}

function sampleRow({ line, cells }: TableRecord, roles: ColumnRoles): SampleRow {
  return {
    line,
    person: roles.person === undefined ? '' : shownPerson(unwrapText(cells[roles.person]!)),
    form: roles.form === undefined ? undefined : cells[roles.form]!,
    groups: roles.groups.map((column) => cells[column]!),
    items: roles.items.map((column) => cells[column]!),
  }
}
