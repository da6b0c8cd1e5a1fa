import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import { formatFigure } from './format-number.js'
import { quotedCell, type ScoreStyle, scoreCell, scoreStyle } from './score-style.js'
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
  const style = scoreStyle(options.excel)
  return {
    header: () => style.mark + names.map((name) => quotedCell(name, style)).join(style.delimiter) + style.lineBreak,
    row: (line) => csvRow(options, line, style),
  }
}

function csvRow(options: ScoreWriterOptions, line: ScoreLine, style: ScoreStyle): string {
  const { delimiter } = style
  const figure = (value: number | undefined) => delimiter + formatFigure(value, style.decimal)
  const text = (value: string) => delimiter + scoreCell(value, style)
  let row = scoreCell(line.person, style) + figure(line.theta) + figure(line.standardError)
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
  const form: Issue[] =
    options.format === 'ndjson' && options.excel !== undefined
      ? [{ code: 'scores-format', message: 'a spreadsheet form is CSV; leave out --excel or --format ndjson' }]
      : []
  refuseColumns(names, form)
}

/**
 * Refuses columns of the same name, and what else is wrong with a score file.
 * @throws MelekError `scores-format`
 */
export function refuseColumns(names: readonly string[], others: readonly Issue[] = []): void {
  const twice = new Set(names.filter((name, i) => names.indexOf(name) !== i))
  const message =
    'a score file would have two columns of this name; leave it out, or keep it under another name by "keep" of a layout'
  const issues: Issue[] = [...others, ...[...twice].map((column) => ({ code: 'column-duplicate', message, column }))]
  if (issues.length > 0) throw new MelekError('scores-format', 'the score file cannot be written', issues)
}
