// Readable twin: productTwin in product-twin.ts.
import { lazyWasm } from '../../math/wasm/wasm-engine.js'
import type { GroupTables } from '../group-tables.js'
import { figuresPerPerson, nodesPerBlock, type ProductKernel, together } from './product-kernel.js'
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
  multiply(
    count: number,
    groups: number,
    places: number,
    weights: number,
    firsts: number,
    blocks: number,
    figures: number,
  ): number
}

const compiled = lazyWasm<ProductFunctions>(productModule)

const doubleBytes = 8
const itemsPerByte = 8

/**
 * The kernel in WebAssembly, two nodes in a register and rows of tables in its own memory: half the time of the best loops in
 * JavaScript, and the same whatever else the process has compiled.
 * @returns undefined where the machine has no such instructions or does not let us use them
 */
export function simdProducts(tables: GroupTables, priorWeights: Float64Array): ProductKernel | undefined {
  const engine = compiled()
  if (engine === undefined || tables.groupStart.length === 0) return undefined
  const items = tables.states.length
  const groups = tables.groupStart.length
  const layout = layoutOf(tables)
  const { memory, functions } = engine.instantiate(layout.end)
  const integers = (at: number, length: number = together) => new Int32Array(memory, at, length)
  const doubles = (at: number, length: number) => new Float64Array(memory, at, length)
  doubles(layout.rows, tables.rows.length).set(tables.rows)
  doubles(layout.weights, tables.stride).set(priorWeights)
  integers(layout.groupStarts, groups).set(tables.groupStart.map((start) => layout.rows + start * doubleBytes))
  integers(layout.itemEnds, groups).set(tables.firstItem.subarray(1))
  integers(layout.steps, items * 256).set(tables.step.map((step) => (step < 0 ? step : step * doubleBytes)))
  const blocks = integers(layout.blocks).fill(tables.stride / nodesPerBlock)
  const blockStarts = integers(layout.blockStarts)
  const firstBlock = new Int32Array(together)
  const codes = new Uint8Array(memory, layout.codes, together * items)
  const bits = byBits(tables)
  const lastMask = bits ? BigInt.asUintN(8 * (items - itemsPerByte * (groups - 1)), -1n) : 0n
  const lists = [layout.wanted, layout.found, layout.left, layout.answered, layout.places] as const
  const { codes: codesAt, groupStarts, itemEnds, steps, places, weights, figures } = layout
  const find = bits
    ? (count: number) =>
        functions.findBits(count, codesAt, items, groups, tables.stride * doubleBytes, groupStarts, lastMask, ...lists)
    : (count: number) => functions.find(count, codesAt, items, groups, itemEnds, groupStarts, steps, ...lists)
  return {
    wanted: integers(layout.wanted),
    found: integers(layout.found),
    left: integers(layout.left),
    answered: integers(layout.answered),
    firstBlock,
    blocks,
    figures: doubles(layout.figures, together * figuresPerPerson),
    load(responses, from, to) {
      codes.set(responses.subarray(from * items, to * items))
    },
    find,
    multiply(count) {
      for (let person = 0; person < count; person++)
        blockStarts[person] = (firstBlock[person] as number) * nodesPerBlock * doubleBytes
      functions.multiply(count, groups, places, weights, layout.blockStarts, layout.blocks, figures)
    },
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

/** Where each array begins in the memory of an instance, in bytes, and where the last one ends. */
function layoutOf({ rows, stride, step, groupStart, states }: GroupTables) {
  let end = 0
  const take = (bytes: number): number => {
    const at = end
    end = Math.ceil((end + bytes) / 64) * 64
    return at
  }
  const perPerson = together * Int32Array.BYTES_PER_ELEMENT
  const groups = groupStart.length
  return {
    rows: take(rows.byteLength),
    weights: take(stride * doubleBytes),
    steps: take(step.byteLength),
    groupStarts: take(groupStart.byteLength),
    itemEnds: take(groupStart.byteLength),
    // The last eight answers are read as one word, also where fewer are left.
    codes: take(together * states.length + itemsPerByte),
    wanted: take(perPerson),
    found: take(perPerson),
    left: take(perPerson),
    answered: take(perPerson),
    places: take(perPerson * groups),
    blockStarts: take(perPerson),
    blocks: take(perPerson),
    figures: take(together * figuresPerPerson * doubleBytes),
    end,
  }
}
