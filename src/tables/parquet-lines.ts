import { type CellPage, codesOfPage, createCellPages, EMPTY_CELL } from './parquet-cells.js'
import { type ColumnCursor, createColumnCursor } from './parquet-cursor.js'
import type { ColumnPage } from './parquet-pages.js'
import type { ParquetSource } from './parquet-source.js'
import { cellStart, cellText, putBytesInto, putTextInto, type TextCells, type TextCellsDraft } from './text-cells.js'

/** Rows a piece. */
const PIECE_ROWS = 8192

/**
 * The rows of a Parquet file as the bytes of a CSV file with commas and a header, in pieces of whole lines: row n of the file (from 1) is
 * line n + 1, so that every reader of tables reads it and its messages name the row. Line breaks within texts become spaces, which
 * keeps that true.
 */
export async function* parquetLines(source: ParquetSource): AsyncGenerator<Uint8Array, void> {
  yield encoder.encode(`${source.columns.map((name) => quoted(name.replace(/\r\n|[\r\n]/g, ' '))).join(',')}\n`)
  const cursors = source.columns.map((name) => createColumnCursor(source.pages(name), createPreparation()))
  for (let from = 0; from < source.rows; from += PIECE_ROWS) {
    const rows = Math.min(source.rows - from, PIECE_ROWS)
    const columns: PieceCells[] = []
    for (const cursor of cursors) columns.push(await pieceCells(cursor, rows))
    yield linesOf(columns, rows)
  }
}

const encoder = new TextEncoder()
const COMMA = 44
const LF = 10
const ZERO = 48

/** Small whole numbers as codes, which take a byte a row; else cells. */
type PreparedPage = { readonly codes: Uint8Array } | (CellPage & { readonly codes: undefined })

function createPreparation(): (page: ColumnPage) => PreparedPage {
  const cellsOf = createCellPages()
  return (page) => {
    const codes = codesOfPage(page)
    return codes === undefined ? { codes, ...cellsOf(page) } : { codes }
  }
}

/** Cells of a column: codes, or texts as they stand in lines. */
type PieceCells = Uint8Array | TextCellsDraft

async function pieceCells(cursor: ColumnCursor<PreparedPage>, rows: number): Promise<PieceCells> {
  const codes = new Uint8Array(rows)
  let texts: TextCellsDraft | undefined
  await cursor.take(rows, (page, from, to, at) => {
    if (page.codes !== undefined && texts === undefined) codes.set(page.codes.subarray(from, to), at)
    else {
      texts ??= textsOfCodes(codes, at)
      for (let row = from; row < to; row++) {
        if (page.codes !== undefined) putTextInto(texts, at + row - from, textOfCode(page.codes[row] as number))
        else putCellInto(texts, at + row - from, page.cells, page.places === undefined ? row : (page.places[row] as number))
      }
    }
  })
  return texts ?? codes
}

/** The first codes of a piece as texts, with room for the others. */
function textsOfCodes(codes: Uint8Array, count: number): TextCellsDraft {
  const texts: TextCellsDraft = { bytes: new Uint8Array(16 * codes.length), ends: new Uint32Array(codes.length) }
  for (let row = 0; row < count; row++) putTextInto(texts, row, textOfCode(codes[row] as number))
  return texts
}

function textOfCode(code: number): string {
  return code === EMPTY_CELL ? '' : String(code)
}

/** Puts a cell into a line, in quotation marks where it needs them. */
function putCellInto(into: TextCellsDraft, cell: number, from: TextCells, place: number): void {
  const start = cellStart(from, place)
  const end = from.ends[place] as number
  if (needsMarks(from.bytes, start, end)) putTextInto(into, cell, quoted(cellText(from, place)))
  else putBytesInto(into, cell, from.bytes, { start, end })
}

function needsMarks(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === 34 || bytes[i] === COMMA) return true
  return false
}

/** A text as one cell of one line. */
function quoted(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function linesOf(columns: readonly PieceCells[], rows: number): Uint8Array {
  // Three digits and a comma hold every code.
  const room = columns.reduce(
    (sum, column) => sum + (column instanceof Uint8Array ? 4 * rows : (column.ends[rows - 1] as number) + rows),
    0,
  )
  const out = new Uint8Array(room)
  let at = 0
  for (let row = 0; row < rows; row++) {
    for (const column of columns) {
      if (column instanceof Uint8Array) at = codeInto(out, at, column[row] as number)
      else {
        const end = column.ends[row] as number
        for (let i = cellStart(column, row); i < end; i++) out[at++] = column.bytes[i] as number
      }
      out[at++] = COMMA
    }
    out[at - 1] = LF
  }
  return out.subarray(0, at)
}

function codeInto(out: Uint8Array, from: number, code: number): number {
  if (code === EMPTY_CELL) return from
  let at = from
  if (code >= 100) out[at++] = ZERO + Math.floor(code / 100)
  if (code >= 10) out[at++] = ZERO + (Math.floor(code / 10) % 10)
  out[at++] = ZERO + (code % 10)
  return at
}
