// Readable twins: plainRowMeans, plainSquareSum and plainPairSums in score-twin.ts.
import { lazyWasm } from '../../../math/wasm/wasm-engine.js'
import { type PairSums, type PairSumsSize, type RowMeans, type RowMeansSize, type SquareSum, together } from './score-kernel.js'
import { nodesPerTurn, scoreModule, tile } from './score-module.js'

interface ScoreFunctions {
  means(table: number, starts: number, count: number, mass: number, turns: number, means: number): number
  squares(scores: number, count: number, rowBytes: number, sum: number): number
  pairs(
    values: number,
    nodeBytes: number,
    cells: number,
    rows: number,
    first: number,
    end: number,
    mass: number,
    turns: number,
  ): number
}

const compiled = lazyWasm<ScoreFunctions>(scoreModule)

const doubleBytes = 8

/**
 * Means of rows, two nodes in a register.
 * @returns undefined where the machine has no such instructions or does not let us use them
 */
export function simdRowMeans({ values, nodes, rows }: RowMeansSize): RowMeans | undefined {
  const room = Math.ceil(rows / tile) * tile
  // Behind the last row and behind the distribution may be read as many places as a turn has.
  const tableAt = 0
  const massAt = tableAt + (values + nodesPerTurn) * doubleBytes
  const meansAt = massAt + (nodes + nodesPerTurn) * doubleBytes
  const startsAt = meansAt + room * doubleBytes
  const engine = compiled()?.instantiate(startsAt + room * Int32Array.BYTES_PER_ELEMENT)
  if (engine === undefined) return undefined
  const { memory, functions } = engine
  const mass = new Float64Array(memory, massAt, nodes + nodesPerTurn)
  const starts = new Int32Array(memory, startsAt, room)
  return {
    table: new Float64Array(memory, tableAt, values),
    mass: mass.subarray(0, nodes),
    starts,
    means: new Float64Array(memory, meansAt, rows),
    run(count, from, to) {
      const turns = Math.ceil((to - from) / nodesPerTurn)
      // What a last turn or a last tile takes too many adds nothing and is not looked at.
      for (let q = to; q < from + turns * nodesPerTurn; q++) mass[q] = 0
      for (let row = count; row % tile !== 0; row++) starts[row] = starts[0] as number
      const offset = from * doubleBytes
      functions.means(tableAt + offset, startsAt, count, massAt + offset, turns, meansAt)
    },
  }
}

/**
 * Sums of products, sixteen entries in registers.
 * @returns undefined where the machine has no such instructions or does not let us use them
 */
export function simdSquareSum(size: number): SquareSum | undefined {
  const stride = Math.ceil(size / tile) * tile
  const rowBytes = stride * doubleBytes
  const engine = compiled()?.instantiate((together + stride) * rowBytes)
  if (engine === undefined) return undefined
  const { memory, functions } = engine
  const sumAt = together * rowBytes
  return {
    stride,
    scores: new Float64Array(memory, 0, together * stride),
    sum: new Float64Array(memory, sumAt, stride * stride),
    add: (count) => void functions.squares(0, count, rowBytes, sumAt),
  }
}

/**
 * Sums over pairs, two nodes in a register.
 * @returns undefined where the machine has no such instructions or does not let us use them
 */
export function simdPairSums({ values, nodes, answers }: PairSumsSize): PairSums | undefined {
  const massAt = (values + nodesPerTurn) * doubleBytes
  const cellsAt = massAt + (nodes + nodesPerTurn) * doubleBytes
  const rowsAt = cellsAt + answers * Int32Array.BYTES_PER_ELEMENT
  const engine = compiled()?.instantiate(rowsAt + answers * Int32Array.BYTES_PER_ELEMENT)
  if (engine === undefined) return undefined
  const { memory, functions } = engine
  const mass = new Float64Array(memory, massAt, nodes + nodesPerTurn)
  return {
    values: new Float64Array(memory, 0, values),
    mass: mass.subarray(0, nodes),
    cells: new Int32Array(memory, cellsAt, answers),
    rows: new Int32Array(memory, rowsAt, answers),
    add(first, end, from, to) {
      const turns = Math.ceil((to - from) / nodesPerTurn)
      // What a last turn adds too many is 0.
      for (let q = to; q < from + turns * nodesPerTurn; q++) mass[q] = 0
      const offset = from * doubleBytes
      functions.pairs(offset, nodes * doubleBytes, cellsAt, rowsAt, first, end, massAt + offset, turns)
    },
  }
}
