// Readable twin: curveInformation in models/information.ts.
import type { CompiledBank } from '../../../bank/compile-bank.js'
import { type CategoryCurve, type CurvePoint, createCurvePoint } from '../../../models/category-curve.js'
import { pointInformation } from '../../../models/information.js'
import { type LogisticFamily, modelFamily } from '../../../models/model-family.js'

/** The parameters of dichotomous items as columns, and the curves of the others. */
export interface InformationColumns {
  /** 0 for an item of another shape, since slopes are above 0. */
  readonly slope: Float64Array
  readonly location: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly curves: readonly CategoryCurve[]
  /** Written and read again whenever a curve is asked. */
  readonly point: CurvePoint
}

export function informationColumns(bank: CompiledBank): InformationColumns {
  const shapes = bank.items.map((item) => modelFamily(item, bank.scale.scalingConstant))
  const column = (name: Exclude<keyof LogisticFamily, 'family'>) =>
    Float64Array.from(shapes, (shape) => (shape.family === 'logistic' ? shape[name] : 0))
  return {
    slope: column('slope'),
    location: column('location'),
    lower: column('lower'),
    upper: column('upper'),
    curves: bank.curves,
    point: createCurvePoint(bank.maximumCategories),
  }
}

/**
 * Fisher information of an item, 1/logit²: for a dichotomous item from columns with one exponential, a²(d − c)²L²M²/(PQ), in the form
 * in which nothing cancels or vanishes.
 * @source Birnbaum (1968), in Lord & Novick, eq. 20.2.2; Barton & Lord (1981), ETS RR-81-20 for the upper asymptote
 */
export function informationAt(columns: InformationColumns, index: number, theta: number): number {
  const a = columns.slope[index] as number
  if (a === 0) return informationOfCurve(columns, index, theta)
  const z = a * (theta - (columns.location[index] as number))
  const odds = Math.exp(z < 0 ? z : -z)
  const near = 1 / (1 + odds)
  const far = odds * near
  const L = z < 0 ? far : near
  const M = z < 0 ? near : far
  const c = columns.lower[index] as number
  const d = columns.upper[index] as number
  if (d === 1) return c === 0 ? a * a * L * M : (a * a * (1 - c) * L * L * M) / (c + (1 - c) * L)
  return withUpperAsymptote(a * a * (d - c), L, M, c, d)
}

function informationOfCurve({ curves, point }: InformationColumns, index: number, theta: number): number {
  const curve = curves[index] as CategoryCurve
  curve.pointInto(point, theta)
  return pointInformation(point, curve.categories)
}

function withUpperAsymptote(scale: number, L: number, M: number, c: number, d: number): number {
  const height = d - c
  const wrong = 1 - d + height * M
  return c === 0 ? (scale * L * M * M) / wrong : (scale * height * L * L * M * M) / ((c + height * L) * wrong)
}
