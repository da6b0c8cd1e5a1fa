import { MelekError } from '../../issues/melek-error.js'
import { createDecoder, type TextEncoding } from '../../tables/decode.js'
import { guessDelimiter } from '../../tables/guess-delimiter.js'
import { createPersonIndex } from '../../tables/person-index.js'
import { columnUses, firstText, isUnbounded, personUse, statusUse, unusedColumn } from './column-uses.js'
import { cellFault, createFigureCells, type DecimalMark, type FigureCells } from './figure-cells.js'
import { quotedRow, unquoteInto } from './quoted-row.js'
import { badFigure, personDuplicate, personMissing, wrongLength } from './row-refusals.js'
import { planScores, type ScoreColumnOptions, type ScorePlan } from './score-plan.js'
import { figureSlots, type ScoreRefusal, type ScoreRowSink, type ScoreRows } from './score-rows.js'
import { createTextIndex, type TextIndex } from './text-index.js'

export interface ScoreRowOptions extends ScoreColumnOptions {
  /** Default: UTF-8, with or without a byte-order mark. */
  readonly encoding?: TextEncoding | undefined
  readonly noDuplicateCheck?: boolean | undefined
}

/** A line of a table is never longer; an unclosed quotation mark or a file of another kind would be. */
const LONGEST_LINE = 1 << 20
const LF = 10
const CR = 13
const QUOTE = 34
const point = 46
/** ASCII 31, made for this: no text of a table holds it. */
const unitSeparator = 31

/**
 * Reads a table of persons line by line, straight from its bytes: comma, semicolon, tab or bar between cells, decimal
 * point or comma, quoted cells, but no line breaks inside them. Figures come as doubles, texts as numbers; nothing is
 * allocated for a row.
 * @throws MelekError `scores-columns`, `scores-empty`, `encoding-wrong`, `record-too-long`
 */
export function createScoreRows(options: ScoreRowOptions): ScoreRows {
  const recode = options.encoding === undefined || options.encoding === 'utf-8' ? undefined : createDecoder(options.encoding)
  let kept: Uint8Array = new Uint8Array(0)
  let line = 0
  let table: TableScan | undefined

  /** Next quotation mark at or after a place; looked for once, so that no stretch is searched twice. */
  const marks = { bytes: kept, at: 0 }
  const quoted = (bytes: Uint8Array, start: number, end: number): boolean => {
    if (marks.bytes !== bytes || marks.at < start) {
      const found = bytes.indexOf(QUOTE, start)
      marks.bytes = bytes
      marks.at = found < 0 ? Number.POSITIVE_INFINITY : found
    }
    return marks.at < end
  }
  const take = (bytes: Uint8Array, start: number, end: number, sink: ScoreRowSink) => {
    line += 1
    const stop = end > start && bytes[end - 1] === CR ? end - 1 : end
    if (stop === start) return
    if (table === undefined) table = openTable(bytes.subarray(start, stop), options)
    else table.row(bytes, start, stop, { line, quoted: quoted(bytes, start, stop) }, sink)
  }
  const feed = (piece: Uint8Array, sink: ScoreRowSink) => {
    let bytes = piece
    // The caller may have used the same array again.
    marks.bytes = kept
    if (kept.length > 0) {
      bytes = new Uint8Array(kept.length + piece.length)
      bytes.set(kept)
      bytes.set(piece, kept.length)
    }
    let start = 0
    for (let end = bytes.indexOf(LF, start); end >= 0; end = bytes.indexOf(LF, start)) {
      take(bytes, start, end, sink)
      start = end + 1
    }
    if (bytes.length - start > LONGEST_LINE) throw tooLong(line + 1)
    kept = bytes.slice(start)
  }
  return {
    push(bytes, sink) {
      feed(recode === undefined ? bytes : new TextEncoder().encode(recode.push(bytes)), sink)
    },
    end(sink) {
      if (recode !== undefined) feed(new TextEncoder().encode(recode.end()), sink)
      if (kept.length > 0) take(kept, 0, kept.length, sink)
      kept = new Uint8Array(0)
      if (table === undefined) throw new MelekError('scores-empty', 'a table of scores must have a header, but the file is empty')
    },
    get plan() {
      return table?.plan
    },
    get texts() {
      return table?.texts.map((index) => index.texts) ?? []
    },
  }
}

function tooLong(line: number): MelekError {
  const message = `a line must not be longer than ${LONGEST_LINE} bytes; check that this is a text table with line breaks`
  return new MelekError('record-too-long', 'the file could not be read as a table', [{ code: 'record-too-long', message, line }])
}

interface TableScan {
  readonly plan: ScorePlan
  readonly texts: readonly TextIndex[]
  row(bytes: Uint8Array, start: number, end: number, place: LinePlace, sink: ScoreRowSink): void
}

interface LinePlace {
  readonly line: number
  /** Whether the line holds a quotation mark. */
  readonly quoted: boolean
}

function openTable(header: Uint8Array, options: ScoreRowOptions): TableScan {
  const decoder = createDecoder()
  const text = decoder.push(header) + decoder.end()
  const mark = guessDelimiter(text)
  const plan = planScores(quotedRow(text, mark) ?? text.split(mark), options)
  const texts = plan.texts.map(() => createTextIndex())
  const decimal: DecimalMark = { code: mark === ',' ? point : 0 }
  const dialect = (delimiter: number): Dialect => ({ delimiter, cells: createFigureCells(delimiter, decimal) })
  const scan: Scan = {
    plan,
    texts,
    uses: columnUses(plan),
    plain: dialect(mark.charCodeAt(0)),
    quoted: dialect(unitSeparator),
    figures: new Float64Array(figureSlots(plan).count),
    places: new Int32Array(texts.length),
    index: plan.person < 0 || options.noDuplicateCheck === true ? undefined : createPersonIndex(),
    known: new Uint8Array(1),
    unquoted: new Uint8Array(0),
    view: new DataView(header.buffer),
    unbounded: false,
  }
  return { plan, texts, row: (bytes, start, end, place, sink) => scanLine(scan, bytes.subarray(start, end), place, sink) }
}

/** How cells are told apart: by the mark of the file, or once quotation marks are gone by one that no cell holds. */
interface Dialect {
  readonly delimiter: number
  readonly cells: FigureCells
}

interface Scan {
  readonly plan: ScorePlan
  readonly texts: readonly TextIndex[]
  /** See {@link columnUses}. */
  readonly uses: Int16Array
  readonly plain: Dialect
  readonly quoted: Dialect
  readonly figures: Float64Array
  readonly places: Int32Array
  readonly index: ReturnType<typeof createPersonIndex> | undefined
  readonly known: Uint8Array
  /** A line without its quotation marks. */
  unquoted: Uint8Array
  /** The bytes that the line is part of. */
  view: DataView
  unbounded: boolean
}

function scanLine(scan: Scan, bytes: Uint8Array, { line, quoted }: LinePlace, sink: ScoreRowSink): void {
  const refusal = quoted ? scanQuoted(scan, bytes, line) : scanCells(scan, scan.plain, bytes, line)
  if (refusal !== undefined) sink.refuse(refusal)
  else sink.row({ line, figures: scan.figures, texts: scan.places, unbounded: scan.unbounded })
}

function scanQuoted(scan: Scan, bytes: Uint8Array, line: number): ScoreRefusal | undefined {
  if (scan.unquoted.length < bytes.length) scan.unquoted = new Uint8Array(2 * bytes.length)
  const { unquoted } = scan
  const length = unquoteInto(unquoted, bytes, { delimiter: scan.plain.delimiter, separator: unitSeparator })
  if (length >= 0) return scanCells(scan, scan.quoted, unquoted.subarray(0, length), line)
  return { code: 'quote-unclosed', line, reason: 'a quotation mark is not closed on its line, or text follows it' }
}

/** Kernel; its readable twin is a line split at the delimiter with each cell read by figureOfText. */
function scanCells(scan: Scan, { delimiter, cells }: Dialect, bytes: Uint8Array, line: number): ScoreRefusal | undefined {
  const { uses, figures } = scan
  const { length } = uses
  const end = bytes.length
  figures[0] = 1
  scan.unbounded = false
  let at = 0
  for (let column = 0; column < length; column++) {
    if (at > end) return wrongLength(line, length, column)
    const use = uses[column] as number
    if (use >= 0) {
      cells.read(bytes, at, end)
      if (cells.fault !== cellFault.none) return badFigure(scan.plan, cells.fault, line, column)
      figures[use] = cells.value
      at = cells.at + 1
      continue
    }
    const from = at
    while (at < end && bytes[at] !== delimiter) at++
    if (use === personUse) {
      const refusal = personRefusal(scan, bytes, from, at, line)
      if (refusal !== undefined) return refusal
    } else if (use === statusUse) scan.unbounded = isUnbounded(bytes, from, at)
    else if (use !== unusedColumn) {
      const t = firstText - use
      scan.places[t] = (scan.texts[t] as TextIndex).place(bytes, from, at)
    }
    at++
  }
  return at <= end ? wrongLength(line, length, length + 1) : undefined
}

function personRefusal(scan: Scan, bytes: Uint8Array, start: number, end: number, line: number): ScoreRefusal | undefined {
  if (start === end) return personMissing(line)
  if (scan.index === undefined) return undefined
  // Lines are parts of one piece of the file.
  if (scan.view.buffer !== bytes.buffer) scan.view = new DataView(bytes.buffer)
  scan.index.queue(scan.view, bytes.byteOffset + start, bytes.byteOffset + end)
  scan.index.enterQueueInto(scan.known)
  return scan.known[0] === 0 ? undefined : personDuplicate(line)
}
