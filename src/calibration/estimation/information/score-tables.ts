import { chartSlopesInto, coefficientsInto } from '../coordinates/item-chart.js'
import { groupMoments, type ItemLayout, itemCoordinates, type ParameterLayout } from '../coordinates/parameter-layout.js'
import { createLogCurvePoint } from '../curves/log-curve.js'

/** ∂ ln P_k / ∂ number for every item, category and free number of the item, at the nodes of one group. */
export interface ScoreTables {
  readonly nodes: number
  /** Slots of the free numbers of each item. */
  readonly slots: readonly Int32Array[]
  /** Where the rows of each item begin; the row of category k and number c is itemStart + (k·numbers + c)·nodes. */
  readonly itemStart: Int32Array
  readonly values: Float64Array
  /** The same for the group's mean and ln SD as far as they are free, at any answer; the values stand at the end of the others too. */
  readonly latentSlots: Int32Array
  readonly latentValues: Float64Array
}

/** Score tables of a group at a point of the fit. */
export function scoreTables(
  layout: ParameterLayout,
  point: Float64Array,
  { group, theta }: { readonly group: number; readonly theta: Float64Array },
): ScoreTables {
  const nodes = theta.length
  const slots = layout.items.map((item) => item.slots.filter((slot) => slot >= 0))
  const itemStart = new Int32Array(layout.items.length + 1)
  for (const [i, { chart }] of layout.items.entries())
    itemStart[i + 1] = (itemStart[i] as number) + chart.curve.categories * (slots[i]?.length ?? 0) * nodes
  const { latentSlots, latentRows } = latentScores(layout, point, { group, theta })
  const latentStart = itemStart[layout.items.length] as number
  const values = new Float64Array(latentStart + latentRows.length)
  for (const [i, item] of layout.items.entries())
    itemScoresInto(values.subarray(itemStart[i], itemStart[i + 1]), item, point, theta)
  values.set(latentRows, latentStart)
  return { nodes, slots, itemStart, values, latentSlots, latentValues: values.subarray(latentStart) }
}

function itemScoresInto(out: Float64Array, item: ItemLayout, point: Float64Array, theta: Float64Array): void {
  const { chart, slots } = item
  const { curve } = chart
  const nodes = theta.length
  const free = [...slots.keys()].filter((c) => (slots[c] as number) >= 0)
  const x = itemCoordinates(item, point)
  const coefficients = new Float64Array(curve.size)
  const slopes = new Float64Array(curve.size * x.length)
  coefficientsInto(coefficients, chart, x)
  chartSlopesInto(slopes, chart, x)
  const at = createLogCurvePoint(curve)
  for (let q = 0; q < nodes; q++) {
    curve.pointInto(at, coefficients, theta[q] as number)
    for (let k = 0; k < curve.categories; k++) {
      for (const [c, coordinate] of free.entries()) {
        let sum = 0
        for (let j = 0; j < curve.size; j++)
          sum += (at.score[k * curve.size + j] as number) * (slopes[j * x.length + coordinate] as number)
        out[(k * free.length + c) * nodes + q] = sum
      }
    }
  }
}

/** With z = (θ − mean)/sd the scores of a normal density are z/sd for the mean and z² − 1 for ln sd. */
function latentScores(
  layout: ParameterLayout,
  point: Float64Array,
  { group, theta }: { readonly group: number; readonly theta: Float64Array },
): { readonly latentSlots: Int32Array; readonly latentRows: Float64Array } {
  const latent = layout.groups[group] as ParameterLayout['groups'][number]
  const { mean, sd } = groupMoments(latent, point)
  const z = theta.map((node) => (node - mean) / sd)
  const rows = [
    { slot: latent.meanSlot, values: z.map((value) => value / sd) },
    { slot: latent.logSdSlot, values: z.map((value) => value * value - 1) },
  ].filter(({ slot }) => slot >= 0)
  return {
    latentSlots: Int32Array.from(rows, ({ slot }) => slot),
    latentRows: Float64Array.from(rows.flatMap(({ values }) => [...values])),
  }
}
