import type { CompiledBank } from '../bank/compile-bank.js'
import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import type { CategoryCurve } from '../models/category-curve.js'
import { personGrid } from './covering-density.js'
import { withMarginalCurves } from './marginal-curves.js'
import { resolveScoringOptions, type ScoringOptions } from './scoring-options.js'
import { type SumScoreRow, sumScoreRows } from './sum-score-rows.js'

/**
 * Raw score → theta, standard error and expected share, for a fixed form.
 * @param items places of the form's items in the bank; all items unless given
 * @param options prior, nodes and parameterUncertainty count
 * @returns one row a score, from 0 to the highest
 * @throws MelekError `sum-score-nominal` where an item is NRM: its categories have no order to be summed
 * @source Thissen, Pommerich, Billeaud & Williams (1995), Appl. Psych. Meas. 19, 39–49
 */
export function sumScoreTable(bank: CompiledBank, items?: readonly number[], options: ScoringOptions = {}): SumScoreRow[] {
  const { prior, nodes, parameterUncertainty } = resolveScoringOptions(bank, options)
  const curves = formCurves(
    parameterUncertainty === 'marginal' ? withMarginalCurves(bank) : bank,
    items ?? [...bank.items.keys()],
  )
  const row = sumScoreRows(curves, prior, personGrid(prior, nodes))
  const highest = curves.reduce((sum, { categories }) => sum + categories - 1, 0)
  return Array.from({ length: highest + 1 }, (_, score) => row(score))
}

/**
 * The curves of some items whose categories may be summed.
 * @throws MelekError `sum-score-nominal` where an item is NRM
 */
export function formCurves(bank: CompiledBank, items: readonly number[]): CategoryCurve[] {
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
  return items.map((index) => bank.curves[index] as CategoryCurve)
}
