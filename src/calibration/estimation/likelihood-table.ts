import type { CompiledBank } from '../../bank/compile-bank.js'
import { equallySpaced } from '../../math/grid.js'
import { createCurvePoint } from '../../models/category-curve.js'
import type { LikelihoodTable } from './latent-normal-pass.js'
import { missingResponse } from './response-matrix.js'

/** Nodes 0.1 logit apart from −10 to 10: they resolve a latent SD of 0.3. */
const [nodeCount, farthest] = [201, 10]

/**
 * Likelihoods of persons' responses to the items of a bank, persons without answers left out.
 * @param responses persons × items row-major in bank order, 255 = not administered
 * @returns the table and the row of each of its persons in `responses`
 */
export function likelihoodTable(
  bank: CompiledBank,
  responses: Uint8Array,
  persons: number,
): { readonly table: LikelihoodTable; readonly rows: readonly number[] } {
  const items = bank.curves.length
  const nodes = equallySpaced(nodeCount, -farthest, farthest)
  const logTables = bank.curves.map((curve) => {
    const point = createCurvePoint(curve.categories)
    const rows = Array.from({ length: curve.categories }, () => new Float64Array(nodeCount))
    for (const [q, node] of nodes.entries()) {
      curve.pointInto(point, node)
      for (const [k, row] of rows.entries()) row[q] = point.logProbability[k] as number
    }
    return rows
  })
  const rows = Array.from({ length: persons }, (_, p) => p).filter((p) =>
    responses.subarray(p * items, (p + 1) * items).some((response) => response !== missingResponse),
  )
  const likelihood = new Float64Array(rows.length * nodeCount)
  const logScale = new Float64Array(rows.length)
  for (const [at, p] of rows.entries()) {
    const own = likelihood.subarray(at * nodeCount, (at + 1) * nodeCount)
    for (let i = 0; i < items; i++) {
      const response = responses[p * items + i] as number
      if (response === missingResponse) continue
      const table = logTables[i]?.[response] as Float64Array
      for (let q = 0; q < nodeCount; q++) own[q] = (own[q] as number) + (table[q] as number)
    }
    const highest = own.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
    for (let q = 0; q < nodeCount; q++) own[q] = Math.exp((own[q] as number) - highest)
    logScale[at] = highest
  }
  const spacing = (2 * farthest) / (nodeCount - 1)
  return {
    table: { persons: rows.length, nodes, nodeWeights: new Float64Array(nodeCount).fill(spacing), likelihood, logScale },
    rows,
  }
}
