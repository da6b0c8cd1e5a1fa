import { choleskyFactor, choleskyInverse } from '../../../math/cholesky.js'
import type { StandardErrorMethod } from '../calibration-options.js'
import type { ParameterLayout } from '../coordinates/parameter-layout.js'
import type { ExpectedAnswers } from '../expectation/expected-answers.js'
import type { RowPosteriors } from '../expectation/row-posteriors.js'
import { addAnchorErrorsInto, type UncertainAnchors } from './anchor-uncertainty.js'
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
  /** Held numbers whose errors are to be in the covariance too. */
  readonly anchors?: UncertainAnchors | undefined
}

/** Covariance of everything estimated at the maximum. @source White (1982), Econometrica 50, 1–25 (sandwich) */
export function slotCovariance(room: RowPosteriors, place: InformationPlace, options: CovarianceOptions): SlotCovariance {
  const { anchors } = options
  const { size } = place.layout
  const whole = anchors === undefined ? place : withAnchors(place, anchors)
  const { weighted, robust } = scoreProducts(room, whole, options.clusters)
  const information =
    options.method === 'cross-product'
      ? weighted
      : observedInformation(room, whole, { expected: options.expect(), products: weighted })
  const columns = whole.layout.size
  const ofEstimates = (matrix: Float64Array) =>
    anchors === undefined ? matrix : blockOf(matrix, size, { columns, from: 0, to: size })
  const inverse = inverseOf(ofEstimates(information), size, freeSlots(place.layout, place.point))
  if (inverse === undefined) return { kind: 'singular' }
  const known = options.method === 'sandwich' ? between(inverse, ofEstimates(robust), size) : inverse
  if (anchors === undefined) return { kind: 'covariance', values: known, inverse }
  const values = known.slice()
  addAnchorErrorsInto(values, inverse, blockOf(information, size, { columns, from: size, to: columns }), anchors)
  return { kind: 'covariance', values, inverse }
}

function withAnchors({ point, rule }: InformationPlace, { layout, values }: UncertainAnchors): InformationPlace {
  return { layout, rule, point: Float64Array.from([...point, ...values]) }
}

/** The first rows of a matrix, from one column up to another. */
function blockOf(
  matrix: Float64Array,
  rows: number,
  { columns, from, to }: { readonly columns: number; readonly from: number; readonly to: number },
): Float64Array {
  const block = new Float64Array(rows * (to - from))
  for (let row = 0; row < rows; row++) block.set(matrix.subarray(row * columns + from, row * columns + to), row * (to - from))
  return block
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
