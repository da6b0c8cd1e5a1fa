import { EMPTY_CELL, type PackedCells } from './parquet-cells.js'
import type { ParquetSource } from './parquet-source.js'
import { cellStart, putTextInto, type TextCells, type TextCellsDraft } from './text-cells.js'

/** Rows a piece. */
const PIECE_ROWS = 8192

/**
 * The rows of a Parquet file as the bytes of a CSV file with commas and a header, in pieces of whole lines: row n of the file (from 1) is
 * line n + 1, so that every reader of tables reads it and its messages name the row. Line breaks within texts become spaces, which
 * keeps that true.
 */
export async function* parquetLines(source: ParquetSource): AsyncGenerator<Uint8Array, void> {
  yield encoder.encode(`${source.columns.map(quoted).join(',')}\n`)
  for (let group = 0; group < source.groupRows.length; group++) {
    const columns = await source.readGroup(group)
    const rows = source.groupRows[group] as number
    for (let from = 0; from < rows; from += PIECE_ROWS) yield linesOf(columns, from, Math.min(rows, from + PIECE_ROWS))
  }
}

const encoder = new TextEncoder()
const COMMA = 44
const LF = 10
const ZERO = 48

function linesOf(columns: readonly PackedCells[], from: number, to: number): Uint8Array {
  const cells = columns.map((column) => (column.kind === 'codes' ? column.codes : textCells(column.texts, from, to)))
  // Three digits and a comma hold every code.
  const room = cells.reduce(
    (sum, column) => sum + (column instanceof Uint8Array ? 4 * (to - from) : column.bytes.length + to - from),
    0,
  )
  const out = new Uint8Array(room)
  let at = 0
  for (let row = from; row < to; row++) {
    for (const column of cells) {
      if (column instanceof Uint8Array) at = codeInto(out, at, column[row] as number)
      else {
        const end = column.ends[row - from] as number
        for (let i = cellStart(column, row - from); i < end; i++) out[at++] = column.bytes[i] as number
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

/** Texts from…to as the cells of lines. */
function textCells(texts: readonly string[], from: number, to: number): TextCells {
  const cells: TextCellsDraft = { bytes: new Uint8Array(16 * (to - from)), ends: new Uint32Array(to - from) }
  for (let row = from; row < to; row++) putTextInto(cells, row - from, quoted(texts[row] as string))
  return cells
}

/** A text as one cell of one line. */
function quoted(text: string): string {
  const line = text.replace(/\r\n|[\r\n]/g, ' ')
  return /[",]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line
}
