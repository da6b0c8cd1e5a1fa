import type { CategoryCurve } from '../../models/category-curve.js'
import { type ItemTables, itemTables } from './item-tables.js'
import type { ResponseRows } from './likelihood-rows.js'
import { type PanelGrid, panelGrid, panelWidthInSd } from './panel-grid.js'

/** What was answered, on which items, and the cuts that shares are asked for: fixed for a whole run. */
export interface Measurement {
  readonly curves: readonly CategoryCurve[]
  /** Whether anybody answered the item, in bank order. */
  readonly used: Uint8Array
  readonly rows: ResponseRows
  /** All cuts, ascending, no two alike. */
  readonly cuts: readonly number[]
  /** Places of the standard's cuts among them. */
  readonly bandCuts: readonly number[]
  /** Mean and SD of the scale's population, the unit of ranges. */
  readonly scale: { readonly mean: number; readonly sd: number }
  /** Upper bound of the test information at a theta. */
  readonly information: (theta: number) => number
}

/** A grid with the items laid out on it. */
export interface Layout {
  readonly grid: PanelGrid
  readonly tables: ItemTables
  /** Smallest SD of a latent distribution that the panels resolve, in logits. */
  readonly smallestSd: number
  readonly low: number
  readonly high: number
}

/** Panels from low to high, narrow enough for posteriors under a latent distribution of that SD. */
export function layOut(measurement: Measurement, low: number, high: number, smallestSd: number): Layout {
  const { curves, used, cuts, information } = measurement
  const widestAt = (theta: number) => panelWidthInSd / Math.sqrt(information(theta) + 1 / (smallestSd * smallestSd))
  const grid = panelGrid({ low, high, cuts, widestAt })
  return { grid, tables: itemTables(curves, used, grid.nodes), smallestSd, low, high }
}

/** The layout that serves nearly every group: ±6 SD of the scale, latent SDs down to 0.4 of it. */
export function scaleLayout(measurement: Measurement): Layout {
  const { mean, sd } = measurement.scale
  return layOut(measurement, mean - 6 * sd, mean + 6 * sd, 0.4 * sd)
}
