import type { CompiledBank } from '../../../bank/compile-bank.js'
import { type CategoryCurve, createCurvePoint } from '../../../models/category-curve.js'
import { type Prior, priorPoint } from '../../../scoring/prior.js'
import type { ScoringGrid } from '../../../scoring/scoring-grid.js'

/** Probabilities of all answers at fixed nodes. Rows are padded with zeros to a multiple of four nodes. */
export interface NodeTables {
  /** Prior density, relative to its maximum. */
  readonly prior: Float64Array
  /** The row of an answer that says nothing. */
  readonly ones: Float64Array
  /** Probability of a category at the nodes; the rows of an item are made when one is first asked for. */
  readonly rowOf: (item: number, category: number) => Float64Array
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
  const padded = (values: Float64Array): Float64Array => {
    const row = new Float64Array(stride)
    row.set(values)
    return row
  }
  return {
    prior: padded(priorDensity(prior, nodes)),
    ones: new Float64Array(stride).fill(1),
    rowOf: probabilityRows(bank, nodes, padded),
  }
}

/** A constant factor of the prior has no part in a posterior, but must be one for all tables. */
function priorDensity(prior: Prior, nodes: Float64Array): Float64Array {
  return nodes.map((node) => Math.exp(priorPoint(prior, node).logDensity))
}

function probabilityRows(bank: CompiledBank, nodes: Float64Array, padded: (row: Float64Array) => Float64Array) {
  const rows: (readonly Float64Array[] | undefined)[] = bank.curves.map(() => undefined)
  const point = createCurvePoint(bank.maximumCategories)
  return (item: number, category: number): Float64Array => {
    const table = rows[item]
    if (table !== undefined) return table[category] as Float64Array
    rows[item] = tabulate(bank.curves[item] as CategoryCurve)
    return rows[item]?.[category] as Float64Array
  }

  function tabulate(curve: CategoryCurve): Float64Array[] {
    return Array.from({ length: curve.categories }, (_, category) =>
      padded(
        nodes.map((node) => {
          curve.pointInto(point, node)
          return point.probability[category] as number
        }),
      ),
    )
  }
}
