import { MelekError } from '../issues/melek-error.js'
import { blankWords } from './blank-patterns.js'
import { refuseLookalikes, SAMPLE_ROWS, undecidedColumns } from './item-lookalike.js'
import { shownPerson, unwrapText } from './person-text.js'
import { problemText, rowLengthText } from './read-records.js'
import type { ReadingContext } from './reading-context.js'
import { BLANK, INVALID } from './response-cells.js'
import { type ColumnPlan, planColumns } from './response-header.js'
import type { Reject, ResponseHeader, ResponseSink } from './responses.js'
import type { TableRecord } from './split-records.js'

/** Takes the records of one table, the header first. */
export interface RecordHandler {
  record(record: TableRecord, sink: ResponseSink): void
  end(sink: ResponseSink): void
  readonly header: ResponseHeader | undefined
}

/** Reads the header, and holds back the first rows until the unknown columns are judged. */
export function createHeaderStage(
  context: ReadingContext,
  rows: (plan: ColumnPlan) => (record: TableRecord, sink: ResponseSink) => void,
) {
  let plan: ColumnPlan | undefined
  let headerLine = 1
  let waiting: TableRecord[] | undefined
  let read: ((record: TableRecord, sink: ResponseSink) => void) | undefined

  const release = (sink: ResponseSink) => {
    const held = waiting ?? []
    refuseLookalikes(plan!, held, headerLine, context.options)
    waiting = undefined
    read = rows(plan!)
    for (const record of held) read(record, sink)
  }
  const stage: RecordHandler = {
    record(record, sink) {
      if (read !== undefined) return read(record, sink)
      if (plan === undefined) {
        headerLine = record.line
        plan = planColumns(headerCells(record), record.line, context.options)
        if (context.options.shape !== 'wide' || undecidedColumns(plan, context.options).length === 0) read = rows(plan)
        else waiting = []
        return
      }
      waiting!.push(record)
      if (waiting!.length >= SAMPLE_ROWS) release(sink)
    },
    end(sink) {
      if (plan === undefined) throw new MelekError('responses-empty', 'a response file must have a header, but the file is empty')
      if (read === undefined) release(sink)
    },
    get header() {
      return read === undefined ? undefined : plan?.header
    },
  }
  return stage
}

function headerCells(record: TableRecord): readonly string[] {
  if (record.problem === undefined) return record.cells
  const issue = { code: record.problem, message: problemText(record.problem), line: record.line }
  throw new MelekError('responses-header', 'the header of the response file could not be read', [issue])
}

/** A record that cannot be read as a row: its quotation marks or its length are wrong. */
export function recordReject(record: TableRecord, plan: ColumnPlan): Reject | undefined {
  if (record.problem !== undefined)
    return { code: record.problem, line: record.line, person: '', reason: problemText(record.problem) }
  const expected = plan.header.columns.length
  if (record.cells.length === expected) return undefined
  const person = shownPerson(record.cells[plan.person] ?? '')
  return { code: 'row-length', line: record.line, person, reason: rowLengthText(expected, record.cells.length) }
}

/** The items that have a column and their columns, in the order of the file. */
export function itemsInFileOrder(plan: ColumnPlan): { readonly items: Int32Array; readonly columns: Int32Array } {
  const order = [...plan.items.entries()].filter(([, column]) => column >= 0).sort((a, b) => a[1] - b[1])
  return { items: Int32Array.from(order, ([item]) => item), columns: Int32Array.from(order, ([, column]) => column) }
}

/** One row a person, one column an item. */
export function createWideRows(context: ReadingContext, plan: ColumnPlan): (record: TableRecord, sink: ResponseSink) => void {
  const { items, columns } = itemsInFileOrder(plan)
  const blank = new Uint32Array(blankWords(items.length))
  return (record, sink) => {
    const broken = recordReject(record, plan)
    if (broken !== undefined) return sink.reject(broken)
    const { cells, line } = record
    const person = unwrapText(cells[plan.person]!)
    if (!context.admit(line, person, sink)) return
    const form = plan.form < 0 ? undefined : cells[plan.form]!
    context.clear()
    blank.fill(0)
    let firstBad = -1
    let bad = 0
    for (let k = 0; k < items.length; k++) {
      const reading = context.cells.read(cells[columns[k]!]!, items[k]!, form)
      if (reading === BLANK) blank[k >> 5]! |= 1 << (k & 31)
      if (reading === INVALID) {
        if (bad++ === 0) firstBad = k
      } else context.put(items[k]!, reading)
    }
    if (bad > 0) {
      const at = { item: items[firstBad]!, column: plan.header.columns[columns[firstBad]!]! }
      return sink.reject(cellReject(context, { ...at, line, person, form, bad, text: cells[columns[firstBad]!]! }))
    }
    context.blanks.count(blank, items.length)
    context.deliver(
      line,
      person,
      plan.kept.map((column) => unwrapText(cells[column]!)),
      sink,
    )
  }
}

interface BadCell {
  readonly line: number
  readonly person: string
  readonly form: string | undefined
  readonly item: number
  readonly column: string
  readonly text: string
  /** Bad cells of the person in all. */
  readonly bad: number
}

/** Why a person is refused for a cell: the first one in words, the others as a number. */
export function cellReject(context: ReadingContext, cell: BadCell): Reject {
  const item = context.options.items[cell.item]!.id
  const { code, reason } = context.cells.problem(cell.text, cell.item, cell.form)
  const place = cell.column === item ? `item "${item}"` : `column "${cell.column}", item "${item}"`
  const more = cell.bad > 1 ? ` (and ${cell.bad - 1} more bad cells in the row)` : ''
  return { code, line: cell.line, person: shownPerson(cell.person), item, reason: `${place}: ${reason}${more}` }
}
