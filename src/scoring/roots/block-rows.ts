import type { BlockTables } from './block-tables.js'
import { personFields, personSize, together } from './row-layout.js'
import type { RowFinder, RowList } from './rows.js'

/** Persons of a block; their rows, and how many of their responses do not count, are in the memory of the tables. */
export interface Block {
  count: number
  readonly person: Int32Array
  /** Whether the persons stand one behind the other in the file. */
  consecutive: boolean
  /** Places in the block of those who answered every item, and of those who answered some. */
  readonly complete: Int32Array
  readonly incomplete: Int32Array
  completeCount: number
  incompleteCount: number
}

export function createBlock(): Block {
  const integers = () => new Int32Array(together)
  return {
    count: 0,
    person: integers(),
    consecutive: false,
    complete: integers(),
    incomplete: integers(),
    completeCount: 0,
    incompleteCount: 0,
  }
}

/**
 * Finds the rows of the first `count` persons of the block.
 * @param byList finds what the kernel of the tables cannot
 * @param leave is handed who has answered nothing, or otherwise than by categories
 */
export function loadBlock(
  tables: BlockTables,
  block: Block,
  responses: Uint8Array,
  { find, list, items }: { readonly find: RowFinder; readonly list: RowList; readonly items: number },
  leave: (person: number) => void,
): void {
  const { integers } = tables
  const { count, person } = block
  loadResponses(tables, block, responses, items)
  tables.kernel.find(count, tables.layout)
  let [complete, incomplete] = [0, 0]
  for (let at = 0, fields = tables.persons >> 2; at < count; at++, fields += personSize) {
    const missing = integers[fields + personFields.missing] as number
    if ((integers[fields + personFields.wrong] as number) === 0 && 2 * missing <= items) {
      if (missing === 0) block.complete[complete++] = at
      else block.incomplete[incomplete++] = at
    } else if (find(responses, (person[at] as number) * items) && list.missingCount < items) {
      writePerson(tables, list, items, at)
      if (list.missingCount === 0) block.complete[complete++] = at
      else block.incomplete[incomplete++] = at
    } else leave(person[at] as number)
  }
  block.completeCount = complete
  block.incompleteCount = incomplete
}

function loadResponses(tables: BlockTables, { person, count, consecutive }: Block, responses: Uint8Array, items: number): void {
  const { responseBytes } = tables
  const size = Math.ceil(items / 4) * 4
  if (size === items && consecutive) {
    const from = (person[0] as number) * items
    responseBytes.set(responses.subarray(from, from + count * items))
    return
  }
  for (let at = 0; at < count; at++) {
    const own = (person[at] as number) * items
    for (let item = 0, to = at * size; item < items; item++) responseBytes[to + item] = responses[own + item] as number
  }
}

/** Writes the places of a person whose rows are in `list`. */
export function writePerson(tables: BlockTables, list: RowList, items: number, at: number): void {
  const { integers, rowBytes, priorRow, biasRow, totalRow, boundsRow, information } = tables
  const { rows, missing, count, missingCount } = list
  const most = 2 * missingCount <= items
  const fields = (tables.persons >> 2) + at * personSize
  let place = (tables.places + at * tables.placesBytes) >> 2
  integers[fields + personFields.rowsFrom] = place << 2
  for (let r = 0; r < count; r++) integers[place++] = (rows[r] as number) * rowBytes
  if (priorRow !== -1) integers[place++] = priorRow
  if (biasRow !== -1) integers[place++] = missingCount === 0 ? biasRow : most ? totalRow : boundsRow
  integers[fields + personFields.rowsTo] = place << 2
  place = (tables.informationPlaces + at * tables.informationBytes) >> 2
  integers[fields + personFields.informationFrom] = place << 2
  if (most) {
    integers[place++] = information.all
    for (let m = 0; m < missingCount; m++) {
      integers[place++] = information.lacking + (missing[m] as number) * information.rowBytes
    }
  } else {
    for (let item = 0, next = 0; item < items; item++) {
      if (next < missingCount && missing[next] === item) next += 1
      else integers[place++] = information.item + item * information.rowBytes
    }
  }
  integers[fields + personFields.informationTo] = place << 2
  integers[fields + personFields.missing] = missingCount
}
