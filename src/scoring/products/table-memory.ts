import { instanceOf, lazyWasm } from '../../math/wasm/wasm-engine.js'
import type { GroupTables } from '../group-tables.js'
import { productModule } from './product-module.js'

interface ProductFunctions {
  find(
    count: number,
    codes: number,
    items: number,
    groups: number,
    itemEnds: number,
    groupStarts: number,
    steps: number,
    wanted: number,
    found: number,
    left: number,
    answered: number,
    places: number,
    leastAnswered: number,
  ): number
  findBits(
    count: number,
    codes: number,
    items: number,
    groups: number,
    rowBytes: number,
    groupStarts: number,
    lastMask: bigint,
    wanted: number,
    found: number,
    left: number,
    answered: number,
    places: number,
  ): number
  findTernary(
    count: number,
    codes: number,
    items: number,
    groups: number,
    rowBytes: number,
    groupStarts: number,
    itemEnds: number,
    masks: number,
    wanted: number,
    found: number,
    left: number,
    answered: number,
    places: number,
    leastAnswered: number,
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
  const groups = tables.groupStart.length
  const layout = layoutOf(tables, persons)
  const instance = instanceOf(compiled(), layout.end + bytes)
  if (instance === undefined) return undefined
  const { memory, functions } = instance
  const integers = (at: number, length: number = persons) => new Int32Array(memory, at, length)
  new Float64Array(memory, layout.rows, tables.rows.length).set(tables.rows)
  integers(layout.groupStarts, groups).set(tables.groupStart.map((start) => layout.rows + start * doubleBytes))
  integers(layout.itemEnds, groups).set(tables.firstItem.subarray(1))
  integers(layout.steps, items * 256).set(tables.step.map((step) => (step < 0 ? step : step * doubleBytes)))
  const codes = new Uint8Array(memory, layout.codes, persons * items)
  const bits = byBits(tables)
  const lastMask = bits ? BigInt.asUintN(8 * (items - itemsPerByte * (groups - 1)), -1n) : 0n
  const { codes: codesAt, groupStarts, itemEnds, steps, wanted, found, left, answered, places } = layout
  const rowBytes = tables.stride * doubleBytes
  const ternary = inThrees(tables)
  if (ternary) new BigInt64Array(memory, layout.masks, groups).set(itemMasks(tables))
  const { masks } = layout
  const { find, findBits, findTernary } = functions
  const general: TableMemory['find'] = (count, least) =>
    find(count, codesAt, items, groups, itemEnds, groupStarts, steps, wanted, found, left, answered, places, least)
  const ofBits: TableMemory['find'] = (count) =>
    findBits(count, codesAt, items, groups, rowBytes, groupStarts, lastMask, wanted, found, left, answered, places)
  const inBaseThree: TableMemory['find'] = (count, least) =>
    findTernary(
      count,
      codesAt,
      items,
      groups,
      rowBytes,
      groupStarts,
      itemEnds,
      masks,
      wanted,
      found,
      left,
      answered,
      places,
      least,
    )
  return {
    memory,
    functions,
    places,
    beyond: layout.end,
    load(responses, from, to) {
      // A view costs more than copying one person.
      if (to - from === 1) for (let item = 0; item < items; item++) codes[item] = responses[from * items + item] as number
      else codes.set(responses.subarray(from * items, to * items))
      return codes
    },
    find: bits ? ofBits : ternary ? inBaseThree : general,
    wanted: integers(wanted),
    found: integers(found),
    left: integers(left),
    answered: integers(answered),
  }
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
