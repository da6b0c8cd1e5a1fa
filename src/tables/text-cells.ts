import { lengthened } from './byte-room.js'

/**
 * Cells of text, end to end in one buffer, so that millions of them are no millions of strings: cell i is the UTF-8
 * from `ends[i − 1]` (0 for the first) to `ends[i]`.
 */
export interface TextCells {
  readonly bytes: Uint8Array
  readonly ends: Uint32Array
}

export function cellStart({ ends }: TextCells, cell: number): number {
  return cell === 0 ? 0 : ends[cell - 1]!
}

/** One cell as text. */
export function cellText(cells: TextCells, cell: number): string {
  return decoder.decode(cells.bytes.subarray(cellStart(cells, cell), cells.ends[cell]!))
}

// A mark at the beginning of a cell is a character of the cell.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const encoder = new TextEncoder()

/** Text cells that are being put together. */
export interface TextCellsDraft extends TextCells {
  bytes: Uint8Array
}

/** Puts a text into a cell; those before it must be there already. */
export function putTextInto(cells: TextCellsDraft, cell: number, text: string): void {
  const start = cellStart(cells, cell)
  reserveInto(cells, start + 3 * text.length)
  cells.ends[cell] = start + encoder.encodeInto(text, cells.bytes.subarray(start)).written
}

/** Puts bytes of a text into a cell; those before it must be there already. */
export function putBytesInto(
  cells: TextCellsDraft,
  cell: number,
  bytes: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
): void {
  let at = cellStart(cells, cell)
  reserveInto(cells, at + end - start)
  for (let i = start; i < end; i++) cells.bytes[at++] = bytes[i] as number
  cells.ends[cell] = at
}

/** Makes room for so many bytes in all, keeping what is there. */
export function reserveInto(cells: TextCellsDraft, length: number): void {
  if (length > cells.bytes.length) cells.bytes = lengthened(cells.bytes, length)
}

/**
 * Puts many texts behind those that are there.
 * @param cell of the first
 * @param texts end to end, and where each ends behind so many bytes of others
 */
export function putTextsInto(cells: TextCellsDraft, cell: number, texts: (cell: number, before: number) => TextCells): void {
  const before = cellStart(cells, cell)
  const { bytes, ends } = texts(cell, before)
  reserveInto(cells, before + bytes.length)
  cells.bytes.set(bytes, before)
  cells.ends.set(ends, cell)
}
