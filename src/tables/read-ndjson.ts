import { MelekError } from '../issues/melek-error.js'
import { headerRefusal, noteStranger } from './items-overlap.js'
import type { JsonLine } from './json-lines.js'
import { matchesAny } from './name-pattern.js'
import { isNationalNumber, shownCell, shownPerson } from './person-text.js'
import { cellReject } from './read-wide.js'
import type { ReadingContext } from './reading-context.js'
import { repeatedKey } from './repeated-key.js'
import { INVALID } from './response-cells.js'
import { personKept } from './response-header.js'
import type { Reject, RejectCode, ResponseHeader, ResponseSink } from './responses.js'
import { LONGEST_RECORD } from './split-records.js'

/** One object a line: `{ "person": "P1", "responses": { "X1": 1, "X2": "O" } }`; null is an empty cell. */
export interface JsonRows {
  line(line: JsonLine, sink: ResponseSink): void
  readonly header: ResponseHeader
}

/** @throws MelekError `keep-pattern` for a pattern among the columns to keep: the names are not known beforehand */
export function createJsonRows(context: ReadingContext): JsonRows {
  const { options } = context
  const personKey = options.idColumn ?? options.layout?.person ?? 'person'
  const kept = keptKeys(context)
  if (options.hidesIds === true && kept.some(({ key }) => key === personKey)) throw headerRefusal([personKept(personKey)])
  const index = new Map(options.items.map(({ id }, item) => [id, item]))

  const add = (
    id: string,
    value: unknown,
    at: { line: number; person: string; form: string | undefined },
  ): Reject | undefined => {
    const place = { line: at.line, person: shownPerson(at.person) }
    const item = index.get(id)
    if (item === undefined) {
      if (matchesAny(options.ignore ?? [], id)) return undefined
      noteStranger(context, id)
      const reason = `item ${shownCell(id)} is not in the bank; add it to the bank, or say --ignore ${shownCell(id)}`
      return { code: 'item-unknown', ...place, ...itemShown(id), reason }
    }
    const text = value === null ? '' : typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
    if (text === undefined)
      return { code: 'cell-invalid', ...place, item: id, reason: `item "${id}": a response must be a number, a text or null` }
    const reading = context.cells.read(text, item, at.form)
    if (reading === INVALID) return cellReject(context, { ...at, item, column: id, text, bad: 1 })
    context.seen[item] = 1
    context.put(item, reading)
    return undefined
  }

  /** The items that a line knows of count as seen although the line is refused for another one. */
  const markSeen = (ids: readonly string[]) => {
    for (const id of ids) {
      const item = index.get(id)
      if (item !== undefined) context.seen[item] = 1
    }
  }

  return {
    line({ line, value, text, problem }, sink) {
      const refused = (code: RejectCode, reason: string, person = '') =>
        sink.reject({ code, line, person: shownPerson(person), reason })
      if (problem !== undefined) return refused(problem, problemReasons[problem])
      if (value === undefined) return refused('json-invalid', 'the line is not a JSON object; write one object a line')
      const repeated = repeatedKey(text, value)
      const isItem = repeated?.within === 'responses'
      if (repeated !== undefined && !isItem)
        return refused('json-invalid', `${shownCell(repeated.key)} stands twice in one object; write each name once`)
      const person = value[personKey] ?? ''
      if (typeof person !== 'string')
        return refused('json-invalid', `"${personKey}" must be a text in quotation marks: a number loses its last digits`)
      if (!context.admit(line, person, sink)) return
      const { responses } = value
      if (typeof responses !== 'object' || responses === null || Array.isArray(responses)) {
        return refused('json-invalid', '"responses" must be an object from item to category', person)
      }
      if (isItem) {
        const { key } = repeated
        const reason = `item ${shownCell(key)} stands twice in "responses"; keep the one that counts`
        return sink.reject({ code: 'item-duplicate', line, person: shownPerson(person), ...itemShown(key), reason })
      }
      context.clear()
      const form = options.layout?.form === undefined ? undefined : plainText(value[options.layout.form])
      for (const [id, response] of Object.entries(responses)) {
        const reject = add(id, response, { line, person, form })
        if (reject === undefined) continue
        markSeen(Object.keys(responses))
        return sink.reject(reject)
      }
      context.deliver(
        line,
        person,
        kept.map(({ key }) => plainText(value[key])),
        sink,
      )
    },
    header: {
      columns: [],
      idColumn: personKey,
      itemColumns: [],
      missingItems: [],
      ignoredColumns: [],
      keptColumns: kept.map(({ name }) => name),
    },
  }
}

const problemReasons = {
  'encoding-wrong':
    'bytes of the line are damaged or not in the encoding of the input; write it as UTF-8, or say its encoding (--encoding)',
  'record-too-long': `the line is longer than ${LONGEST_RECORD} bytes; check that each object stands on a line of its own`,
} as const

/** An item id as part of a reject, unless it is like a national number. */
export function itemShown(id: string): { item?: string } {
  return isNationalNumber(id) ? {} : { item: id }
}

function plainText(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value)
}

function keptKeys({ options }: ReadingContext): { name: string; key: string }[] {
  const fromLayout = Object.entries(options.layout?.keep ?? {}).map(([name, key]) => ({ name, key }))
  const names = [...new Set(options.keep)].filter((name) => !fromLayout.some((kept) => kept.name === name))
  const pattern = names.find((name) => name.includes('*'))
  if (pattern !== undefined) {
    throw new MelekError(
      'keep-pattern',
      `"${pattern}" cannot be used with NDJSON, whose names are not known beforehand; name each field to keep`,
    )
  }
  return [...fromLayout, ...names.map((name) => ({ name, key: name }))]
}
