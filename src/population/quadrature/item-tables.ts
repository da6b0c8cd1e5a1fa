import { type CategoryCurve, createCurvePoint } from '../../models/category-curve.js'

/**
 * ln P at the nodes of a grid for short runs of items at once: a row for every combination of their answers, "not
 * administered" among them. A run of three dichotomous items takes 27 rows and saves two of three additions.
 */
export interface ItemTables {
  readonly nodes: number
  readonly runs: readonly ItemRun[]
}

export interface ItemRun {
  /** Places of the items in the bank. */
  readonly items: Int32Array
  /** Row = Σ stride·(response + 1), with 0 for an item that was not administered; row 0 = none of them was. */
  readonly strides: Int32Array
  /** rows × nodes: Σ ln P over the items of the run. */
  readonly logProbability: Float64Array
}

/** More rows than this cost more to make and to keep in cache than they save. */
const mostRows = 64

/** @param used whether anybody answered the item, in bank order; others are left out */
export function itemTables(curves: readonly CategoryCurve[], used: Uint8Array, nodes: Float64Array): ItemTables {
  const runs: ItemRun[] = []
  let items: number[] = []
  let rows = 1
  const close = () => {
    if (items.length > 0) runs.push(runOf(curves, items, nodes))
    items = []
    rows = 1
  }
  for (const [i, curve] of curves.entries()) {
    if (used[i] !== 1) continue
    if (rows * (curve.categories + 1) > mostRows) close()
    items.push(i)
    rows *= curve.categories + 1
  }
  close()
  return { nodes: nodes.length, runs }
}

/** The table of a run grows item by item: the rows so far are repeated for every answer to the next one. */
function runOf(curves: readonly CategoryCurve[], items: readonly number[], nodes: Float64Array): ItemRun {
  const count = nodes.length
  const strides: number[] = []
  let table = new Float64Array(count)
  for (const i of items) {
    const rows = table.length / count
    strides.push(rows)
    const curve = curves[i] as CategoryCurve
    const answers = answerRows(curve, nodes)
    const longer = new Float64Array(table.length * (curve.categories + 1))
    for (let answer = 0; answer <= curve.categories; answer++) {
      for (let entry = 0; entry < table.length; entry++) {
        const own = answer === 0 ? 0 : (answers[(answer - 1) * count + (entry % count)] as number)
        longer[answer * table.length + entry] = (table[entry] as number) + own
      }
    }
    table = longer
  }
  return { items: Int32Array.from(items), strides: Int32Array.from(strides), logProbability: table }
}

/** categories × nodes: ln P. */
function answerRows(curve: CategoryCurve, nodes: Float64Array): Float64Array {
  const rows = new Float64Array(curve.categories * nodes.length)
  const point = createCurvePoint(curve.categories)
  for (let q = 0; q < nodes.length; q++) {
    curve.pointInto(point, nodes[q] as number)
    for (let k = 0; k < curve.categories; k++) rows[k * nodes.length + q] = point.logProbability[k] as number
  }
  return rows
}
