import type { LogCurve } from '../curves/log-curve.js'

/**
 * How the numbers that are estimated for an item (its coordinates) lead to the coefficients of its curve and to the
 * parameters of its model. Plain data: every coefficient is a sum of products of at most two coordinates.
 */
export interface ItemChart {
  readonly curve: LogCurve
  readonly coordinates: readonly Coordinate[]
  readonly terms: readonly CoefficientTerm[]
  /** In the order of the model's parameters in a bank, lists flattened. */
  readonly parameters: readonly ParameterForm[]
}

/** One estimated number of an item. */
export interface Coordinate {
  /** Parameter of the model that it is or stands for; `intercept` is −ab. */
  readonly parameter: CoordinateName
  /** Place in a list of thresholds, steps, slopes or intercepts. */
  readonly place?: number
}

export type CoordinateName =
  | 'discrimination'
  | 'difficulty'
  | 'intercept'
  | 'lowerAsymptote'
  | 'upperAsymptote'
  | 'thresholds'
  | 'steps'
  | 'slopes'
  | 'intercepts'

/** Adds factor · x_first · x_second to a coefficient; a coordinate of −1 stands for 1. */
export interface CoefficientTerm {
  readonly coefficient: number
  readonly factor: number
  readonly first: number
  readonly second: number
}

/** A parameter of the model: Σ factor·x, then divided by the coordinate `over` or turned from a logit into a probability. */
export interface ParameterForm {
  readonly parameter: Exclude<CoordinateName, 'intercept'>
  readonly place?: number
  readonly sum: readonly { readonly coordinate: number; readonly factor: number }[]
  readonly over?: number
  readonly logit?: boolean
}

/** Value of a coordinate or of the constant 1. */
function coordinateAt(x: Float64Array, place: number): number {
  return place < 0 ? 1 : (x[place] as number)
}

/** Writes the coefficients of the curve at the coordinates x. */
export function coefficientsInto(out: Float64Array, chart: ItemChart, x: Float64Array): void {
  out.fill(0)
  for (const { coefficient, factor, first, second } of chart.terms)
    out[coefficient] = (out[coefficient] as number) + factor * coordinateAt(x, first) * coordinateAt(x, second)
}

/** Writes ∂coefficient/∂coordinate, coefficients × coordinates. */
export function chartSlopesInto(out: Float64Array, chart: ItemChart, x: Float64Array): void {
  out.fill(0)
  const count = x.length
  for (const { coefficient, factor, first, second } of chart.terms) {
    const row = coefficient * count
    if (first >= 0) out[row + first] = (out[row + first] as number) + factor * coordinateAt(x, second)
    if (second >= 0) out[row + second] = (out[row + second] as number) + factor * coordinateAt(x, first)
  }
}

/** Adds Σ_j gradient_j ∂²coefficient_j/∂coordinate² to a matrix coordinates × coordinates. */
export function addChartCurvatureInto(out: Float64Array, chart: ItemChart, gradient: Float64Array): void {
  const count = chart.coordinates.length
  for (const { coefficient, factor, first, second } of chart.terms) {
    if (first < 0 || second < 0) continue
    const value = factor * (gradient[coefficient] as number)
    out[first * count + second] = (out[first * count + second] as number) + value
    out[second * count + first] = (out[second * count + first] as number) + value
  }
}
