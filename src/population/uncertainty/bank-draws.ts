import type { CompiledBank } from '../../bank/compile-bank.js'
import { estimateLatentNormal } from '../../calibration/estimation/latent-normal.js'
import { createRandom } from '../../math/random-source.js'
import { categoryCurve } from '../../models/category-curve.js'
import { refittedRegression, regressionSums } from '../conditioning/cell-regression.js'
import type { Cell } from '../conditioning/cells.js'
import { type CellPrior, sdRangeOf } from '../conditioning/own-prior.js'
import { type ItemTables, itemTables } from '../quadrature/item-tables.js'
import { likelihoodRows } from '../quadrature/likelihood-rows.js'
import type { Layout, Measurement } from '../quadrature/measurement.js'
import { type Band, bandShare } from '../shares/realised-share.js'
import type { VariancePart } from '../shares/share-estimate.js'
import { type TailSums, tailSums } from '../shares/tail-sums.js'
import { drawItem } from './draw-item.js'

/** Fewest draws of the bank: fewer leave the variance between them too uncertain. */
export const fewestBankDraws = 20

/** A cell with the prior its persons are scored under. */
export interface ConditionedCell {
  readonly cell: Cell
  readonly prior: CellPrior
}

/** Sums of every cell under one draw of the bank. */
export type BankDraw = ReadonlyMap<Cell, TailSums>

/** Whether anything is known of the uncertainty of the items that were answered. */
export function carriesUncertainty(bank: CompiledBank, used: Uint8Array): boolean {
  return bank.items.some((item, i) => used[i] === 1 && item.uncertainty !== undefined)
}

/**
 * Scores everybody again under draws of the whole bank: each draw is one bank that could be the true one, the same for
 * all persons, and every cell finds its latent distribution anew under it.
 * Draw m depends on the seed, m and the item's id alone.
 */
export function drawBanks(
  bank: CompiledBank,
  measurement: Measurement,
  cells: readonly ConditionedCell[],
  { draws, seed }: { readonly draws: number; readonly seed: string },
): readonly BankDraw[] {
  const random = createRandom(seed, 'item-parameters')
  return Array.from({ length: draws }, (_, m) => {
    const stream = random.fork(`draw ${m + 1}`)
    const curves = bank.items.map((item, i) =>
      measurement.used[i] === 1 && item.uncertainty !== undefined
        ? categoryCurve(drawItem(item, stream.fork(item.id)), bank.scale.scalingConstant)
        : (bank.curves[i] as (typeof bank.curves)[number]),
    )
    return rescored({ ...measurement, curves }, cells)
  })
}

function rescored(measurement: Measurement, cells: readonly ConditionedCell[]): BankDraw {
  const { curves, used, rows, bandCuts } = measurement
  const laidOut = new Map<Layout, ItemTables>()
  const sums = new Map<Cell, TailSums>()
  for (const { cell, prior } of cells) {
    const { grid } = prior.layout
    const tables = laidOut.get(prior.layout) ?? itemTables(curves, used, grid.nodes)
    laidOut.set(prior.layout, tables)
    const table = likelihoodRows(tables, grid, rows, cell.members)
    if (prior.regression !== undefined) {
      const fit = refittedRegression(prior.regression, table, { weights: cell.weights, sdRange: sdRangeOf(prior.layout) })
      sums.set(cell, regressionSums(table, fit, { grid, bandCuts, weights: cell.weights }))
      continue
    }
    const distribution = prior.kind === 'total' ? prior : redrawn(table, cell, prior)
    sums.set(cell, tailSums(table, { grid, ...distribution, bandCuts, weights: cell.weights }))
  }
  return sums
}

/** The latent distribution of a cell under a drawn bank; what the draw cannot tell stays as under the bank itself. */
function redrawn(
  table: ReturnType<typeof likelihoodRows>,
  { weights }: Cell,
  prior: CellPrior,
): Pick<CellPrior, 'mean' | 'sd' | 'shape'> {
  const { kind, shape, layout } = prior
  // The draw moves and stretches a shape as it does the normal distribution that fits best.
  const start = shape === undefined ? { mean: prior.mean, sd: prior.sd } : shape.normal
  const placed = (fit: { readonly mean: number; readonly sd: number }) =>
    shape === undefined
      ? { mean: fit.mean, sd: fit.sd }
      : { mean: prior.mean + fit.mean - start.mean, sd: (prior.sd * fit.sd) / start.sd, shape }
  // Six digits are plenty for a variance between draws.
  const held = { weights, start, tolerance: 1e-6 }
  const free = kind === 'own' ? estimateLatentNormal(table, { ...held, sdRange: sdRangeOf(layout) }) : undefined
  if (free?.kind === 'estimated') return placed(free)
  const fixed = estimateLatentNormal(table, { ...held, fixedSd: start.sd })
  return placed(fixed.kind === 'estimated' ? fixed : start)
}

/**
 * The part of a share's variance that comes from not knowing the items: (1 + 1/M)·B, B the variance of the share
 * between M draws of the bank. It is common to all persons and does not shrink with their number. The share itself stays
 * that of the bank as it is: the mean over draws would carry the draws' own noise and change with the seed.
 * @source Rubin (1987), Multiple Imputation for Nonresponse in Surveys, §3.1
 */
export function itemParameterPart(draws: readonly BankDraw[], cells: readonly Cell[], band: Band): VariancePart {
  const shares = draws.map((draw) =>
    bandShare(
      cells.map((cell) => ({ sums: draw.get(cell) as TailSums })),
      band,
    ),
  )
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
  const between = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (shares.length - 1)
  return { kind: 'estimated', variance: (1 + 1 / shares.length) * between }
}
