import type { CompiledBank } from '../bank/compile-bank.js'
import { type CategoryCurve, type CurvePoint, createCurvePoint } from '../models/category-curve.js'

/**
 * ln P, its slope and its curvature of every category at fixed nodes, so that the likelihood of any number of persons is
 * a sum of rows. Row-major: item, category, node.
 */
export interface LikelihoodTables {
  readonly nodes: Float64Array
  readonly logProbability: Float64Array
  readonly slope: Float64Array
  readonly curvature: Float64Array
  /** Where the rows of an item begin; the row of category k begins k × nodes.length further on. */
  readonly itemStart: Int32Array
}

export function likelihoodTables(bank: CompiledBank, nodes: Float64Array): LikelihoodTables {
  const itemStart = new Int32Array(bank.curves.length)
  let size = 0
  bank.curves.forEach((curve, index) => {
    itemStart[index] = size
    size += curve.categories * nodes.length
  })
  const logProbability = new Float64Array(size)
  const slope = new Float64Array(size)
  const curvature = new Float64Array(size)
  const tables = { nodes, logProbability, slope, curvature, itemStart }
  const point = createCurvePoint(bank.maximumCategories)
  for (const [index, curve] of bank.curves.entries()) writeItem(tables, curve, itemStart[index] as number, point)
  return tables
}

/** The rows of one item: a loop that is short and entered often is compiled once, one over all items for every table. */
function writeItem(
  { nodes, logProbability, slope, curvature }: LikelihoodTables,
  curve: CategoryCurve,
  start: number,
  point: CurvePoint,
): void {
  for (let q = 0; q < nodes.length; q++) {
    curve.pointInto(point, nodes[q] as number)
    for (let k = 0; k < curve.categories; k++) {
      const at = start + k * nodes.length + q
      logProbability[at] = point.logProbability[k] as number
      slope[at] = point.slope[k] as number
      curvature[at] = point.curvature[k] as number
    }
  }
}
