import type { CompiledBank } from '../../bank/compile-bank.js'
import { type CategoryCurve, createCurvePoint } from '../../models/category-curve.js'

/** A bank whose curves are computed once at each node of the grid: the same numbers, looked up where a posterior is formed. */
export function withGridCurves(bank: CompiledBank, nodes: Float64Array): CompiledBank {
  return { ...bank, curves: bank.curves.map((curve) => gridCurve(curve, nodes)) }
}

interface GridCurve extends CategoryCurve {
  /** ln P of a category at the nodes. */
  readonly row: (category: number) => Float64Array
}

/** ln P of a category of a curve at the nodes of its grid; undefined for a curve without one. */
export function gridRow(curve: CategoryCurve, category: number | undefined): Float64Array | undefined {
  return (curve as Partial<GridCurve>).row?.(category as number)
}

/** @param nodes equally spaced */
function gridCurve(curve: CategoryCurve, nodes: Float64Array): GridCurve {
  const low = nodes[0] as number
  const perLogit = 1 / ((nodes[1] as number) - low)
  const rows: Float64Array[] = []
  let table: Float64Array | undefined
  return {
    ...curve,
    row(category) {
      const point = createCurvePoint(curve.categories)
      rows[category] ??= nodes.map((node) => {
        curve.pointInto(point, node)
        return point.logProbability[category] as number
      })
      return rows[category]
    },
    pointInto(out, theta) {
      const place = Math.round((theta - low) * perLogit)
      // Between its ends only: an array once read beyond them is read slowly ever after.
      if (!(place >= 0 && place < nodes.length && nodes[place] === theta)) return curve.pointInto(out, theta)
      table ??= tabulate(curve, [...nodes])
      let at = place * 4 * curve.categories
      for (let k = 0; k < curve.categories; k++) {
        out.probability[k] = table[at++] as number
        out.logProbability[k] = table[at++] as number
        out.slope[k] = table[at++] as number
        out.curvature[k] = table[at++] as number
      }
    },
  }
}

function tabulate(curve: CategoryCurve, nodes: readonly number[]): Float64Array {
  const point = createCurvePoint(curve.categories)
  return Float64Array.from(
    nodes.flatMap((node) => {
      curve.pointInto(point, node)
      return Array.from(
        point.probability,
        (probability, k) => [probability, point.logProbability[k], point.slope[k], point.curvature[k]] as number[],
      ).flat()
    }),
  )
}
