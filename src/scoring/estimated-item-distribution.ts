import type { ParameterUncertainty } from '../bank/item-bank.js'
import { choleskyFactor } from '../math/cholesky.js'
import { logistic, logit } from '../math/logistic.js'
import type { ItemModel } from '../models/item-model.js'
import type { ItemDistribution } from './item-distribution.js'

type Estimate = ParameterUncertainty & { readonly kind: 'estimate' }

/** A free number of an item, on the scale where its estimate is taken as normal. */
interface Coordinate {
  readonly parameter: string
  /** Place in a list of thresholds, steps, slopes or intercepts. */
  readonly place: number | undefined
  /** Place in the order of the covariance. */
  readonly order: number
  readonly centre: number
  readonly standardError: number
  /** ∂coordinate/∂parameter, by which standard errors are carried over. */
  readonly derivative: number
  readonly back: (coordinate: number) => number
}

/**
 * An item with estimated parameters: ln a, logit c, logit d and all locations jointly normal, by the delta method from the
 * standard errors and covariance of the calibration. Thresholds that cross in a draw are put in order.
 * @source Tsutakawa & Johnson (1990), Psychometrika 55, 371–390 (item uncertainty carried into ability estimates)
 */
export function estimatedItemDistribution(item: ItemModel, estimate: Estimate): ItemDistribution {
  const coordinates = coordinatesOf(item, estimate.standardErrors).filter(({ standardError }) => standardError > 0)
  const lower = factorOf(coordinates, estimate.covariance)
  const axes = coordinates.length
  return {
    axes,
    itemAt(deviates) {
      const parameters: Record<string, unknown> = structuredCopy(item.parameters)
      coordinates.forEach(({ parameter, place, centre, back }, row) => {
        let shift = 0
        for (let column = 0; column <= row; column++)
          shift += (lower[row * axes + column] as number) * (deviates[column] as number)
        const value = back(centre + shift)
        if (place === undefined) parameters[parameter] = value
        else (parameters[parameter] as number[])[place] = value
      })
      if (item.model === 'grm') (parameters.thresholds as number[]).sort((one, other) => one - other)
      return { ...item, parameters } as unknown as ItemModel
    },
  }
}

function structuredCopy(parameters: ItemModel['parameters']): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, Array.isArray(value) ? [...value] : value]))
}

function coordinatesOf(item: ItemModel, standardErrors: Estimate['standardErrors']): Coordinate[] {
  const coordinates: Coordinate[] = []
  let order = 0
  for (const [parameter, value] of Object.entries(item.parameters)) {
    const values = typeof value === 'number' ? [value] : Array.isArray(value) ? value : []
    const errors = standardErrors[parameter]
    for (const [k, one] of values.entries()) {
      const standardError = typeof errors === 'number' ? errors : (errors?.[k] ?? 0)
      const place = typeof value === 'number' ? undefined : k
      coordinates.push({ parameter, place, order, ...normalScale(parameter, one), standardError })
      order += 1
    }
  }
  return coordinates.map((coordinate) => ({ ...coordinate, standardError: coordinate.standardError * coordinate.derivative }))
}

function normalScale(parameter: string, value: number): Pick<Coordinate, 'centre' | 'derivative' | 'back'> {
  if (parameter === 'discrimination') return { centre: Math.log(value), derivative: 1 / value, back: Math.exp }
  if (parameter === 'lowerAsymptote' || parameter === 'upperAsymptote') {
    // An asymptote at 0 or 1 is absent, not estimated.
    const spread = value * (1 - value)
    return { centre: spread > 0 ? logit(value) : 0, derivative: spread > 0 ? 1 / spread : 0, back: logistic }
  }
  return { centre: value, derivative: 1, back: (coordinate) => coordinate }
}

/** Lower triangle that turns independent normals into the coordinates' errors; independent ones where there is no usable covariance. */
function factorOf(coordinates: readonly Coordinate[], covariance: Estimate['covariance']): Float64Array {
  const size = coordinates.length
  const independent = new Float64Array(size * size)
  const matrix = new Float64Array(size * size)
  coordinates.forEach((row, i) => {
    independent[i * size + i] = row.standardError
    coordinates.forEach((column, j) => {
      matrix[i * size + j] = (covariance?.[row.order]?.[column.order] ?? 0) * row.derivative * column.derivative
    })
  })
  if (covariance === undefined) return independent
  const result = choleskyFactor(matrix, size)
  return result.kind === 'factored' ? result.factor.lower : independent
}
