import type { CompiledBank } from '../../bank/compile-bank.js'
import { findRoot } from '../../math/roots.js'
import { type CategoryCurve, createCurvePoint } from '../../models/category-curve.js'
import type { RowTerm } from './rows.js'

/** Rows of a person, the first `count` of the list. */
export interface OwnRows {
  readonly list: Int32Array
  count: number
}

/** The likelihood of a person from the curves themselves, for the few of whom tables tell too little. */
export interface ScanCurves {
  /** Takes the rows of a person, and what is added to S at every theta. */
  take(ownRows: OwnRows, constant: number): void
  /** Leaves S, S′ and ln likelihood at a theta in `point`. */
  read(theta: number): void
  readonly point: { readonly slope: number; readonly curvature: number; readonly logLikelihood: number }
  /** Where S falls through zero between two thetas; undefined where its signs there are the same, or it is all but flat. */
  maximumWithin(low: number, high: number): { readonly theta: number; readonly logLikelihood: number } | undefined
}

/** Where curves are flat to the last digits, S may seem to fall through zero. */
const leastCurvature = 1e-6

export function scanCurves(bank: CompiledBank, rows: readonly (readonly RowTerm[])[]): ScanCurves {
  const values = createCurvePoint(bank.maximumCategories)
  const terms: RowTerm[] = []
  const point = { slope: 0, curvature: 0, logLikelihood: 0 }
  let constant = 0

  function read(theta: number): void {
    point.slope = constant
    point.curvature = 0
    point.logLikelihood = constant * theta
    for (const { item, category, sign } of terms) {
      ;(bank.curves[item] as CategoryCurve).pointInto(values, theta)
      point.slope += sign * (values.slope[category] as number)
      point.curvature += sign * (values.curvature[category] as number)
      point.logLikelihood += sign * (values.logProbability[category] as number)
    }
  }

  return {
    take({ list, count }, added) {
      constant = added
      terms.length = 0
      for (let r = 0; r < count; r++) terms.push(...(rows[list[r] as number] ?? []))
    },
    read,
    point,
    maximumWithin(low, high) {
      const slopeAt = (theta: number) => {
        read(theta)
        return point.slope
      }
      const root = findRoot(slopeAt, low, high)
      if (root.kind !== 'root') return undefined
      read(root.x)
      if (!(point.curvature < -leastCurvature)) return undefined
      return { theta: root.x, logLikelihood: point.logLikelihood }
    },
  }
}
