import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { openTable } from '../bulk/open-table.js'
import type { ResponseMatrix } from '../calibration/estimation/response-matrix.js'
import { MelekError } from '../issues/melek-error.js'
import { readTable } from '../tables/read-records.js'
import { blockKept, blockPerson, createResponseBlocks, type ResponseBlockSink } from '../tables/read-response-blocks.js'
import type { ReaderWarning, Reject, ResponseItem, ResponseReaderOptions } from '../tables/responses.js'

/** Responses held in memory, with the rows that were refused. */
export interface ResponseFile extends ResponseMatrix {
  /** In the order of the rows. */
  readonly personIds: readonly string[]
  /** Physical line of each person, in the long form the first one. */
  readonly lines: readonly number[]
  /** Cells of the kept columns, one list a person, in the order of `keptColumns`. */
  readonly kept: readonly (readonly string[])[]
  readonly keptColumns: readonly string[]
  readonly rejects: readonly Reject[]
  readonly warnings: readonly string[]
}

export interface ResponseFileOptions {
  /** Column of the person's id; default `person`, else the first; `false` for a file without one, whose rows are numbered. */
  readonly id?: string | false | undefined
  /** Columns that are not items but are wanted, for instance groups. */
  readonly keep?: readonly string[] | undefined
  readonly ignore?: readonly string[] | undefined
  readonly blank?: ResponseReaderOptions['blank'] | undefined
  /** What cells without an answer count as; default: omitted as wrong, the others as missing. */
  readonly states?: Pick<ResponseReaderOptions, 'omitted' | 'notReached' | 'timedOut'> | undefined
  /** Number that stands for the lowest category; default 0. */
  readonly base?: 0 | 1 | undefined
  /** A row a response, `person,item,response`, those of a person together; `ignore` then names items. */
  readonly long?: boolean | undefined
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
  const long = options.long === true
  const pieces = piecesOf(path, { whole: long || options.id === false, numbered: options.id === false && !long })[
    Symbol.asyncIterator
  ]()
  const { value: first = new Uint8Array(0) } = await pieces.next()
  const { header } = readTable(firstLines(first))
  const id = options.id || (header.includes('person') ? 'person' : (header[0] ?? 'person'))
  const others = new Set([id, ...(options.keep ?? []), ...(long ? [] : (options.ignore ?? []))])
  const absent = [...others].filter((name) => !header.includes(name))
  if (absent.length > 0)
    throw new MelekError(
      'columns-missing',
      `"${path}" has no column ${absent.map((name) => `"${name}"`).join(', ')}; it has ${header.join(', ')}`,
    )
  const ids = long ? longItems(first, id, options.ignore) : header.filter((name) => !others.has(name))
  const items = options.items ?? ids.map((item) => ({ id: item, categories: anyCategories }))
  const personIds: string[] = []
  const lines: number[] = []
  const kept: (readonly string[])[] = []
  const rejects: Reject[] = []
  const responses = createByteList(long ? 0 : await expectedCells(path, first, items.length))
  const reader = createResponseBlocks({
    shape: long ? 'long' : 'wide',
    idColumn: id,
    items,
    base: options.base ?? 0,
    blank: options.blank ?? 'not-presented',
    ...(options.states ?? { omitted: 'wrong', notReached: 'ignore', timedOut: 'ignore' }),
    keep: options.keep ?? [],
    ignore: options.ignore ?? [],
  })
  const sink: ResponseBlockSink = {
    block(block) {
      responses.add(block.responses.subarray(0, block.count * block.itemCount))
      for (let person = 0; person < block.count; person++) {
        personIds.push(blockPerson(block, person))
        lines.push(block.lines[person] as number)
        kept.push(block.textCount > 1 ? blockKept(block, person) : noCells)
      }
      reader.recycle(block)
    },
    reject: (reject) => void rejects.push(reject),
  }
  reader.push(first, sink)
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) reader.push(next.value, sink)
  reader.end(sink)
  return {
    itemIds: items.map((item) => item.id),
    persons: personIds.length,
    personIds,
    lines,
    responses: responses.all(),
    kept,
    keptColumns: reader.header?.keptColumns ?? [],
    rejects,
    warnings: [...noticed(reader.warnings, options), ...repeatedIds(rejects, personIds.length, id, options)],
  }
}

/** Whoever has said what blanks mean is not asked. */
function noticed(warnings: readonly ReaderWarning[], { blank }: ResponseFileOptions): string[] {
  return warnings.filter(({ code }) => blank === undefined || code !== 'blanks-scattered').map(({ message }) => message)
}

const noCells: readonly string[] = []

/** Largest room that is taken on an estimate. */
const mostExpected = 2 ** 30

/** Cells of a wide file, from its size and the length of its first lines: 0 where that cannot be told, too few for a compressed one. */
export async function expectedCells(path: string, first: Uint8Array, items: number): Promise<number> {
  const lines = first.reduce((count, byte) => count + (byte === lineFeed ? 1 : 0), 0)
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  )
  return Math.min(mostExpected, Math.ceil((1.02 * size * lines * items) / Math.max(1, first.length)))
}

/** Bytes that grow by doubling, which leaves as much garbage behind: the room that is expected spares it. */
export function createByteList(expected: number): { add(bytes: Uint8Array): void; all(): Uint8Array } {
  let room = new Uint8Array(Math.max(1 << 16, expected))
  let length = 0
  return {
    add(bytes) {
      if (length + bytes.length > room.length) {
        const larger = new Uint8Array(Math.max(2 * room.length, length + bytes.length))
        larger.set(room.subarray(0, length))
        room = larger
      }
      room.set(bytes, length)
      length += bytes.length
    },
    all: () => room.subarray(0, length),
  }
}

/** The items of a file in long form, in the order in which they occur. */
function longItems(bytes: Uint8Array, id: string, ignore: readonly string[] = []): string[] {
  const { header, records } = readTable(bytes)
  const column = header.includes('item') ? header.indexOf('item') : header.findIndex((name) => name !== id)
  const found = new Set(records.map(({ cells }) => (cells[column] ?? '').trim()))
  return [...found].filter((item) => item !== '' && !ignore.includes(item))
}

/** The file in pieces, of which the first holds the header, or in one. */
export async function* piecesOf(
  path: string,
  {
    whole,
    numbered,
    standardInput,
  }: { readonly whole: boolean; readonly numbered: boolean; readonly standardInput?: Readable | undefined },
): AsyncGenerator<Uint8Array, void> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const piece of await openTable(path, { passing: !whole, standardInput })) {
    if (!whole && length >= headRoom) {
      yield piece
      continue
    }
    // A piece that passes is written anew.
    held.push(whole ? piece : piece.slice())
    length += piece.length
    if (whole || length < headRoom) continue
    yield Buffer.concat(held)
    held = []
  }
  if (held.length > 0) yield numbered ? withRowNumbers(Buffer.concat(held)) : Buffer.concat(held)
}

/** Ids that mostly repeat are none: the first column was an item. */
function repeatedIds(rejects: readonly Reject[], rows: number, column: string, { id }: ResponseFileOptions): string[] {
  const repeated = rejects.filter(({ code }) => code === 'person-duplicate').length
  if (id !== undefined || repeated <= rows) return []
  return [`the ids in column "${column}" mostly repeat; if it is an item and the file has no ids, say --no-id`]
}

const [quote, lineFeed, carriageReturn, tab, semicolon, comma] = [34, 10, 13, 9, 59, 44]

/** The same table with a first column "person" that numbers the rows; line breaks inside quotation marks are not rows. */
function withRowNumbers(bytes: Uint8Array): Uint8Array {
  const { delimiter } = readTable(firstLines(bytes))
  const code = delimiter === '\t' ? tab : delimiter === ';' ? semicolon : delimiter === ',' ? comma : delimiter.charCodeAt(0)
  const pieces: Uint8Array[] = []
  const label = (text: string) => pieces.push(Buffer.from(text), Uint8Array.of(code))
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  let inside = false
  let row = 0
  for (let at = start; at <= bytes.length; at++) {
    const byte = at === bytes.length ? lineFeed : bytes[at]
    if (byte === quote) inside = !inside
    if (byte !== lineFeed || (inside && at < bytes.length)) continue
    const empty = at === start || (at === start + 1 && bytes[start] === carriageReturn)
    if (!empty) {
      label(row === 0 ? 'person' : String(row))
      row++
    }
    pieces.push(bytes.subarray(start, Math.min(at + 1, bytes.length)))
    start = at + 1
  }
  return Buffer.concat(pieces)
}

/** Bytes in which a header ends. */
const headRoom = 1 << 18

/** Enough of the file to hold its header, cut behind a line end. */
export function firstLines(bytes: Uint8Array): Uint8Array {
  const head = bytes.subarray(0, headRoom)
  const end = head.lastIndexOf(10)
  return head.length === bytes.length || end < 0 ? head : head.subarray(0, end + 1)
}
