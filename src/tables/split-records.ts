import { MelekError } from '../issues/melek-error.js'
import { quotedCells } from './csv-records.js'

/** One record of a table. */
export interface TableRecord {
  /** Physical line on which the record begins; the first line of the file is 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** Set where the quotation marks of the record make no sense; `cells` then holds its first line, uncut. */
  readonly problem?: RecordProblem
}

export type RecordProblem = 'quote-unclosed' | 'quote-misplaced'

export interface RecordSplitter {
  push(text: string): void
  end(): void
  /** Whether everything pushed so far was handed on, so that a record begins with the next character. */
  readonly betweenRecords: boolean
  /** Physical line of the next character that was not handed on. */
  readonly line: number
  /** Counts lines that were read elsewhere; only between records. */
  passLines(count: number): void
}

/** Longest record in characters: an unclosed quotation mark would otherwise swallow the rest of the file. */
export const LONGEST_RECORD = 1 << 20

/**
 * Cuts text, given in pieces of any size, into records: after RFC 4180, with LF, CRLF or CR as line breaks, also mixed.
 * Empty lines are passed over. Where a quotation mark is never closed, or text follows a closing one, the line on which
 * the record begins is handed on with its problem, and reading goes on with the next line: one slip costs one line.
 * @throws MelekError `record-too-long` where a line exceeds LONGEST_RECORD
 */
export function createRecordSplitter(delimiter: string, emit: (record: TableRecord) => void): RecordSplitter {
  let buffer = ''
  let line = 1
  let quoted: { line: number; text: string }[] = []

  const flush = () => {
    if (quoted.length === 0) return
    const cells = quotedCells(
      quoted.map((record) => record.text),
      delimiter,
    )
    const lines = quoted.map((record) => record.line)
    quoted = []
    for (const [index, at] of lines.entries()) emit({ line: at, cells: cells[index]! })
  }

  const take = (extent: Extent, start: number) => {
    const text = buffer.slice(start, extent.end)
    if (extent.kind === 'quoted') quoted.push({ line, text })
    else if (text !== '') {
      flush()
      if (extent.kind === 'plain') emit({ line, cells: text.split(delimiter) })
      else emit({ line, cells: [text], problem: extent.kind })
    }
    line += extent.lines
  }

  const run = (last: boolean) => {
    let start = 0
    const scan = createScan(buffer, delimiter, last)
    while (start < buffer.length) {
      const extent = scan(start)
      if ((extent?.end ?? buffer.length) - start > LONGEST_RECORD) throw tooLong(line)
      if (extent === undefined) break
      take(extent, start)
      start = extent.next
    }
    flush()
    buffer = buffer.slice(start)
  }

  return {
    push(text) {
      buffer += text
      run(false)
    },
    end() {
      run(true)
    },
    get betweenRecords() {
      return buffer === ''
    },
    get line() {
      return line
    },
    passLines(count) {
      line += count
    },
  }
}

function tooLong(line: number): MelekError {
  const message = `a line must not be longer than ${LONGEST_RECORD} characters; check that this is a text table with line breaks`
  return new MelekError('record-too-long', 'the file could not be read as a table', [{ code: 'record-too-long', message, line }])
}

/** Where one record ends. */
interface Extent {
  readonly kind: 'plain' | 'quoted' | RecordProblem
  /** Index after its last character. */
  readonly end: number
  /** Index at which the next record begins. */
  readonly next: number
  /** Physical lines it fills. */
  readonly lines: number
}

const QUOTE = 34
const LF = 10
const CR = 13

/**
 * Finds record after record in one buffer; the places of the next break and the next quotation mark are remembered, so
 * that no stretch of text is searched twice.
 * @param last whether the file ends with the buffer; otherwise `undefined` says that a record is not complete
 */
function createScan(buffer: string, delimiter: string, last: boolean): (start: number) => Extent | undefined {
  const find = { lf: -2, cr: -2, quote: -2 }
  const next = (key: keyof typeof find, character: string, from: number): number => {
    if (find[key] < from) {
      const found = buffer.indexOf(character, from)
      find[key] = found < 0 ? Number.POSITIVE_INFINITY : found
    }
    return find[key]
  }
  const breakAt = (from: number) => Math.min(next('lf', '\n', from), next('cr', '\r', from))

  /** Index after the break at `at`, or undefined where an LF may still follow a CR. */
  const afterBreak = (at: number): number | undefined => {
    if (at === Number.POSITIVE_INFINITY) return last ? buffer.length : undefined
    if (buffer.charCodeAt(at) === LF) return at + 1
    if (at + 1 < buffer.length) return buffer.charCodeAt(at + 1) === LF ? at + 2 : at + 1
    return last ? at + 1 : undefined
  }

  const firstLine = (start: number, kind: Extent['kind']): Extent | undefined => {
    const at = breakAt(start)
    const after = afterBreak(at)
    return after === undefined ? undefined : { kind, end: Math.min(at, buffer.length), next: after, lines: 1 }
  }

  return (start) => {
    if (next('quote', '"', start) > breakAt(start)) return firstLine(start, 'plain')
    const walk = walkRecord(buffer, start, delimiter)
    if (walk.kind === 'incomplete' && !last) return undefined
    if (walk.kind === 'incomplete' && walk.open) return firstLine(start, 'quote-unclosed')
    if (walk.kind === 'quote-unclosed' || walk.kind === 'quote-misplaced') return firstLine(start, walk.kind)
    if (!walk.quoted) return firstLine(start, 'plain')
    const at = walk.kind === 'incomplete' ? Number.POSITIVE_INFINITY : walk.end
    const after = afterBreak(at)
    if (after === undefined) return undefined
    return { kind: 'quoted', end: Math.min(at, buffer.length), next: after, lines: 1 + walk.breaks }
  }
}

interface Walk {
  readonly kind: 'complete' | 'incomplete' | RecordProblem
  /** Index of the line break that ends the record. */
  readonly end: number
  /** Whether any cell opens with a quotation mark. */
  readonly quoted: boolean
  /** Whether the text ends inside a quoted cell. */
  readonly open: boolean
  /** Line breaks inside quoted cells. */
  readonly breaks: number
}

/** Walks one record cell by cell, minding quotation marks. */
function walkRecord(buffer: string, start: number, delimiter: string): Walk {
  const mark = delimiter.charCodeAt(0)
  let quoted = false
  let breaks = 0
  let at = start
  const walk = (kind: Walk['kind'], open = false): Walk => ({ kind, end: at, quoted, open, breaks })
  for (;;) {
    if (buffer.charCodeAt(at) === QUOTE) {
      quoted = true
      const close = closingQuote(buffer, at + 1)
      if ((close < 0 ? buffer.length : close) - start > LONGEST_RECORD) return walk('quote-unclosed')
      if (close < 0) return walk('incomplete', true)
      breaks += countBreaks(buffer, at + 1, close)
      at = close + 1
      if (at >= buffer.length) return walk('incomplete')
      const after = buffer.charCodeAt(at)
      if (after !== mark && after !== LF && after !== CR) return walk('quote-misplaced')
    }
    while (at < buffer.length) {
      const code = buffer.charCodeAt(at)
      if (code === LF || code === CR) return walk('complete')
      if (code === mark) break
      at++
    }
    if (at >= buffer.length) return walk('incomplete')
    at++
  }
}

/** Index of the quotation mark that closes a cell, or −1; a doubled mark stands for itself. */
function closingQuote(buffer: string, from: number): number {
  let at = buffer.indexOf('"', from)
  while (at >= 0 && buffer.charCodeAt(at + 1) === QUOTE) at = buffer.indexOf('"', at + 2)
  return at
}

function countBreaks(buffer: string, from: number, to: number): number {
  let breaks = 0
  for (let i = from; i < to; i++) {
    const code = buffer.charCodeAt(i)
    if (code === LF || (code === CR && buffer.charCodeAt(i + 1) !== LF)) breaks++
  }
  return breaks
}
