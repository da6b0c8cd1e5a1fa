import type { CompiledBank } from '../bank/compile-bank.js'
import { answeredItems } from './answered-items.js'
import { personGrid } from './covering-density.js'
import type { Prior } from './prior.js'
import type { ProficiencyEstimate } from './proficiency-estimate.js'
import type { NodeRule } from './scoring-grid.js'
import { scoringDefaults } from './scoring-options.js'
import { sumScoreRows } from './sum-score-rows.js'
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
  nodes: NodeRule = scoringDefaults.nodes,
): ProficiencyEstimate {
  const answered = answeredItems(bank, responses)
  if (answered.length === 0) return { kind: 'no-responses' }
  const curves = formCurves(
    bank,
    answered.map(({ index }) => index),
  )
  const rows = sumScoreRows(curves, prior, personGrid(prior, nodes))
  const { theta, standardError } = rows(answered.reduce((sum, { response }) => sum + response, 0))
  return { kind: 'finite', theta, standardError }
}
