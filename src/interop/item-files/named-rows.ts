import type { Issue } from '../../issues/issue.js'
import { isMelekError } from '../../issues/melek-error.js'
import { type ReadTable, readTable } from '../../tables/read-records.js'
import { cellNumber } from './file-text.js'

/** What can be wrong with one row. */
export type RowIssueCode =
  | 'item-id-empty'
  | 'cell-not-a-number'
  | 'item-file-row'
  | 'item-file-dimensions'
  | 'model-unknown'
  | 'model-unsaid'

/** A row of a table by the names of its columns; what is wrong with it is collected. */
export interface NamedRow {
  readonly id: string
  readonly line: number
  text(column: string): string
  /** Undefined where there is no such column, or its cell is empty or NA. */
  number(column: string): number | undefined
  /** NaN, with an issue, where there is no number. */
  required(column: string): number
  /** The numbers of some columns up to the last filled one; a gap is an issue. */
  list(columns: readonly string[]): number[]
  refuse(code: RowIssueCode, message: string, column?: string): void
  /** What a conversion gives, or undefined with its refusal as an issue of this row. */
  attempt<Result>(convert: () => Result): Result | undefined
}

export interface NamedRows {
  readonly header: readonly string[]
  readonly rows: readonly NamedRow[]
  readonly issues: Issue[]
}

/**
 * The rows of a table whose items are named in a column `item` or in one without a name, where R writes row names.
 * @throws MelekError `table-empty`, `table-malformed`
 */
export function namedRows(bytes: Uint8Array): NamedRows {
  const table = readTable(bytes)
  const issues: Issue[] = []
  const place = table.header.findIndex((name) => /^(item|)$/i.test(name))
  if (place < 0) {
    issues.push({
      code: 'item-column-missing',
      message: `a column "item" must name the items, got ${table.header.join(', ')}; write the table with its row names`,
      line: 1,
    })
    return { header: table.header, rows: [], issues }
  }
  return { header: table.header, rows: table.records.map((record) => namedRow(table, record, place, issues)), issues }
}

function namedRow(table: ReadTable, { line, cells }: ReadTable['records'][number], place: number, issues: Issue[]): NamedRow {
  const id = (cells[place] ?? '').trim()
  const refuse = (code: RowIssueCode, message: string, column?: string) =>
    void issues.push({
      code,
      message,
      line,
      ...(column === undefined ? {} : { column }),
      ...(id === '' ? {} : { item: id }),
    })
  if (id === '') refuse('item-id-empty', 'the item has no id; fill the column', table.header[place] || 'item')
  const text = (column: string) => (cells[table.header.indexOf(column)] ?? '').trim()
  const number = (column: string): number | undefined => {
    if (!table.header.includes(column)) return undefined
    const cell = text(column)
    const value = cellNumber(table.decimal === ',' ? cell.replace(',', '.') : cell)
    if (Number.isNaN(value)) refuse('cell-not-a-number', `must be a number or NA, got "${cell}"; correct the cell`, column)
    return value
  }
  const required = (column: string): number => {
    const value = number(column)
    if (value !== undefined) return value
    refuse('cell-not-a-number', 'the number is missing; give it', column)
    return Number.NaN
  }
  return {
    id,
    line,
    text,
    number,
    required,
    refuse,
    list(columns) {
      const filled = columns.findLastIndex((column) => text(column) !== '' && text(column) !== 'NA')
      return columns.slice(0, filled + 1).map(required)
    },
    attempt(convert) {
      try {
        return convert()
      } catch (error) {
        if (!isMelekError(error)) throw error
        issues.push({ code: error.code, message: error.message, line, item: id })
        return undefined
      }
    },
  }
}

/** Names of the columns `prefix` + number + `suffix`, by number, from the number on. */
export function numberedColumns(header: readonly string[], pattern: RegExp, from = 0): string[] {
  return header
    .flatMap((name) => {
      const found = pattern.exec(name)?.[1]
      return found === undefined || Number(found) < from ? [] : [{ name, place: Number(found) }]
    })
    .sort((one, other) => one.place - other.place)
    .map(({ name }) => name)
}

/** Whether any of the columns has a number in this row. */
export function isFilled(row: NamedRow, columns: readonly string[]): boolean {
  return columns.some((column) => !['', 'NA'].includes(row.text(column)))
}
