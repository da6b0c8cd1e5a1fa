import { createDecoder, detectEncoding } from '../../tables/decode.js'

/** A line of a file that is no table, with its physical number. */
export interface FileLine {
  readonly line: number
  readonly text: string
}

/** The text of a small file. @throws MelekError `encoding-wrong`, `file-not-text` */
export function fileText(bytes: Uint8Array): string {
  const guess = detectEncoding(bytes.subarray(0, 4096))
  const decoder = createDecoder(guess.bom ? guess.encoding : 'utf-8')
  return decoder.push(bytes) + decoder.end()
}

/** All lines, empty ones included, without their line ends. */
export function fileLines(bytes: Uint8Array): FileLine[] {
  return fileText(bytes)
    .split(/\r\n|\r|\n/)
    .map((text, index) => ({ line: index + 1, text }))
}

/** A number as programs print it, or undefined where the cell is empty or says that there is none. */
export function cellNumber(text: string): number | undefined {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed === 'NA' || trimmed === 'NaN' || trimmed === '.') return undefined
  return /^[-+]?(\d+\.?\d*|\.\d+)([eEdD][-+]?\d+)?$/.test(trimmed) ? Number(trimmed.replace(/d/i, 'e')) : Number.NaN
}

/** A cell of a CSV file. */
export function csvCell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A CSV file from a header and rows of equal length. */
export function csvText(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `${[header, ...rows].map((row) => row.map((cell) => csvCell(String(cell))).join(',')).join('\n')}\n`
}
