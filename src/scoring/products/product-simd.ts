// Readable twin: productTwin in product-twin.ts.
import type { GroupTables } from '../group-tables.js'
import { figuresPerPerson, nodesPerBlock, type ProductKernel, together } from './product-kernel.js'
import { tableMemory } from './table-memory.js'

const doubleBytes = 8

/**
 * The kernel in WebAssembly, two nodes in a register and rows of tables in its own memory: half the time of the best loops in
 * JavaScript, and the same whatever else the process has compiled.
 * @returns undefined where the machine has no such instructions or does not let us use them
 */
export function simdProducts(tables: GroupTables, priorWeights: Float64Array): ProductKernel | undefined {
  const perPerson = together * Int32Array.BYTES_PER_ELEMENT
  const weightBytes = tables.stride * doubleBytes
  const figureBytes = together * figuresPerPerson * doubleBytes
  const held = tableMemory(tables, together, weightBytes + figureBytes + 2 * perPerson)
  if (held === undefined) return undefined
  const { memory, functions, places, beyond: weightsAt } = held
  const figuresAt = weightsAt + weightBytes
  const startsAt = figuresAt + figureBytes
  const blocksAt = startsAt + perPerson
  new Float64Array(memory, weightsAt, tables.stride).set(priorWeights)
  const blocks = new Int32Array(memory, blocksAt, together).fill(tables.stride / nodesPerBlock)
  const blockStarts = new Int32Array(memory, startsAt, together)
  const firstBlock = new Int32Array(together)
  const groups = tables.groupStart.length
  const rowsOf = new Int32Array(memory, places, together * groups)
  const doubles = new Float64Array(memory, 0, memory.byteLength / doubleBytes)
  const { wanted, found, left, answered, load, find } = held
  return {
    wanted,
    found,
    left,
    answered,
    firstBlock,
    blocks,
    figures: new Float64Array(memory, figuresAt, together * figuresPerPerson),
    load,
    find: (count) => find(count, 1),
    multiply(count) {
      for (let person = 0; person < count; person++)
        blockStarts[person] = (firstBlock[person] as number) * nodesPerBlock * doubleBytes
      functions.multiply(count, groups, places, weightsAt, startsAt, blocksAt, figuresAt)
    },
    densityAt(place, node) {
      const row = (g: number) => doubles[(rowsOf[place * groups + g] as number) / doubleBytes + node] as number
      let product = priorWeights[node] as number
      let g = 0
      for (; g + 1 < groups; g += 2) product *= row(g) * row(g + 1)
      return g < groups ? product * row(g) : product
    },
  }
}
