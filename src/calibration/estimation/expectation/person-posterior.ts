import { logSumExp } from '../../../math/log-sum-exp.js'
import type { SparseResponses } from '../response-matrix.js'
import type { LogTables } from './log-tables.js'

/** Writes a person's posterior over the nodes (summing to 1) and returns the log of its marginal likelihood. */
export function personPosteriorInto(
  posterior: Float64Array,
  person: number,
  responses: SparseResponses,
  { tables, logWeight }: { readonly tables: LogTables; readonly logWeight: Float64Array },
): number {
  const { nodes, itemStart, logProbability } = tables
  posterior.set(logWeight)
  const end = responses.start[person + 1] as number
  for (let at = responses.start[person] as number; at < end; at++) {
    const row = (itemStart[responses.item[at] as number] as number) + (responses.response[at] as number) * nodes
    for (let q = 0; q < nodes; q++) posterior[q] = (posterior[q] as number) + (logProbability[row + q] as number)
  }
  const logMarginal = logSumExp(posterior)
  for (let q = 0; q < nodes; q++) posterior[q] = Math.exp((posterior[q] as number) - logMarginal)
  return logMarginal
}
