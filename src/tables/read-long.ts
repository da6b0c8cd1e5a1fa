import { noteStranger } from './items-overlap.js'
import { matchesAny } from './name-pattern.js'
import { shownCell, shownPerson, unwrapText } from './person-text.js'
import { itemShown } from './read-ndjson.js'
import { cellReject, recordReject } from './read-wide.js'
import type { ReadingContext } from './reading-context.js'
import { INVALID } from './response-cells.js'
import type { ColumnPlan } from './response-header.js'
import type { Reject, ResponseSink } from './responses.js'
import type { TableRecord } from './split-records.js'

/** A row a response: `person,item,response`, the rows of a person together. */
export interface LongRows {
  record(record: TableRecord, sink: ResponseSink): void
  end(sink: ResponseSink): void
}

/** The person whose rows are being gathered. */
interface Gathering {
  readonly line: number
  readonly person: string
  readonly kept: readonly string[]
  readonly seen: Set<number>
  /** First thing wrong with any of the person's rows: all of them are refused. */
  reject: Reject | undefined
}

/** Gathers the rows of each person; one row that cannot be read refuses the person, as one bad cell does in wide form. */
export function createLongRows(context: ReadingContext, plan: ColumnPlan): LongRows {
  const { item: itemColumn, response: responseColumn } = plan.long!
  const index = new Map(context.options.items.map(({ id }, item) => [id, item]))
  let current: Gathering | undefined

  const finish = (sink: ResponseSink) => {
    if (current === undefined) return
    const { line, person, kept: cells, reject } = current
    current = undefined
    if (!context.admit(line, person, sink)) return
    if (reject !== undefined) sink.reject(reject)
    else context.deliver(line, person, cells, sink)
  }

  const add = (gathering: Gathering, record: TableRecord): Reject | undefined => {
    const { cells, line } = record
    const person = shownPerson(gathering.person)
    const id = cells[itemColumn]!.trim()
    const item = index.get(id)
    if (item === undefined) {
      if (matchesAny(context.options.ignore ?? [], id)) return undefined
      noteStranger(context, id)
      const reason = `item ${shownCell(id)} is not in the bank; add it to the bank, or say --ignore ${shownCell(id)}`
      return { code: 'item-unknown', line, person, ...itemShown(id), reason }
    }
    if (gathering.seen.has(item)) {
      return {
        code: 'item-duplicate',
        line,
        person,
        item: id,
        reason: `item "${id}" occurs twice for the person; remove one of the rows`,
      }
    }
    gathering.seen.add(item)
    context.seen[item] = 1
    const form = plan.form < 0 ? undefined : cells[plan.form]!
    const text = cells[responseColumn]!
    const reading = context.cells.read(text, item, form)
    if (reading !== INVALID) context.put(item, reading)
    else return cellReject(context, { line, person: gathering.person, form, item, column: id, text, bad: 1 })
    return undefined
  }

  return {
    record(record, sink) {
      const broken = recordReject(record, plan)
      if (broken !== undefined && record.problem !== undefined) return sink.reject(broken)
      const person = unwrapText(record.cells[plan.person] ?? '')
      if (current === undefined || current.person !== person) {
        finish(sink)
        context.clear()
        const kept = plan.kept.map((column) => unwrapText(record.cells[column] ?? ''))
        current = { line: record.line, person, kept, seen: new Set(), reject: undefined }
      }
      const reject = broken ?? add(current, record)
      current.reject ??= reject
    },
    end: finish,
  }
}
