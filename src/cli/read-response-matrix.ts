import type { ResponseMatrix } from '../calibration/estimation/response-matrix.js'
import { MelekError } from '../issues/melek-error.js'
import { openInput } from '../runtime/read-input.js'
import { readTable } from '../tables/read-records.js'
import { createResponseReader } from '../tables/read-responses.js'
import type { Reject, ResponseItem, ResponseReaderOptions, ResponseSink } from '../tables/responses.js'

/** Responses held in memory, with the rows that were refused. */
export interface ResponseFile extends ResponseMatrix {
  /** In the order of the rows. */
  readonly personIds: readonly string[]
  /** Cells of the kept columns, one list a person, in the order of `keptColumns`. */
  readonly kept: readonly (readonly string[])[]
  readonly keptColumns: readonly string[]
  readonly rejects: readonly Reject[]
  readonly warnings: readonly string[]
}

export interface ResponseFileOptions {
  /** Column of the person's id; default `person`, else the first. */
  readonly id?: string | undefined
  /** Columns that are not items but are wanted, for instance groups. */
  readonly keep?: readonly string[] | undefined
  readonly ignore?: readonly string[] | undefined
  readonly blank?: ResponseReaderOptions['blank'] | undefined
  /** The items wanted, in this order; without them every other column is an item. */
  readonly items?: readonly ResponseItem[] | undefined
}

/** Room for the widest polytomous item; the calibration says which model a category needs. */
const anyCategories = 255

/**
 * Reads a wide response file into memory: the items of `items`, or every column other than the id and those kept or ignored.
 * @throws MelekError `read-failed`, `table-…`, `columns-missing`
 */
export async function readResponseMatrix(path: string, options: ResponseFileOptions = {}): Promise<ResponseFile> {
  const bytes = await allBytes(path)
  const { header } = readTable(firstLines(bytes))
  const id = options.id ?? (header.includes('person') ? 'person' : (header[0] ?? 'person'))
  const others = new Set([id, ...(options.keep ?? []), ...(options.ignore ?? [])])
  const absent = [...others].filter((name) => !header.includes(name))
  if (absent.length > 0)
    throw new MelekError(
      'columns-missing',
      `"${path}" has no column ${absent.map((name) => `"${name}"`).join(', ')}; it has ${header.join(', ')}`,
    )
  const items =
    options.items ?? header.filter((name) => !others.has(name)).map((item) => ({ id: item, categories: anyCategories }))
  const itemIds = items.map((item) => item.id)
  const rows: Uint8Array[] = []
  const personIds: string[] = []
  const kept: (readonly string[])[] = []
  const rejects: Reject[] = []
  const reader = createResponseReader({
    shape: 'wide',
    idColumn: id,
    items,
    base: 0,
    blank: options.blank ?? 'not-presented',
    omitted: 'wrong',
    notReached: 'ignore',
    timedOut: 'ignore',
    keep: options.keep ?? [],
    ignore: options.ignore ?? [],
  })
  const sink: ResponseSink = {
    row(row) {
      rows.push(row.responses.slice())
      personIds.push(row.person)
      kept.push([...row.kept])
    },
    reject: (reject) => void rejects.push(reject),
  }
  reader.push(bytes, sink)
  reader.end(sink)
  const responses = new Uint8Array(rows.length * itemIds.length)
  for (const [p, row] of rows.entries()) responses.set(row, p * itemIds.length)
  return {
    itemIds,
    persons: rows.length,
    personIds,
    responses,
    kept,
    keptColumns: reader.header?.keptColumns ?? [],
    rejects,
    warnings: reader.warnings.map((warning) => warning.message),
  }
}

async function allBytes(path: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of await openInput(path)) pieces.push(piece)
  return pieces.length === 1 ? (pieces[0] as Uint8Array) : Buffer.concat(pieces)
}

/** Enough of the file to hold its header, cut behind a line end. */
function firstLines(bytes: Uint8Array): Uint8Array {
  const head = bytes.subarray(0, 1 << 18)
  const end = head.lastIndexOf(10)
  return head.length === bytes.length || end < 0 ? head : head.subarray(0, end + 1)
}
