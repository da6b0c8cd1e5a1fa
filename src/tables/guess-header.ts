import { type Delimiter, delimiters } from './guess-delimiter.js'
import { createRecordSplitter, type TableRecord } from './split-records.js'

export interface DelimiterGuess {
  readonly delimiter: Delimiter
  readonly records: readonly TableRecord[]
  /** Another delimiter that cuts the lines nearly as evenly. */
  readonly rival: Delimiter | undefined
}

/** Lines by which a file is judged. */
const JUDGED = 400
/** A rival this near makes the guess unsure. */
const NEAR = 0.5

/** The delimiter that cuts most lines into the same, large number of cells. */
export function guessDelimiterOfLines(text: string, given: Delimiter | undefined): DelimiterGuess {
  const tried = (given === undefined ? delimiters : [given]).map((delimiter) => {
    const records = recordsOf(text, delimiter)
    const { width, share } = usualWidth(records)
    return { delimiter, records, evenness: share * (width - 1) }
  })
  const [best, second] = tried.sort((a, b) => b.evenness - a.evenness)
  const rival =
    second !== undefined && second.evenness > 0 && second.evenness >= NEAR * best!.evenness ? second.delimiter : undefined
  return { delimiter: best!.delimiter, records: best!.records, rival }
}

function recordsOf(text: string, delimiter: Delimiter): TableRecord[] {
  const records: TableRecord[] = []
  const splitter = createRecordSplitter(delimiter, (record) => {
    if (records.length < JUDGED && record.problem === undefined && record.cells.some((cell) => cell.trim() !== ''))
      records.push(record)
  })
  splitter.push(text)
  splitter.end()
  return records
}

/** The most frequent number of cells of a record, and how frequent it is. */
function usualWidth(records: readonly TableRecord[]): { width: number; share: number } {
  const counts = new Map<number, number>()
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  let width = 1
  let most = 0
  for (const [cells, count] of counts) {
    if (count > most || (count === most && cells > width)) {
      width = cells
      most = count
    }
  }
  return { width, share: records.length === 0 ? 0 : most / records.length }
}

/** A header fills at least this share of the columns; a title row fills one or two. */
const HEADER_FILL = 0.6

/** Index of the header among the records: the first that is as wide as the table and mostly filled; −1 where none is. */
export function guessHeader(records: readonly TableRecord[]): number {
  const { width } = usualWidth(records)
  return records.findIndex(({ cells }) => {
    const filled = cells.filter((cell) => cell.trim() !== '').length
    return cells.length > 1 && cells.length === width && filled >= Math.min(width, Math.max(2, width * HEADER_FILL))
  })
}

/** Whether a header looks like a row of answers: the file may have no header. */
export function looksLikeData(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  return (
    filled.slice(1).length > 0 &&
    filled.slice(1).every((cell) => /^(?:[01]|NA|\.|[A-E])$/.test(cell)) &&
    new Set(filled.slice(1)).size < filled.length - 1
  )
}
