import type { CompiledBank } from '../bank/compile-bank.js'
import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import type { CategoryCurve } from '../models/category-curve.js'
import { withMarginalCurves } from './marginal-curves.js'
import { type Prior, priorPoint } from './prior.js'
import { scoreDistribution } from './score-distribution.js'
import { type NodeRule, type ScoringGrid, scoringGrid } from './scoring-grid.js'
import { resolveScoringOptions, type ScoringOptions } from './scoring-options.js'

/** What one sum score of a fixed form means. */
export interface SumScoreRow {
  readonly score: number
  /** Posterior mean given the sum score, in logits. */
  readonly theta: number
  /** Posterior SD given the sum score, in logits. */
  readonly standardError: number
  /** Share of the prior's population that gets this score. */
  readonly probability: number
}

/**
 * Raw score → theta, standard error and expected share, for a fixed form.
 * @param items places of the form's items in the bank; all items unless given
 * @param options prior and nodes count, `method` and `standardError` do not
 * @throws MelekError `sum-score-nominal` where an item is NRM: its categories have no order to be summed
 * @source Thissen, Pommerich, Billeaud & Williams (1995), Appl. Psych. Meas. 19, 39–49
 */
export function sumScoreTable(bank: CompiledBank, items?: readonly number[], options: ScoringOptions = {}): SumScoreRow[] {
  const { prior, nodes, parameterUncertainty } = resolveScoringOptions(bank, options)
  const curves = parameterUncertainty === 'marginal' ? withMarginalCurves(bank) : bank
  return sumScoreRows(curves, items ?? bank.items.map((_, index) => index), prior, nodes)
}

/** {@link sumScoreTable} with everything given. */
export function sumScoreRows(bank: CompiledBank, items: readonly number[], prior: Prior, nodes: NodeRule): SumScoreRow[] {
  refuseNominal(bank, items)
  const curves = items.map((index) => bank.curves[index] as CategoryCurve)
  return tableOver(curves, prior, scoringGrid(prior, nodes))
}

function refuseNominal(bank: CompiledBank, items: readonly number[]): void {
  const issues: Issue[] = items.flatMap((index) => {
    const item = bank.items[index]
    if (item?.model !== 'nrm') return []
    return [
      {
        code: 'sum-score-nominal',
        message: 'categories of an NRM item have no order to be summed; use another method',
        item: item.id,
      },
    ]
  })
  if (issues.length > 0) throw new MelekError('sum-score-nominal', 'a sum score needs ordered categories', issues)
}

function tableOver(curves: readonly CategoryCurve[], prior: Prior, grid: ScoringGrid): SumScoreRow[] {
  const { nodes, trapezoid } = grid
  const last = nodes.length - 1
  const weights = nodes.map(
    (node, q) => Math.exp(priorPoint(prior, node).logDensity) * (trapezoid && (q === 0 || q === last) ? 0.5 : 1),
  )
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const distributions = Array.from(nodes, (node) => scoreDistribution(curves, node))
  return Array.from(distributions[0] as Float64Array, (_, score) => {
    const mass = weights.map((weight, q) => (weight * ((distributions[q] as Float64Array)[score] as number)) / total)
    const probability = mass.reduce((sum, value) => sum + value, 0)
    const theta = mass.reduce((sum, value, q) => sum + value * (nodes[q] as number), 0) / probability
    const variance = mass.reduce((sum, value, q) => sum + value * ((nodes[q] as number) - theta) ** 2, 0) / probability
    return { score, theta, standardError: Math.sqrt(variance), probability }
  })
}
