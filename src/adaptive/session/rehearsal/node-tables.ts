import type { CompiledBank } from '../../../bank/compile-bank.js'
import { type CategoryCurve, createCurvePoint } from '../../../models/category-curve.js'
import { type Prior, priorPoint } from '../../../scoring/prior.js'
import type { ScoringGrid } from '../../../scoring/scoring-grid.js'

/** Probabilities of all answers at fixed nodes. Rows are padded with zeros to a multiple of four nodes. */
export interface NodeTables {
  /** Prior density, relative to its maximum. */
  readonly prior: Float64Array
  /** All rows behind each other, as long as the prior; the first one, of ones, is that of an answer that says nothing. */
  readonly rows: Float64Array
  /** Where the row of a category begins, its probability at the nodes; the rows of an item are made when one is first asked for. */
  readonly startOf: (item: number, category: number) => number
}

/** Tables at the nodes of a grid. */
export function nodeTables(bank: CompiledBank, prior: Prior, grid: ScoringGrid): NodeTables {
  const tables = tablesAt(bank, prior, grid.nodes)
  if (grid.trapezoid) for (const end of [0, grid.nodes.length - 1]) tables.prior[end] = (tables.prior[end] as number) / 2
  return tables
}

/** Tables midway between each two nodes of a grid. */
export function nodesBetween(bank: CompiledBank, prior: Prior, { nodes }: ScoringGrid): NodeTables {
  const midpoints = nodes.slice(1).map((node, q) => (node + (nodes[q] as number)) / 2)
  return tablesAt(bank, prior, midpoints)
}

function tablesAt(bank: CompiledBank, prior: Prior, nodes: Float64Array): NodeTables {
  const stride = (nodes.length + 3) & ~3
  const density = new Float64Array(stride)
  density.set(priorDensity(prior, nodes))
  return { prior: density, ...probabilityRows(bank, nodes, stride) }
}

/** A constant factor of the prior has no part in a posterior, but must be one for all tables. */
function priorDensity(prior: Prior, nodes: Float64Array): Float64Array {
  return nodes.map((node) => Math.exp(priorPoint(prior, node).logDensity))
}

function probabilityRows(bank: CompiledBank, nodes: Float64Array, stride: number): Pick<NodeTables, 'rows' | 'startOf'> {
  const first = new Int32Array(bank.curves.length)
  let length = stride
  for (const [item, { categories }] of bank.curves.entries()) {
    first[item] = length
    length += categories * stride
  }
  const rows = new Float64Array(length).fill(1, 0, stride)
  const made = new Uint8Array(bank.curves.length)
  const point = createCurvePoint(bank.maximumCategories)
  return {
    rows,
    startOf(item, category) {
      if (made[item] === 0) tabulate(item, bank.curves[item] as CategoryCurve)
      return (first[item] as number) + category * stride
    },
  }

  function tabulate(item: number, curve: CategoryCurve): void {
    made[item] = 1
    for (const [q, node] of nodes.entries()) {
      curve.pointInto(point, node)
      for (let category = 0; category < curve.categories; category++)
        rows[(first[item] as number) + category * stride + q] = point.probability[category] as number
    }
  }
}
