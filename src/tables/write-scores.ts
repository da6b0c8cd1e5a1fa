import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import { formatFigure } from './format-number.js'
import { type ScoreColumns, type ScoreLine, scoreColumnNames } from './scores.js'

export interface ScoreWriterOptions extends ScoreColumns {
  readonly format: 'csv' | 'ndjson'
  /** For a spreadsheet in Indonesian: byte-order mark, semicolons, decimal comma, ids as text. CSV only. */
  readonly excel?: 'id' | undefined
}

/** Makes the text of a score file, piece by piece. */
export interface ScoreWriter {
  /** The header line, byte-order mark included; empty for NDJSON. */
  header(): string
  /** One line with its line break. */
  row(line: ScoreLine): string
}

/**
 * A writer of score files. Plain CSV is for programs: comma, LF, and ids exactly as they came, so that they join with
 * other files; where a person will open it in a spreadsheet, `excel: 'id'` writes texts so that none is taken for a
 * number, a date or a formula. Figures have 10 significant digits; an absent one is an empty cell, in NDJSON null.
 * @throws MelekError `scores-format` for a spreadsheet form of NDJSON and for columns of the same name
 */
export function createScoreWriter(options: ScoreWriterOptions): ScoreWriter {
  const names = scoreColumnNames(options)
  refuse(options, names)
  if (options.format === 'ndjson') return { header: () => '', row: (line) => jsonRow(options, names, line) }
  const style = options.excel === undefined ? plain : spreadsheet
  return {
    header: () => style.mark + names.map((name) => quoted(name, style)).join(style.delimiter) + style.lineBreak,
    row: (line) => csvRow(options, line, style),
  }
}

interface Style {
  readonly mark: string
  readonly delimiter: ',' | ';'
  readonly decimal: '.' | ','
  readonly lineBreak: string
  readonly text: (text: string) => string
}

const plain: Style = { mark: '', delimiter: ',', decimal: '.', lineBreak: '\n', text: (text) => text }
const spreadsheet: Style = { mark: '\uFEFF', delimiter: ';', decimal: ',', lineBreak: '\r\n', text: spreadsheetText }

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

function quoted(text: string, style: Style): string {
  return text.includes('"') || text.includes(style.delimiter) || text.includes('\n') || text.includes('\r')
    ? `"${text.replaceAll('"', '""')}"`
    : text
}

function csvRow(options: ScoreWriterOptions, line: ScoreLine, style: Style): string {
  const { delimiter } = style
  const figure = (value: number | undefined) => delimiter + formatFigure(value, style.decimal)
  const text = (value: string) => delimiter + quoted(style.text(value), style)
  let row = quoted(style.text(line.person), style) + figure(line.theta) + figure(line.standardError)
  row += delimiter + String(line.answered) + delimiter + line.status
  if (options.standard === true) row += text(line.level ?? '') + figure(line.targetProbability)
  for (let m = 0; m < (options.plausibleValues ?? 0); m++) row += figure(line.plausibleValues?.[m])
  for (let i = 0; i < (options.figures?.length ?? 0); i++) row += figure(line.figures?.[i])
  for (let i = 0; i < (options.kept?.length ?? 0); i++) row += text(line.kept?.[i] ?? '')
  return row + style.lineBreak
}

function jsonRow(options: ScoreWriterOptions, names: readonly string[], line: ScoreLine): string {
  const figure = (value: number | undefined) => (value === undefined ? null : Number(formatFigure(value)))
  const values: unknown[] = [line.person, figure(line.theta), figure(line.standardError), line.answered, line.status]
  if (options.standard === true) values.push(line.level ?? null, figure(line.targetProbability))
  for (let m = 0; m < (options.plausibleValues ?? 0); m++) values.push(figure(line.plausibleValues?.[m]))
  for (let i = 0; i < (options.figures?.length ?? 0); i++) values.push(figure(line.figures?.[i]))
  for (let i = 0; i < (options.kept?.length ?? 0); i++) values.push(line.kept?.[i] ?? '')
  return `{${names.map((name, i) => `${JSON.stringify(name)}:${JSON.stringify(values[i])}`).join(',')}}\n`
}

function refuse(options: ScoreWriterOptions, names: readonly string[]): void {
  const issues: Issue[] = []
  if (options.format === 'ndjson' && options.excel !== undefined) {
    issues.push({ code: 'scores-format', message: 'a spreadsheet form is CSV; leave out --excel or --format ndjson' })
  }
  for (const name of new Set(names.filter((name, i) => names.indexOf(name) !== i))) {
    issues.push({
      code: 'column-duplicate',
      message: 'a score file would have two columns of this name; keep it under another',
      column: name,
    })
  }
  if (issues.length > 0) throw new MelekError('scores-format', 'the score file cannot be written', issues)
}
