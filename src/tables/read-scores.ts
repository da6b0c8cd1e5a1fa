import { MelekError } from '../issues/melek-error.js'
import type { TextEncoding } from './decode.js'
import type { Delimiter } from './guess-delimiter.js'
import { createJsonLines } from './json-lines.js'
import { createPersonIndex } from './person-index.js'
import { roundedIdProblem, shownPerson, unwrapText } from './person-text.js'
import { problemText, rowLengthText } from './read-records.js'
import { createFigureReader, type FigureReader } from './score-figures.js'
import { planScoreColumns, type ScoreHeader, type ScorePlan } from './score-header.js'
import { LARGEST_THETA } from './scores.js'
import type { ByteStream } from './table-stream.js'
import { createTableStream } from './table-stream.js'

export interface ScoreReaderOptions {
  readonly format?: 'csv' | 'ndjson' | undefined
  /** Default: UTF-8, with or without a byte-order mark. */
  readonly encoding?: TextEncoding | undefined
  /** Default: the one that the header holds most of. */
  readonly delimiter?: Delimiter | undefined
  /** Names of the columns of plausible values, with `*`; default pv1, pv2, … */
  readonly plausibleValues?: string | undefined
  /** Columns to hand on as text, by name or with `*`; default all that are no column of a score file. */
  readonly keep?: readonly string[] | undefined
  readonly noDuplicateCheck?: boolean | undefined
}

/** The scores of one person, as they are read. */
export interface ScoreRow {
  readonly line: number
  readonly person: string
  readonly theta: number | undefined
  readonly standardError: number | undefined
  readonly answered: number | undefined
  /** As written; see ScoreStatus. Empty where the file has no such column. */
  readonly status: string
  readonly level: string | undefined
  readonly targetProbability: number | undefined
  /** In the order of `header.plausibleValues`; shorter where cells are empty. */
  readonly plausibleValues: readonly number[]
  /** Cells of the kept columns, in the order of `header.keptColumns`. */
  readonly kept: readonly string[]
}

export interface ScoreReject {
  readonly code:
    | 'figure-invalid'
    | 'json-invalid'
    | 'person-duplicate'
    | 'person-missing'
    | 'quote-misplaced'
    | 'quote-unclosed'
    | 'row-length'
  readonly line: number
  /** Empty where there is none and where it is like a national number. */
  readonly person: string
  readonly reason: string
}

export interface ScoreSink {
  row(row: ScoreRow): void
  reject(reject: ScoreReject): void
}

/** A push parser over one score file. */
export interface ScoreReader {
  /** @throws MelekError `scores-decimal-lost`, `scores-header`, `scores-empty`; see createDecoder */
  push(bytes: Uint8Array, sink: ScoreSink): void
  end(sink: ScoreSink): void
  readonly header: ScoreHeader | undefined
  /** Rows whose id a spreadsheet has rounded: their figures stand, but they cannot be told apart by it. */
  readonly roundedIds: number
}

/**
 * Reads score files back, plain and spreadsheet form alike: comma or semicolon, decimal point or comma, ids wrapped as
 * text or not. A row with a figure that is none is refused.
 * @throws MelekError `scores-decimal-lost` at |theta| > 15 or a standard error > 15: a spreadsheet has dropped the
 *   decimal mark, so that smaller figures of the file cannot be trusted either
 */
export function createScoreReader(options: ScoreReaderOptions = {}): ScoreReader {
  const index = options.noDuplicateCheck === true ? undefined : createPersonIndex()
  let sink!: ScoreSink
  let plan: ScorePlan | undefined
  let figures: FigureReader | undefined
  let roundedIds = 0

  const cells = (line: number, row: readonly string[]) => {
    const person = unwrapText(row[plan!.person]!)
    const refused = (code: ScoreReject['code'], reason: string) =>
      sink.reject({ code, line, person: shownPerson(person), reason })
    if (person.trim() === '') return refused('person-missing', 'the row has no person id; fill it in')
    const read = scoreRow(plan!, figures!, line, row)
    if ('reason' in read) return refused('figure-invalid', read.reason)
    if (roundedIdProblem(person) !== undefined) roundedIds++
    else if (index !== undefined && index.enter(person) !== 'new') {
      return refused('person-duplicate', 'the person occurs a second time; the first row counts')
    }
    sink.row(read)
  }
  const open = (columns: readonly string[], line: number) => {
    plan = planScoreColumns(columns, line, options)
    figures = createFigureReader(plan.header.columns)
  }

  const stream: ByteStream =
    options.format === 'ndjson'
      ? createJsonLines(options.encoding, ({ line, value }) => {
          if (value === undefined)
            return sink.reject({ code: 'json-invalid', line, person: '', reason: 'the line is not a JSON object' })
          if (plan === undefined) open(Object.keys(value), line)
          cells(
            line,
            plan!.header.columns.map((name) => textOf(value[name])),
          )
        })
      : createTableStream(options, (record) => {
          const { line, problem } = record
          if (problem !== undefined && plan !== undefined)
            return sink.reject({ code: problem, line, person: '', reason: problemText(problem) })
          if (plan === undefined) return open(record.cells, line)
          const expected = plan.header.columns.length
          if (record.cells.length === expected) return cells(line, record.cells)
          sink.reject({ code: 'row-length', line, person: '', reason: rowLengthText(expected, record.cells.length) })
        })
  return {
    push(bytes, to) {
      sink = to
      stream.push(bytes)
    },
    end(to) {
      sink = to
      stream.end()
      if (plan === undefined && options.format !== 'ndjson')
        throw new MelekError('scores-empty', 'a score file must have a header, but the file is empty')
    },
    get header() {
      return plan?.header
    },
    get roundedIds() {
      return roundedIds
    },
  }
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function scoreRow(plan: ScorePlan, figures: FigureReader, line: number, row: readonly string[]): ScoreRow | { reason: string } {
  let reason: string | undefined
  const figure = (column: number, most?: number): number | undefined => {
    if (column < 0 || reason !== undefined) return undefined
    const read = figures.read(row[column]!, column, { line, ...(most === undefined ? {} : { most }) })
    if (typeof read === 'string') reason = read
    return typeof read === 'string' ? undefined : read
  }
  const text = (column: number) => (column < 0 ? '' : unwrapText(row[column]!))
  const level = text(plan.level)
  const score: ScoreRow = {
    line,
    person: text(plan.person),
    theta: figure(plan.theta, LARGEST_THETA),
    standardError: figure(plan.standardError, LARGEST_THETA),
    answered: figure(plan.answered),
    status: text(plan.status),
    level: level === '' ? undefined : level,
    targetProbability: figure(plan.targetProbability),
    plausibleValues: plan.plausibleValues.map((column) => figure(column, LARGEST_THETA)).filter((value) => value !== undefined),
    kept: plan.kept.map((column) => text(column)),
  }
  if (reason !== undefined) return { reason }
  const problem = rangeProblem(score)
  return problem === undefined ? score : { reason: problem }
}

function rangeProblem({ standardError, targetProbability, answered }: ScoreRow): string | undefined {
  if (standardError !== undefined && standardError <= 0) return `standard_error must be positive, got ${standardError}`
  if (targetProbability !== undefined && (targetProbability < 0 || targetProbability > 1))
    return `p_target must be within 0…1, got ${targetProbability}`
  if (answered !== undefined && !(Number.isInteger(answered) && answered >= 0))
    return `answered must be a whole number, got ${answered}`
  return undefined
}
