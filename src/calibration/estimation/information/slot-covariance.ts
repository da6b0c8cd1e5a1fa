import { choleskyFactor, choleskyInverse } from '../../../math/cholesky.js'
import type { StandardErrorMethod } from '../calibration-options.js'
import type { ParameterLayout } from '../coordinates/parameter-layout.js'
import type { ExpectedAnswers } from '../expectation/expected-answers.js'
import type { RowPosteriors } from '../expectation/row-posteriors.js'
import { observedInformation } from './observed-information.js'
import { type InformationPlace, scoreProducts } from './score-products.js'

/** Covariance of the estimated numbers by slot (size × size, zero for those at an end of their range), or that there is none. */
export type SlotCovariance =
  | {
      readonly kind: 'covariance'
      readonly values: Float64Array
      /** Inverse of the information, which for the sandwich is another matrix. */
      readonly inverse: Float64Array
    }
  /** The information is singular: some combination of numbers is not determined by the data. */
  | { readonly kind: 'singular' }

export interface CovarianceOptions {
  readonly method: StandardErrorMethod
  readonly clusters: readonly string[] | undefined
  /** What gives the expected answers at the point, asked for the observed information only. */
  readonly expect: () => ExpectedAnswers
}

/** Covariance of everything estimated at the maximum. @source White (1982), Econometrica 50, 1–25 (sandwich) */
export function slotCovariance(room: RowPosteriors, place: InformationPlace, options: CovarianceOptions): SlotCovariance {
  const { layout, point } = place
  const { weighted, robust } = scoreProducts(room, place, options.clusters)
  const free = freeSlots(layout, point)
  const information =
    options.method === 'cross-product'
      ? weighted
      : observedInformation(room, place, { expected: options.expect(), products: weighted })
  const inverse = inverseOf(information, layout.size, free)
  if (inverse === undefined) return { kind: 'singular' }
  const values = options.method === 'sandwich' ? between(inverse, robust, layout.size) : inverse
  return { kind: 'covariance', values, inverse }
}

function freeSlots({ lowest, highest }: ParameterLayout, point: Float64Array): number[] {
  return [...point.keys()].filter((slot) => point[slot] !== lowest[slot] && point[slot] !== highest[slot])
}

/** Inverse over the free slots, zeros elsewhere. */
function inverseOf(matrix: Float64Array, size: number, free: readonly number[]): Float64Array | undefined {
  const count = free.length
  const part = new Float64Array(count * count)
  for (let a = 0; a < count; a++)
    for (let b = 0; b < count; b++) part[a * count + b] = matrix[(free[a] as number) * size + (free[b] as number)] as number
  const result = choleskyFactor(part, count)
  if (result.kind !== 'factored') return undefined
  const inverse = choleskyInverse(result.factor)
  const whole = new Float64Array(size * size)
  for (let a = 0; a < count; a++)
    for (let b = 0; b < count; b++) whole[(free[a] as number) * size + (free[b] as number)] = inverse[a * count + b] as number
  return whole
}

/** outer · middle · outer for symmetric matrices. */
function between(outer: Float64Array, middle: Float64Array, size: number): Float64Array {
  return product(product(outer, middle, size), outer, size)
}

function product(one: Float64Array, other: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size * size)
  for (let a = 0; a < size; a++) {
    for (let k = 0; k < size; k++) {
      const value = one[a * size + k] as number
      if (value === 0) continue
      for (let b = 0; b < size; b++)
        result[a * size + b] = (result[a * size + b] as number) + value * (other[k * size + b] as number)
    }
  }
  return result
}
