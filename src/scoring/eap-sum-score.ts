import type { CompiledBank } from '../bank/compile-bank.js'
import { answeredItems } from './answered-items.js'
import type { Prior } from './prior.js'
import type { ProficiencyEstimate } from './proficiency-estimate.js'
import { defaultNodes, type NodeRule, scoringGrid } from './scoring-grid.js'
import { type SumScoreRow, sumScoreRows } from './sum-score-rows.js'
import { formCurves } from './sum-score-table.js'

/**
 * Expected a-posteriori proficiency given the sum score alone; with missing responses, from the table of the answered items.
 * @param responses category per item in bank order, 255 or −1 = not administered
 * @returns standardError is the posterior SD given the sum score, in logits
 * @throws MelekError `sum-score-nominal` where an answered item is NRM
 * @source Thissen, Pommerich, Billeaud & Williams (1995), Appl. Psych. Meas. 19, 39–49
 */
export function estimateEapSum(
  bank: CompiledBank,
  responses: ArrayLike<number>,
  prior: Prior,
  nodes: NodeRule = defaultNodes,
): ProficiencyEstimate {
  return eapSumEstimator(bank, prior, nodes, 1)(responses)
}

/**
 * {@link estimateEapSum} for many persons: keeps the tables of patterns of missing responses that come again.
 * @param mostPatterns tables kept at a time
 */
export function eapSumEstimator(
  bank: CompiledBank,
  prior: Prior,
  nodes: NodeRule,
  mostPatterns: number,
): (responses: ArrayLike<number>) => ProficiencyEstimate {
  const tables = new Map<string, (score: number) => SumScoreRow>()
  const grid = scoringGrid(prior, nodes)
  return (responses) => {
    const answered = answeredItems(bank, responses)
    if (answered.length === 0) return { kind: 'no-responses' }
    const items = answered.map(({ index }) => index)
    const pattern = items.join(' ')
    let table = tables.get(pattern)
    if (table === undefined) {
      if (tables.size >= mostPatterns) tables.clear()
      table = sumScoreRows(formCurves(bank, items), prior, grid)
      tables.set(pattern, table)
    }
    const { theta, standardError } = table(answered.reduce((sum, { response }) => sum + response, 0))
    return { kind: 'finite', theta, standardError }
  }
}
