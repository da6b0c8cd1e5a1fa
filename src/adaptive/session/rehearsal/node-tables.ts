import type { CompiledBank } from '../../../bank/compile-bank.js'
import { type CategoryCurve, type CurvePoint, createCurvePoint } from '../../../models/category-curve.js'
import { type Prior, priorPoint } from '../../../scoring/prior.js'

/** Probabilities of all answers at fixed nodes. Rows are padded with zeros to their stride. */
export interface NodeTables {
  readonly nodes: Float64Array
  /** Prior density, relative to its maximum. */
  readonly prior: Float64Array
  /** Length of a row, a multiple of four. */
  readonly stride: number
  /** All rows behind each other; the first one, of ones, is that of an answer that says nothing. */
  readonly rows: Float64Array
  /** Where the rows of each item begin, one a category. */
  readonly first: Int32Array
  /** 1 for items whose rows are made; the others are made when they are first asked for. */
  readonly made: Uint8Array
  readonly curves: readonly CategoryCurve[]
  readonly point: CurvePoint
}

/** Tables at some nodes. @param room nodes that the rows have room for, so that tables of the same room have their rows at the same places */
export function nodeTables(bank: CompiledBank, prior: Prior, nodes: Float64Array, room: number): NodeTables {
  const stride = (room + 3) & ~3
  const density = new Float64Array(stride)
  // A constant factor of the prior has no part in a posterior, but must be one for all tables.
  density.set(nodes.map((node) => Math.exp(priorPoint(prior, node).logDensity)))
  const first = new Int32Array(bank.curves.length)
  let length = stride
  for (const [item, { categories }] of bank.curves.entries()) {
    first[item] = length
    length += categories * stride
  }
  return {
    nodes,
    prior: density,
    stride,
    rows: new Float64Array(length).fill(1, 0, stride),
    first,
    made: new Uint8Array(bank.curves.length),
    curves: bank.curves,
    point: createCurvePoint(bank.maximumCategories),
  }
}

/** Where the row of a category begins, its probability at the nodes. */
export function rowOf(tables: NodeTables, item: number, category: number): number {
  if (tables.made[item] === 0) tabulate(tables, item)
  return (tables.first[item] as number) + category * tables.stride
}

function tabulate({ nodes, stride, rows, first, made, curves, point }: NodeTables, item: number): void {
  const curve = curves[item] as CategoryCurve
  made[item] = 1
  for (const [q, node] of nodes.entries()) {
    curve.pointInto(point, node)
    for (let category = 0; category < curve.categories; category++)
      rows[(first[item] as number) + category * stride + q] = point.probability[category] as number
  }
}
