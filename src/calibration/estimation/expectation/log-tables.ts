import { coefficientsInto } from '../coordinates/item-chart.js'
import { itemCoordinates, type ParameterLayout } from '../coordinates/parameter-layout.js'
import { createLogCurvePoint } from '../curves/log-curve.js'

/** ln P of every item and category at some nodes: from `itemStart` of the item, categories × nodes. */
export interface LogTables {
  readonly nodes: number
  readonly itemStart: Int32Array
  readonly logProbability: Float64Array
}

export function createLogTables(layout: ParameterLayout, nodes: number): LogTables {
  const itemStart = new Int32Array(layout.items.length + 1)
  for (const [i, { chart }] of layout.items.entries())
    itemStart[i + 1] = (itemStart[i] as number) + chart.curve.categories * nodes
  return { nodes, itemStart, logProbability: new Float64Array(itemStart[layout.items.length] as number) }
}

/** Writes the tables at a point of the fit. */
export function logTablesInto(tables: LogTables, layout: ParameterLayout, point: Float64Array, theta: Float64Array): void {
  for (const [i, item] of layout.items.entries()) {
    const { curve } = item.chart
    const coefficients = new Float64Array(curve.size)
    coefficientsInto(coefficients, item.chart, itemCoordinates(item, point))
    const at = createLogCurvePoint(curve)
    const start = tables.itemStart[i] as number
    for (let q = 0; q < tables.nodes; q++) {
      curve.pointInto(at, coefficients, theta[q] as number)
      for (let k = 0; k < curve.categories; k++)
        tables.logProbability[start + k * tables.nodes + q] = at.logProbability[k] as number
    }
  }
}
