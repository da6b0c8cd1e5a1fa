import { scoreCell, scoreStyle } from './score-style.js'
import { cellStart, type TextCells } from './text-cells.js'
import type { ScoreWriterOptions } from './write-scores.js'

/** Writes texts into the rows of a score file. */
export interface ScoreTextWriter {
  /** What is written from now on, and where. */
  open(out: Uint8Array, cells: TextCells): void
  /** Writes a cell of text at an index. @returns the index after it, at most textRoom(its length) on */
  write(at: number, cell: number): number
  /** A text that occurs in many rows, as it is written. */
  bytesOf(text: string): Uint8Array
}

/** Most bytes that a text of some bytes takes: each may become `\\u0000` or four quotation marks, within `"="…""`. */
export function textRoom(bytes: number): number {
  return 6 * bytes + 16
}

const QUOTE = 34
const BACKSLASH = 92
const encoder = new TextEncoder()
// A mark at the beginning of a text is a character of it.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Kernel of scoreCell and of JSON.stringify, its readable twins: texts without anything to be escaped are copied. */
export function createScoreTextWriter({ format, excel }: ScoreWriterOptions): ScoreTextWriter {
  const style = scoreStyle(excel)
  const written = (text: string) => (format === 'ndjson' ? JSON.stringify(text) : scoreCell(text, style))
  const isPlain = format === 'ndjson' ? isPlainJson : excel === undefined ? isPlainCell : isPlainSpreadsheetByte
  const plain = Uint8Array.from({ length: 256 }, (_, byte) => (isPlain(byte) ? 1 : 0))
  // A spreadsheet takes for a text what begins with a letter; of letters beyond ASCII the twin judges.
  const first = Uint8Array.from({ length: 256 }, (_, byte) => (isPlain(byte) && (excel === undefined || isLetter(byte)) ? 1 : 0))
  const goesByWord = format === 'csv' && excel === undefined
  let target!: Uint8Array
  let targetView!: DataView
  let texts!: TextCells
  let sourceView!: DataView
  return {
    open(out, cells) {
      target = out
      targetView = viewOf(out)
      texts = cells
      sourceView = viewOf(cells.bytes)
    },
    write(at, cell) {
      const out = target
      const cells = texts
      const source = cells.bytes
      const start = cellStart(cells, cell)
      const end = cells.ends[cell]!
      let to = at
      if (format === 'ndjson') out[to++] = QUOTE
      let from = start
      if (from < end && first[source[from]!] === 1) {
        if (goesByWord)
          for (; from + 4 <= end; from += 4, to += 4) {
            const word = sourceView.getInt32(from)
            if (!isPlainWord(word)) break
            targetView.setInt32(to, word)
          }
        for (; from + 4 <= end; from += 4, to += 4) {
          const a = source[from]!
          const b = source[from + 1]!
          const c = source[from + 2]!
          const d = source[from + 3]!
          if ((plain[a]! & plain[b]! & plain[c]! & plain[d]!) === 0) break
          out[to] = a
          out[to + 1] = b
          out[to + 2] = c
          out[to + 3] = d
        }
        for (; from < end && plain[source[from]!] === 1; from++) out[to++] = source[from]!
      }
      if (from < end)
        return at + encoder.encodeInto(written(decoder.decode(source.subarray(start, end))), out.subarray(at)).written
      if (format === 'ndjson') out[to++] = QUOTE
      return to
    },
    bytesOf: (text) => encoder.encode(written(text)),
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** Whether four bytes are plain cells for certain: digits, letters, and all that is beyond ASCII, which begin at 48. */
function isPlainWord(word: number): boolean {
  const next = word << 1
  // Bit 7 of each byte: it is 128 or more, or has bit 6, or both bits of 48.
  return ((word | next | ((word & next) << 2)) & 0x80808080) === (0x80808080 | 0)
}

function isPlainCell(byte: number): boolean {
  return byte !== QUOTE && byte !== 44 && byte !== 10 && byte !== 13
}

function isPlainSpreadsheetByte(byte: number): boolean {
  return byte !== QUOTE && byte !== 59 && byte !== 10 && byte !== 13 && !(byte >= 48 && byte <= 57)
}

function isPlainJson(byte: number): boolean {
  return byte >= 32 && byte !== QUOTE && byte !== BACKSLASH
}

function isLetter(byte: number): boolean {
  return (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)
}
