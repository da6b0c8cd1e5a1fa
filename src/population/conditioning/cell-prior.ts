import type { LikelihoodTable, Symmetric2 } from '../../calibration/estimation/latent-normal-pass.js'
import { likelihoodRows } from '../quadrature/likelihood-rows.js'
import { type Layout, type Measurement, scaleLayout } from '../quadrature/measurement.js'
import type { Cell } from './cells.js'
import { mixture } from './mixture.js'
import { type CellPrior, type NoPrior, ownMeanPrior, ownPrior, resolving, type TableOn } from './own-prior.js'

/**
 * Priors of all cells, conditioned on the cell wherever its answers allow. Cells without an SD of their own borrow the
 * pooled within-cell SD, cells without a mean the mixture of the others; both say so.
 * @param found what is made of a cell once its prior is known, from the likelihoods that told the prior: they are large, and
 *   are not held for two cells at once
 */
export function cellPriors<T>(
  measurement: Measurement,
  cells: readonly Cell[],
  found: (cell: Cell, prior: CellPrior, table: LikelihoodTable) => T,
): readonly T[] | NoPrior {
  const base = scaleLayout(measurement)
  const tryOn = (cell: Cell, priorOn: (tableOn: TableOn) => CellPrior | NoPrior): Tried<T> => {
    const tableOn = lastTable(measurement, cell)
    const prior = priorOn(tableOn)
    return prior.kind === 'none' ? { cell, prior } : { cell, prior, found: found(cell, prior, tableOn(prior.layout)) }
  }
  const alone = cells.map((cell) => tryOn(cell, (tableOn) => ownPrior({ measurement, base, tableOn }, cell)))
  const sds = knownPriors(alone).map((one) => ({ ...one, mean: 0 }))
  const pooledSd = sds.length > 0 ? mixture(sds).sd : measurement.scale.sd
  const second = alone.map((tried) => {
    const { cell, prior } = tried
    if (prior.kind !== 'none' || (prior.reason !== 'no-variance' && prior.reason !== 'sd-not-identified')) return tried
    const held = { sd: pooledSd, reason: prior.reason }
    return tryOn(cell, (tableOn) => ownMeanPrior({ measurement, base, tableOn }, cell, held))
  })
  const known = knownPriors(second)
  if (known.length === 0) return second[0]?.prior as NoPrior
  const whole = mixture(known)
  const layout = resolving(measurement, base, whole.sd)
  return second.map(({ cell, prior, ...tried }) => {
    const taken: CellPrior | undefined =
      prior.kind === 'none' ? { ...prior, kind: 'total', ...whole, covariance: noCovariance, layout } : undefined
    return (taken === undefined ? tried : tryOn(cell, () => taken)).found as T
  })
}

interface Tried<T> {
  readonly cell: Cell
  readonly prior: CellPrior | NoPrior
  /** Absent where there is no prior. */
  readonly found?: T
}

function knownPriors(tried: readonly Tried<unknown>[]): { mean: number; sd: number; weight: number }[] {
  return tried.flatMap(({ cell, prior }) =>
    prior.kind === 'none' ? [] : [{ mean: prior.mean, sd: prior.sd, weight: weightOf(cell) }],
  )
}

/** Makes the likelihoods of a cell, and keeps those of the layout last asked for. */
function lastTable({ rows }: Measurement, { members }: Cell): TableOn {
  let last: { readonly layout: Layout; readonly table: LikelihoodTable } | undefined
  return (layout) => {
    if (last?.layout !== layout) last = { layout, table: likelihoodRows(layout.tables, layout.grid, rows, members) }
    return last.table
  }
}

const noCovariance: Symmetric2 = { mean: 0, cross: 0, logSd: 0 }

function weightOf(cell: Cell): number {
  return cell.weights === undefined ? cell.members.length : cell.weights.reduce((sum, weight) => sum + weight, 0)
}
