import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import { type ReadTable, readTable } from '../../tables/read-records.js'

/** What one judge says of one item in one round. */
export interface JudgeRating {
  readonly judge: string
  readonly round: number
  readonly item: string
  /** Expected score of a person who is just proficient. */
  readonly rating: number
  readonly panel?: string | undefined
  /** Physical line of the file it comes from. */
  readonly line?: number | undefined
}

/** Where one judge put the bookmark in one round. */
export interface JudgeBookmark {
  readonly judge: string
  readonly round: number
  /** Page of the first item that a person who is just proficient does not master, from 1; one more than there are pages: none. */
  readonly page: number
  readonly panel?: string | undefined
  readonly line?: number | undefined
}

/** What one judge holds acceptable. */
export interface JudgeLimits {
  readonly judge: string
  /** Lowest and highest acceptable cut, logits. */
  readonly lowestCut: number
  readonly highestCut: number
  /** Lowest and highest acceptable share below the cut, 0…1. */
  readonly lowestShareBelow: number
  readonly highestShareBelow: number
  readonly line?: number | undefined
}

/**
 * Ratings of judges from CSV with the columns `judge,item,rating` and, where there are any, `round` and `panel`.
 * @throws MelekError `judges-file` with every column that is missing and every cell that is no number; what `readTable` throws
 */
export function readJudgeRatings(bytes: Uint8Array): JudgeRating[] {
  return readRows(bytes, ['judge', 'item', 'rating'], (cell, line) => ({
    ...judgeOf(cell, line),
    round: cell.number('round', 1),
    item: cell.text('item'),
    rating: cell.number('rating'),
  }))
}

/** Bookmarks of judges from CSV with the columns `judge,page` and, where there are any, `round` and `panel`; errors as above. */
export function readJudgeBookmarks(bytes: Uint8Array): JudgeBookmark[] {
  return readRows(bytes, ['judge', 'page'], (cell, line) => ({
    ...judgeOf(cell, line),
    round: cell.number('round', 1),
    page: cell.number('page'),
  }))
}

/** Limits of judges from CSV with the columns `judge,lowest_cut,highest_cut,lowest_share_below,highest_share_below`; errors as above. */
export function readJudgeLimits(bytes: Uint8Array): JudgeLimits[] {
  return readRows(bytes, ['judge', 'lowest_cut', 'highest_cut', 'lowest_share_below', 'highest_share_below'], (cell, line) => ({
    judge: cell.text('judge'),
    line,
    lowestCut: cell.number('lowest_cut'),
    highestCut: cell.number('highest_cut'),
    lowestShareBelow: cell.number('lowest_share_below'),
    highestShareBelow: cell.number('highest_share_below'),
  }))
}

interface Cells {
  text(column: string): string
  /** @param absent value of an empty cell or a column that is not there; without it the cell must be filled */
  number(column: string, absent?: number): number
}

function judgeOf(cell: Cells, line: number) {
  const panel = cell.text('panel')
  return { judge: cell.text('judge'), line, ...(panel === '' ? {} : { panel }) }
}

function readRows<Row>(bytes: Uint8Array, required: readonly string[], rowOf: (cell: Cells, line: number) => Row): Row[] {
  const table = readTable(bytes)
  const issues: Issue[] = required
    .filter((column) => !table.header.includes(column))
    .map((column) => ({ code: 'column-missing', message: `the file must have the column "${column}"`, line: 1, column }))
  if (issues.length > 0) throw new MelekError('judges-file', 'the file of the judges could not be read', issues)
  const rows = table.records.map(({ cells, line }) => rowOf(cellsOf(table, cells, line, issues), line))
  if (issues.length > 0) throw new MelekError('judges-file', 'the file of the judges could not be read', issues)
  return rows
}

function cellsOf({ header, decimal }: ReadTable, cells: readonly string[], line: number, issues: Issue[]): Cells {
  const text = (column: string) => (cells[header.indexOf(column)] ?? '').trim()
  return {
    text(column) {
      const value = text(column)
      if (value === '' && column !== 'panel')
        issues.push({ code: 'cell-missing', message: 'the cell is empty; fill it in', line, column })
      return value
    },
    number(column, absent) {
      const value = text(column)
      if (value === '' && absent !== undefined) return absent
      const number = Number(decimal === ',' ? value.replace(',', '.') : value)
      if (value !== '' && Number.isFinite(number)) return number
      issues.push({ code: 'cell-not-number', message: `the cell must be a number, got "${value}"`, line, column })
      return Number.NaN
    },
  }
}
