import type { LikelihoodTable } from '../../calibration/estimation/latent-normal-pass.js'
import { missing } from '../../scoring/proficiency-estimate.js'
import type { ItemTables } from './item-tables.js'
import type { PanelGrid } from './panel-grid.js'

/** Responses of persons × items in bank order, bytes, 255 = not administered. */
export interface ResponseRows {
  readonly responses: Uint8Array
  readonly items: number
}

/**
 * Likelihoods of chosen persons at the nodes of a grid, each row scaled to a largest value of 1.
 * Readable twin: `posteriorCurve` of scoring/ under a flat prior, one person at a time.
 * @param members rows of the persons in `rows`
 */
export function likelihoodRows(tables: ItemTables, grid: PanelGrid, rows: ResponseRows, members: Int32Array): LikelihoodTable {
  const count = grid.nodes.length
  const likelihood = new Float64Array(members.length * count)
  const logScale = new Float64Array(members.length)
  const sum = new Float64Array(count)
  for (let m = 0; m < members.length; m++) {
    sumLogProbabilityInto(sum, tables, rows, members[m] as number)
    let largest = Number.NEGATIVE_INFINITY
    for (let q = 0; q < count; q++) if ((sum[q] as number) > largest) largest = sum[q] as number
    logScale[m] = largest
    const offset = m * count
    for (let q = 0; q < count; q++) likelihood[offset + q] = Math.exp((sum[q] as number) - largest)
  }
  return { persons: members.length, nodes: grid.nodes, nodeWeights: grid.nodeWeights, likelihood, logScale }
}

function sumLogProbabilityInto(sum: Float64Array, tables: ItemTables, { responses, items }: ResponseRows, person: number): void {
  const offset = person * items
  sum.fill(0)
  for (const run of tables.runs) {
    let row = 0
    for (let k = 0; k < run.items.length; k++) {
      const response = responses[offset + (run.items[k] as number)] as number
      if (response !== missing) row += (run.strides[k] as number) * (response + 1)
    }
    if (row === 0) continue
    const { logProbability } = run
    const start = row * tables.nodes
    for (let q = 0; q < tables.nodes; q++) sum[q] = (sum[q] as number) + (logProbability[start + q] as number)
  }
}
