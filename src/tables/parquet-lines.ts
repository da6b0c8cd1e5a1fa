import { cellBytes, codesOfPage, EMPTY_CELL, pageValues } from './parquet-cells.js'
import { type ColumnCursor, createColumnCursor } from './parquet-cursor.js'
import type { ColumnPage } from './parquet-pages.js'
import type { ParquetSource } from './parquet-source.js'
import { cellStart, putTextInto, reserveInto, type TextCellsDraft } from './text-cells.js'

/** Rows a piece. */
const PIECE_ROWS = 8192

/**
 * The rows of a Parquet file as the bytes of a CSV file with commas and a header, in pieces of whole lines: row n of the file (from 1) is
 * line n + 1, so that every reader of tables reads it and its messages name the row. Line breaks within texts become spaces, which
 * keeps that true.
 */
export async function* parquetLines(source: ParquetSource): AsyncGenerator<Uint8Array, void> {
  yield encoder.encode(`${source.columns.map((name) => quoted(name.replace(/\r\n|[\r\n]/g, ' '))).join(',')}\n`)
  const cursors = source.columns.map((name) => createColumnCursor(source.pages(name), pageCells))
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

/** Small whole numbers as codes, which take a byte a row, else the values. */
type PageCells = { readonly codes: Uint8Array } | { readonly codes: undefined; readonly values: ArrayLike<unknown> }

function pageCells(page: ColumnPage): PageCells {
  const codes = codesOfPage(page)
  return codes === undefined ? { codes, values: pageValues(page) } : { codes }
}

/** Cells of a column: codes, or texts as they stand in lines. */
type PieceCells = Uint8Array | TextCellsDraft

async function pieceCells(cursor: ColumnCursor<PageCells>, rows: number): Promise<PieceCells> {
  const codes = new Uint8Array(rows)
  let texts: TextCellsDraft | undefined
  await cursor.take(rows, (page, from, to, at) => {
    if (page.codes !== undefined && texts === undefined) codes.set(page.codes.subarray(from, to), at)
    else {
      texts ??= textsOfCodes(codes, at)
      for (let row = from; row < to; row++) {
        if (page.codes === undefined) putCellInto(texts, at + row - from, page.values[row])
        else putTextInto(texts, at + row - from, textOfCode(page.codes[row] as number))
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

/** Puts a value into a line's cell, in quotation marks where it needs them. */
function putCellInto(cells: TextCellsDraft, cell: number, value: unknown): void {
  const bytes = cellBytes(value)
  if (needsMarks(bytes)) {
    putTextInto(cells, cell, quoted(decoder.decode(bytes)))
    return
  }
  const start = cellStart(cells, cell)
  reserveInto(cells, start + bytes.length)
  for (let i = 0; i < bytes.length; i++) cells.bytes[start + i] = bytes[i] as number
  cells.ends[cell] = start + bytes.length
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

function needsMarks(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 34 || bytes[i] === COMMA) return true
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
