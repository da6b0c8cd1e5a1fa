import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import { createDecoder, detectEncoding, type TextEncoding } from './decode.js'
import { completeLine, type Delimiter, guessDelimiter } from './guess-delimiter.js'
import { createRecordSplitter, type RecordProblem, type TableRecord } from './split-records.js'

/** A small table held whole, all cells as text. */
export interface ReadTable {
  readonly header: readonly string[]
  readonly records: readonly TableRow[]
  readonly delimiter: Delimiter
  /** Decimal mark of its numbers: a comma only where the delimiter is another and some cell is like `0,35`. */
  readonly decimal: '.' | ','
}

export interface TableRow {
  /** Physical line; the first line of the file is 1. */
  readonly line: number
  /** May be fewer or more than the header has: a reader that knows its columns says what that means. */
  readonly cells: readonly string[]
}

export interface ReadTableOptions {
  /** Default: by byte-order mark, else UTF-8, strictly. */
  readonly encoding?: TextEncoding
  /** Default: the one that the header holds most of. */
  readonly delimiter?: Delimiter
}

/**
 * Reads a small table (item table, key file, thetas): header and records with their physical lines. Header names lose
 * the spaces around them; cells stay as they are.
 * @throws MelekError `table-empty` without a header; `table-malformed` with every row whose quotation marks make no
 *   sense and every header name that occurs twice
 */
export function readTable(bytes: Uint8Array, options: ReadTableOptions = {}): ReadTable {
  const guess = detectEncoding(bytes.subarray(0, 4096))
  const decoder = createDecoder(options.encoding ?? (guess.bom ? guess.encoding : 'utf-8'))
  const text = decoder.push(bytes) + decoder.end()
  const delimiter = options.delimiter ?? guessDelimiter(completeLine(text, 0, true) ?? '')
  const records: TableRecord[] = []
  const splitter = createRecordSplitter(delimiter, (record) => records.push(record))
  splitter.push(text)
  splitter.end()

  const [first, ...rest] = records
  if (first === undefined) throw new MelekError('table-empty', 'a table must have a header, but the file is empty')
  const header = first.cells.map((cell) => cell.trim())
  const rows = rest.filter((record) => record.problem !== undefined || record.cells.some((cell) => cell !== ''))
  const issues = tableIssues(first, header, rows)
  if (issues.length > 0) throw new MelekError('table-malformed', 'the table could not be read', issues)
  return { header, records: rows, delimiter, decimal: decimalMark(delimiter, rows) }
}

function tableIssues(first: TableRecord, header: readonly string[], rows: readonly TableRecord[]): Issue[] {
  const issues: Issue[] = []
  if (first.problem !== undefined) issues.push({ code: 'table-quote', message: problemText(first.problem), line: first.line })
  const seen = new Set<string>()
  for (const name of header) {
    if (name !== '' && seen.has(name)) {
      issues.push({
        code: 'column-duplicate',
        message: 'a column name must occur once; rename one of them',
        line: first.line,
        column: name,
      })
    }
    seen.add(name)
  }
  for (const { line, problem } of rows) {
    if (problem !== undefined) issues.push({ code: 'table-quote', message: problemText(problem), line })
  }
  return issues
}

/** What is wrong with the quotation marks of a record, and what to do. */
export function problemText(problem: RecordProblem): string {
  return problem === 'quote-unclosed'
    ? 'a quotation mark (") opens a cell and is never closed; close it, or write it twice ("") if it belongs to the text'
    : 'text follows a closing quotation mark ("); write a mark inside a quoted cell twice ("")'
}

/** What is wrong with a short or a long row. */
export function rowLengthText(expected: number, got: number): string {
  const kind = got < expected ? 'short' : 'long'
  return `the row is too ${kind}: it must have ${expected} cells as the header has, got ${got}; check for a missing or stray delimiter`
}

function decimalMark(delimiter: Delimiter, rows: readonly TableRow[]): '.' | ',' {
  if (delimiter === ',') return '.'
  return rows.some((row) => row.cells.some((cell) => /^\s*[-+]?\d*,\d+(?:[eE][-+]?\d+)?\s*$/.test(cell))) ? ',' : '.'
}
