import { instanceOf, lazyWasm } from '../../math/wasm/wasm-engine.js'
import type { GroupTables } from '../group-tables.js'
import { productModule } from './product-module.js'

/** Addresses of the lists of persons. */
type Lists = readonly [wanted: number, found: number, left: number, answered: number, places: number]
type Persons = readonly [count: number, codes: number, items: number, groups: number]

interface ProductFunctions {
  find(
    ...all: readonly [...Persons, itemEnds: number, groupStarts: number, steps: number, ...Lists, leastAnswered: number]
  ): number
  findBits(...all: readonly [...Persons, rowBytes: number, groupStarts: number, lastMask: bigint, ...Lists]): number
  findTernary(
    ...all: readonly [
      ...Persons,
      rowBytes: number,
      groupStarts: number,
      itemEnds: number,
      masks: number,
      ...Lists,
      leastAnswered: number,
    ]
  ): number
  multiply(
    count: number,
    groups: number,
    places: number,
    weights: number,
    firsts: number,
    blocks: number,
    figures: number,
  ): number
  layOut(groups: number, places: number, weights: number, first: number, blocks: number, density: number, before: number): number
}

const compiled = lazyWasm<ProductFunctions>(productModule)

const doubleBytes = 8
const itemsPerByte = 8

/** Tables in the memory of an instance, and the search of persons in them. */
export interface TableMemory {
  readonly memory: ArrayBuffer
  readonly functions: ProductFunctions
  /** Where the places of persons found begin, and what was asked for beyond the tables, in bytes. */
  readonly places: number
  readonly beyond: number
  load(responses: Uint8Array, from: number, to: number): Uint8Array
  /** As in ProductKernel, for persons who have answered so many items at least. */
  find(count: number, leastAnswered: 0 | 1): number
  readonly wanted: Int32Array
  readonly found: Int32Array
  readonly left: Int32Array
  readonly answered: Int32Array
}

/**
 * @param persons at a time
 * @param bytes that the caller wants beyond the tables
 * @returns undefined where the machine has no such instructions or does not let us use them
 */
export function tableMemory(tables: GroupTables, persons: number, bytes: number): TableMemory | undefined {
  if (tables.groupStart.length === 0) return undefined
  const items = tables.states.length
  const layout = layoutOf(tables, persons)
  const instance = instanceOf(compiled(), layout.end + bytes)
  if (instance === undefined) return undefined
  const { memory, functions } = instance
  writeTables(memory, tables, layout)
  const codes = new Uint8Array(memory, layout.codes, persons * items)
  const list = (at: number) => new Int32Array(memory, at, persons)
  return {
    memory,
    functions,
    places: layout.places,
    beyond: layout.end,
    load(responses, from, to) {
      // A view costs more than copying one person.
      if (to - from === 1) for (let item = 0; item < items; item++) codes[item] = responses[from * items + item] as number
      else codes.set(responses.subarray(from * items, to * items))
      return codes
    },
    find: searchIn(tables, functions, layout),
    wanted: list(layout.wanted),
    found: list(layout.found),
    left: list(layout.left),
    answered: list(layout.answered),
  }
}

function writeTables(memory: ArrayBuffer, tables: GroupTables, layout: Layout): void {
  const { rows, step, groupStart, firstItem } = tables
  const integers = (at: number, length: number) => new Int32Array(memory, at, length)
  const groups = groupStart.length
  new Float64Array(memory, layout.rows, rows.length).set(rows)
  integers(layout.groupStarts, groups).set(groupStart.map((start) => layout.rows + start * doubleBytes))
  integers(layout.itemEnds, groups).set(firstItem.subarray(1))
  integers(layout.steps, step.length).set(step.map((each) => (each < 0 ? each : each * doubleBytes)))
  if (inThrees(tables)) new BigInt64Array(memory, layout.masks, groups).set(itemMasks(tables))
}

/** The quickest search that the tables allow. */
function searchIn(tables: GroupTables, { find, findBits, findTernary }: ProductFunctions, layout: Layout): TableMemory['find'] {
  const [items, groups] = [tables.states.length, tables.groupStart.length]
  const { codes, groupStarts: starts, itemEnds: ends, steps, masks } = layout
  const { wanted, found, left, answered, places } = layout
  const rowBytes = tables.stride * doubleBytes
  // A spread of what they share would cost a person who is scored alone a tenth of the time.
  if (byBits(tables)) {
    const lastMask = BigInt.asUintN(8 * (items - itemsPerByte * (groups - 1)), -1n)
    return (count) => findBits(count, codes, items, groups, rowBytes, starts, lastMask, wanted, found, left, answered, places)
  }
  if (inThrees(tables)) {
    return (count, least) =>
      findTernary(count, codes, items, groups, rowBytes, starts, ends, masks, wanted, found, left, answered, places, least)
  }
  return (count, least) => find(count, codes, items, groups, ends, starts, steps, wanted, found, left, answered, places, least)
}

/** Whether complete answers, right or wrong, stand eight to a group, so that a group's row is a byte of bits. */
function byBits({ states, firstItem, withMissing }: GroupTables): boolean {
  return (
    !withMissing &&
    states.every((count) => count === 2) &&
    firstItem.every((first, g) => first === Math.min(states.length, g * itemsPerByte))
  )
}

/** Answers of which each is right, wrong or missing, at most so many in a group that a byte holds their number in base three. */
const itemsInThrees = 5

function inThrees({ states, firstItem, withMissing }: GroupTables): boolean {
  return (
    withMissing &&
    states.every((count) => count === 3) &&
    firstItem.every((first, g) => g === 0 || first - firstItem[g - 1]! <= itemsInThrees)
  )
}

/** Of eight answers that begin with a group, those that belong to it. */
function itemMasks({ groupStart, firstItem }: GroupTables): BigInt64Array {
  return BigInt64Array.from(groupStart, (_, g) => BigInt.asUintN(8 * (firstItem[g + 1]! - firstItem[g]!), -1n))
}

type Layout = ReturnType<typeof layoutOf>

/** Where each array begins in the memory of an instance, in bytes, and where the last one ends. */
function layoutOf({ rows, step, groupStart, states }: GroupTables, persons: number) {
  let end = 0
  const take = (bytes: number): number => {
    const at = end
    end = Math.ceil((end + bytes) / 64) * 64
    return at
  }
  const perPerson = persons * Int32Array.BYTES_PER_ELEMENT
  return {
    rows: take(rows.byteLength),
    steps: take(step.byteLength),
    groupStarts: take(groupStart.byteLength),
    itemEnds: take(groupStart.byteLength),
    masks: take(groupStart.length * BigInt64Array.BYTES_PER_ELEMENT),
    // The last eight answers are read as one word, also where fewer are left.
    codes: take(persons * states.length + itemsPerByte),
    wanted: take(perPerson),
    found: take(perPerson),
    left: take(perPerson),
    answered: take(perPerson),
    places: take(perPerson * groupStart.length),
    end,
  }
}
