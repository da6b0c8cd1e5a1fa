import type { TextEncoding } from '../tables/decode.js'
import type { Delimiter } from '../tables/guess-delimiter.js'
import { readTable } from '../tables/read-records.js'
import type { AnswerColumn } from './answer-items.js'
import { firstLines } from './read-response-matrix.js'

/** What says how a file is read, and which of its columns are about the person. */
interface Columns {
  readonly id?: string | false | undefined
  readonly group?: string | undefined
  readonly long?: boolean | undefined
  readonly encoding?: TextEncoding | undefined
  readonly delimiter?: Delimiter | undefined
}

/** What may be an item, by the first lines of a table. */
export function tableColumns(first: Uint8Array, { id, long, group, encoding, delimiter }: Columns): AnswerColumn[] {
  const format = { ...(encoding === undefined ? {} : { encoding }), ...(delimiter === undefined ? {} : { delimiter }) }
  const { header, records } = readTable(long === true ? first : firstLines(first), format)
  const person = id || (header.includes('person') ? 'person' : header[0])
  if (long === true) return longColumns(header, records, new Set([person, group]))
  const sample = records.slice(0, sampleRows)
  return header.flatMap((name, column) =>
    name === person || name === group ? [] : [{ name, cells: sample.map(({ cells }) => cells[column] ?? '') }],
  )
}

/** Rows by which columns are judged. */
const sampleRows = 200

function longColumns(
  header: readonly string[],
  records: readonly { readonly cells: readonly string[] }[],
  others: ReadonlySet<string | undefined>,
): AnswerColumn[] {
  const free = header.flatMap((name, at) => (others.has(name) ? [] : [at]))
  const place = (name: string, at: number) => (header.includes(name) ? header.indexOf(name) : (free[at] ?? -1))
  const [item, response] = [place('item', 0), place('response', 1)]
  const found = new Map<string, string[]>()
  for (const { cells } of records) {
    const name = (cells[item] ?? '').trim()
    const own = found.get(name)
    if (own === undefined) found.set(name, [cells[response] ?? ''])
    else if (own.length < sampleRows) own.push(cells[response] ?? '')
  }
  return [...found].map(([name, cells]) => ({ name, cells }))
}

/** The items of a file of one object a line; lines that are none are left to the reader. */
export function jsonColumns(bytes: Uint8Array, { group }: Pick<Columns, 'group'>): AnswerColumn[] {
  const found = new Map<string, string[]>()
  for (const line of new TextDecoder().decode(bytes).split('\n')) {
    for (const [name, value] of Object.entries(responsesOf(line))) {
      const cell = value === null ? '' : String(value)
      const own = found.get(name)
      if (own === undefined) found.set(name, [cell])
      else if (own.length < sampleRows) own.push(cell)
    }
  }
  return [...found].filter(([name]) => name !== group).map(([name, cells]) => ({ name, cells }))
}

function responsesOf(line: string): object {
  try {
    const value: unknown = JSON.parse(line)
    const responses = typeof value === 'object' && value !== null && 'responses' in value ? value.responses : undefined
    return typeof responses === 'object' && responses !== null ? responses : {}
  } catch {
    return {}
  }
}
