// Readable twin: sumsInto of sufficient-statistic.ts and readTable of sufficient-eap.ts.
import { lazyWasm } from '../math/wasm/wasm-engine.js'
import { together } from './products/product-kernel.js'
import { sufficientModule } from './sufficient-module.js'

interface SufficientFunctions {
  score(
    count: number,
    codes: number,
    items: number,
    groups: number,
    lastMask: bigint,
    slopes: number,
    cells: number,
    lastCell: number,
    low: number,
    perUnit: number,
    theta: number,
    standardError: number,
    others: number,
  ): number
}

const compiled = lazyWasm<SufficientFunctions>(sufficientModule)

/** What the figures of a person are read from. */
export interface SufficientTables {
  readonly items: number
  /** Sums of slopes for every answer to eight items right or wrong, group by group. */
  readonly slopes: Float64Array
  /** Coefficients of the cubics of mean and variance in turn, eight numbers a cell. */
  readonly cells: Float64Array
  readonly low: number
  readonly perUnit: number
}

/** Scores blocks of persons by their position. */
export interface SufficientReader {
  /** @returns how many have a response that is neither right nor wrong, or are not served by the table */
  score(responses: Uint8Array, from: number, to: number): number
  /** Figures of all persons of the block, without meaning for the others. */
  readonly theta: Float64Array
  readonly standardError: Float64Array
  /** Positions of these. */
  readonly others: Int32Array
}

/** @returns undefined where the machine has no such instructions or does not let us use them */
export function simdSufficient({ items, slopes, cells, low, perUnit }: SufficientTables): SufficientReader | undefined {
  const engine = compiled()
  if (engine === undefined) return undefined
  const groups = slopes.length / 256
  const slopesAt = cells.byteLength
  const thetaAt = slopesAt + slopes.byteLength
  const errorAt = thetaAt + together * 8
  const othersAt = errorAt + together * 8
  const codesAt = othersAt + together * 4
  // The last eight answers are read as one word, also where fewer are left.
  const { memory, functions } = engine.instantiate(codesAt + together * items + 8)
  new Float64Array(memory, 0, cells.length).set(cells)
  new Float64Array(memory, slopesAt, slopes.length).set(slopes)
  const codes = new Uint8Array(memory, codesAt, together * items)
  const lastMask = BigInt.asUintN(8 * (items - 8 * (groups - 1)), -1n)
  const lastCell = cells.length / 8 - 1
  return {
    theta: new Float64Array(memory, thetaAt, together),
    standardError: new Float64Array(memory, errorAt, together),
    others: new Int32Array(memory, othersAt, together),
    score(responses, from, to) {
      codes.set(responses.subarray(from * items, to * items))
      const { score } = functions
      return score(to - from, codesAt, items, groups, lastMask, slopesAt, 0, lastCell, low, perUnit, thetaAt, errorAt, othersAt)
    },
  }
}
