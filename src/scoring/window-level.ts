import type { CompiledBank } from '../bank/compile-bank.js'
import { groupTables } from './group-tables.js'
import { type LikelihoodTables, likelihoodTables } from './likelihood-tables.js'
import type { PosteriorWindow } from './posterior-window.js'
import { type Prior, priorPoint } from './prior.js'
import { nodesPerBlock } from './products/product-kernel.js'
import { type WindowKernel, type WindowRequest, windowKernel } from './window-kernel.js'

/** Equally spaced nodes that all posteriors share. */
export interface LevelGrid {
  readonly low: number
  readonly spacing: number
  readonly count: number
}

/** First and last node of a prior. */
export interface NodeRange {
  readonly from: number
  readonly to: number
}

/** Tables of likelihoods and of priors at the nodes of one grid, made when they are first needed. */
export interface WindowLevel {
  /** Writes the density of a person at nodes from…to into the window; false where a response is no category. */
  fill(responses: Uint8Array, start: number, prior: number, range: NodeRange): boolean
}

/** Rows of one group at most, as for scores, and doubles of all together: only those around the mass are read. */
const tableRule = { mostRows: 256, mostDoubles: 2 ** 19 } as const

/** @param ranges nodes that each prior may use */
export function windowLevel(
  bank: CompiledBank,
  { low, spacing, count }: LevelGrid,
  priors: readonly Prior[],
  ranges: readonly NodeRange[],
  window: PosteriorWindow,
): WindowLevel {
  const nodes = Float64Array.from({ length: count }, (_, i) => low + i * spacing)
  const requests: (WindowRequest | undefined)[] = []
  let tables: LikelihoodTables | undefined
  const make = (withMissing: boolean) => {
    tables ??= likelihoodTables(bank, nodes)
    return windowKernel(groupTables(bank, tables, { withMissing, ...tableRule }), window, priors.length)
  }
  let complete: WindowKernel | undefined
  let incomplete: WindowKernel | undefined
  return {
    fill(responses, start, prior, { from, to }) {
      let request = requests[prior]
      if (request === undefined) {
        request = { prior, weights: priorWeights(priors[prior] as Prior, nodes, ranges[prior] as NodeRange), from, to }
        requests[prior] = request
      }
      request.from = from
      request.to = to
      complete ??= make(false)
      if (complete(responses, start, request)) return true
      incomplete ??= make(true)
      return incomplete(responses, start, request)
    },
  }
}

/** Prior density relative to its largest value, halved at the ends of its range and 0 outside, with room for whole blocks. */
function priorWeights(prior: Prior, nodes: Float64Array, { from, to }: NodeRange): Float64Array {
  const weights = new Float64Array(Math.ceil(nodes.length / nodesPerBlock) * nodesPerBlock)
  const logDensity = Array.from(nodes.subarray(from, to + 1), (node) => priorPoint(prior, node).logDensity)
  const peak = logDensity.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  for (const [i, value] of logDensity.entries())
    weights[from + i] = Math.exp(value - peak) * (i === 0 || from + i === to ? 0.5 : 1)
  return weights
}
