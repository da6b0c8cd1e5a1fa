/** How the cells of a score file in CSV are written. */
export interface ScoreStyle {
  readonly mark: string
  readonly delimiter: ',' | ';'
  readonly decimal: '.' | ','
  readonly lineBreak: string
  /** A text as it is to be read, quotation marks apart. */
  readonly text: (text: string) => string
}

const plain: ScoreStyle = { mark: '', delimiter: ',', decimal: '.', lineBreak: '\n', text: (text) => text }
const spreadsheet: ScoreStyle = { mark: '\uFEFF', delimiter: ';', decimal: ',', lineBreak: '\r\n', text: spreadsheetText }

/** The style of a file for programs, or of one for a spreadsheet. */
export function scoreStyle(excel: 'id' | undefined): ScoreStyle {
  return excel === undefined ? plain : spreadsheet
}

/** A text as a cell. */
export function scoreCell(text: string, style: ScoreStyle): string {
  return quotedCell(style.text(text), style)
}

/** Longest text that a spreadsheet formula may hold. */
const LONGEST_FORMULA_TEXT = 255

/**
 * A text that a spreadsheet shows as it is. What begins with a letter and holds no digit stays bare; everything else
 * could be taken for a number (a NIP loses its last digits), a date or a formula, and is wrapped as `="…"`.
 */
function spreadsheetText(text: string): string {
  if (text === '' || /^\p{L}[^\d]*$/u.test(text)) return text
  // A longer text cannot be wrapped; the apostrophe keeps it from being run as a formula.
  if (text.length > LONGEST_FORMULA_TEXT) return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
  return `="${text.replaceAll('"', '""')}"`
}

/** A cell, in quotation marks where it needs them. */
export function quotedCell(text: string, style: ScoreStyle): string {
  return text.includes('"') || text.includes(style.delimiter) || text.includes('\n') || text.includes('\r')
    ? `"${text.replaceAll('"', '""')}"`
    : text
}
