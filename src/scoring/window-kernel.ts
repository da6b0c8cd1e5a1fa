import { productAt, rowsInto } from './answer-rows.js'
import type { GroupTables } from './group-tables.js'
import { type PosteriorWindow, windowMargin } from './posterior-window.js'
import { nodesPerBlock } from './products/product-kernel.js'
import { tableMemory } from './products/table-memory.js'

/** Nodes from…to of a level under one of its priors; nodes outside of it are 0. */
export interface WindowRequest {
  /** Index of the prior, which always has the same weights. */
  readonly prior: number
  /** Its density at all nodes. */
  readonly weights: Float64Array
  from: number
  to: number
}

/**
 * A function that writes the posterior density of one person into a window, and returns false for a person with a response
 * that the tables do not know.
 */
export type WindowKernel = (responses: Uint8Array, start: number, request: WindowRequest) => boolean

/** Blocks of four nodes in one of the products. */
const fours = nodesPerBlock / 4

/** @param priors whose weights requests may name */
export function windowKernel(tables: GroupTables, window: PosteriorWindow, priors: number): WindowKernel {
  return simdWindow(tables, window, priors) ?? windowTwin(tables, window)
}

/** {@link windowTwin} in WebAssembly: the window's arrays are then those of its memory. */
export function simdWindow(tables: GroupTables, window: PosteriorWindow, priors: number): WindowKernel | undefined {
  const doubleBytes = Float64Array.BYTES_PER_ELEMENT
  const weightBytes = tables.stride * doubleBytes
  const densityLength = tables.stride + 2 * windowMargin
  const beforeLength = tables.stride / 4 + 2
  const held = tableMemory(tables, 1, (densityLength + beforeLength) * doubleBytes + priors * weightBytes)
  if (held === undefined) return undefined
  const { memory, functions, places, beyond: densityAt, load, find } = held
  const beforeAt = densityAt + densityLength * doubleBytes
  const weightsAt = beforeAt + beforeLength * doubleBytes
  const density = new Float64Array(memory, densityAt, densityLength)
  const before = new Float64Array(memory, beforeAt, beforeLength)
  const firstDensityAt = densityAt + windowMargin * doubleBytes
  const known = new Uint8Array(priors)
  const items = tables.states.length
  const groups = tables.groupStart.length
  return (responses, start, { prior, weights, from, to }) => {
    const person = start / items
    load(responses, person, person + 1)
    if (find(1, 0) === 0) return false
    const ownWeights = weightsAt + prior * weightBytes
    if (known[prior] === 0) {
      new Float64Array(memory, ownWeights, tables.stride).set(weights.subarray(0, tables.stride))
      known[prior] = 1
    }
    const first = from - (from % nodesPerBlock)
    const blocks = Math.floor((to - first) / nodesPerBlock) + 1
    functions.layOut(groups, places, ownWeights, first * doubleBytes, blocks, firstDensityAt, beforeAt)
    window.density = density
    window.before = before
    window.blocks = fours * blocks
    window.total = before[fours * blocks] as number
    window.alias = Math.abs(before[fours * blocks + 1] as number)
    window.from = first
    return true
  }
}

/** The kernel in plain numbers: what {@link simdWindow} is held to, and what serves where that cannot run. */
export function windowTwin(tables: GroupTables, window: PosteriorWindow): WindowKernel {
  const { rows } = tables
  const places = new Int32Array(tables.groupStart.length)
  const density = new Float64Array(tables.stride + 2 * windowMargin)
  const before = new Float64Array(tables.stride / 4 + 1)
  return (responses, start, { weights, from, to }) => {
    if (!rowsInto(places, 0, tables, responses, start)) return false
    const first = from - (from % nodesPerBlock)
    const blocks = fours * (Math.floor((to - first) / nodesPerBlock) + 1)
    let [evens, odds] = [0, 0]
    for (let block = 0; block < blocks; block++) {
      const node = first + 4 * block
      const densities = [0, 1, 2, 3].map((i) => productAt(rows, places, weights[node + i] ?? 0, node + i))
      density.set(densities, windowMargin + 4 * block)
      const [p0, p1, p2, p3] = densities as [number, number, number, number]
      before[block] = evens + odds
      evens += p0 + p2
      odds += p1 + p3
    }
    before[blocks] = evens + odds
    density.fill(0, windowMargin + 4 * blocks, 2 * windowMargin + 4 * blocks)
    Object.assign(window, { density, before, blocks, total: evens + odds, alias: Math.abs(evens - odds), from: first })
    return true
  }
}
