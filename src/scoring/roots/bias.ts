import type { CompiledBank } from '../../bank/compile-bank.js'
import { createCurvePoint } from '../../models/category-curve.js'
import { pointBiasNumerator, pointInformation, pointInformationSlope } from '../../models/information.js'
import { itemLandmarks } from '../item-landmarks.js'
import { quinticMiddle } from '../quintic.js'
import type { ItemNodes, Jet, RootGrid } from './nodes.js'
import type { ObjectivePart } from './proof.js'

/** Warm's B = J/2I, or B = I′/2I, the slope of Jeffreys' prior. */
export type BiasKind = 'warm' | 'jeffreys'

/** I, I′, I″ and, where there is a bias, N, N′, N″ of B = N/2I at the nodes, item by item, then of all items together. */
export interface InformationTable {
  readonly values: Float64Array
  /** Numbers a node: 3, or 6 with a bias. */
  readonly width: 3 | 6
  /** Numbers an item. */
  readonly stride: number
}

export function informationTable(items: readonly ItemNodes[], grid: RootGrid, bias: BiasKind | undefined): InformationTable {
  const width = bias === undefined ? 3 : 6
  const stride = (grid.cells + 1) * width
  const values = new Float64Array((items.length + 1) * stride)
  const total = items.length * stride
  for (const [index, item] of items.entries()) {
    for (const [j, column] of columnsOf(item, bias).entries()) {
      for (let q = 0; q <= grid.cells; q++) {
        const value = column[q] as number
        values[index * stride + q * width + j] = value
        values[total + q * width + j] = (values[total + q * width + j] as number) + value
      }
    }
  }
  return { values, width, stride }
}

function columnsOf(item: ItemNodes, bias: BiasKind | undefined): readonly Float64Array[] {
  if (bias === undefined) return item.information
  return [...item.information, ...(bias === 'warm' ? item.biasNumerator : item.informationSlope)]
}

/** B, B′ and B″ of N/2I at every node of one item or of all. */
export function biasJet({ values, width, stride }: InformationTable, index: number): Jet {
  const count = stride / width
  const jet = [0, 1, 2].map(() => new Float64Array(count)) as [Float64Array, Float64Array, Float64Array]
  for (let q = 0; q < count; q++) {
    const at = index * stride + q * width
    const [I, I1, I2, N, N1, N2] = values.subarray(at, at + width) as unknown as [number, number, number, number, number, number]
    const B = N / (2 * I)
    const B1 = (N1 - 2 * B * I1) / (2 * I)
    jet[0][q] = B
    jet[1][q] = B1
    jet[2][q] = (N2 - 4 * B1 * I1 - 2 * B * I2) / (2 * I)
  }
  return jet
}

/** What the bias of any selection of items stays within, at every node. */
export interface BiasBounds {
  readonly least: Float64Array
  readonly most: Float64Array
  /** Of B′. */
  readonly leastSlope: Float64Array
  readonly mostSlope: Float64Array
}

/**
 * B of several items is the mean of theirs, weighted by information, so it lies between the least and the most of them.
 * With λ = I′/I its slope is the mean of theirs plus the covariance of λ and B, at most a quarter of the product of ranges.
 */
export function biasBounds(table: InformationTable, items: number): BiasBounds {
  const { values, width, stride } = table
  const count = stride / width
  const filled = (value: number) => new Float64Array(count).fill(value)
  const [least, most] = [filled(Number.POSITIVE_INFINITY), filled(Number.NEGATIVE_INFINITY)]
  const [leastSlope, mostSlope] = [filled(Number.POSITIVE_INFINITY), filled(Number.NEGATIVE_INFINITY)]
  const [lowest, highest] = [filled(Number.POSITIVE_INFINITY), filled(Number.NEGATIVE_INFINITY)]
  for (let index = 0; index < items; index++) {
    const [B, B1] = biasJet(table, index)
    for (let q = 0; q < count; q++) {
      const at = index * stride + q * width
      const growth = (values[at + 1] as number) / (values[at] as number)
      least[q] = Math.min(least[q] as number, B[q] as number)
      most[q] = Math.max(most[q] as number, B[q] as number)
      leastSlope[q] = Math.min(leastSlope[q] as number, B1[q] as number)
      mostSlope[q] = Math.max(mostSlope[q] as number, B1[q] as number)
      lowest[q] = Math.min(lowest[q] as number, growth)
      highest[q] = Math.max(highest[q] as number, growth)
    }
  }
  const spread = (q: number) =>
    (((highest[q] as number) - (lowest[q] as number)) * ((most[q] as number) - (least[q] as number))) / 4
  const slopes = {
    leastSlope: leastSlope.map((value, q) => value - spread(q)),
    mostSlope: mostSlope.map((value, q) => value + spread(q)),
  }
  return { least, most, ...slopes }
}

/** Room for the error of sums that stand for integrals of B. */
const integralError = 1e-3

/**
 * B as a part of the objective. Beyond all the places where curves bend it keeps the sign that it has at the ends of the
 * nodes, and the objective falls there; where items bend beyond the nodes, nothing is said.
 * @param falling bounds by item where B of every item falls with theta
 */
export function biasPart(bounds: BiasBounds, grid: RootGrid, bendsInside: boolean, falling?: BiasBounds): ObjectivePart {
  const { least, most, leastSlope, mostSlope } = bounds
  const heightBelow = integralOf(least, grid.spacing)
  const heightAbove = integralOf(most, grid.spacing)
  const suprema = [
    bendsInside && (least[0] as number) > 0 ? (heightBelow[0] as number) + integralError : Number.POSITIVE_INFINITY,
    bendsInside && (most.at(-1) as number) < 0 ? (heightAbove.at(-1) as number) + integralError : Number.POSITIVE_INFINITY,
  ] as const
  const fallBelow = bendsInside && (least[0] as number) > 0 ? -Math.max(0, falling?.least[0] ?? 0) : Number.POSITIVE_INFINITY
  const slopeAbove =
    bendsInside && (most.at(-1) as number) < 0 ? Math.min(0, falling?.most.at(-1) ?? 0) : Number.POSITIVE_INFINITY
  return {
    mostCurvature: mostSlope,
    leastCurvature: leastSlope,
    leastSlope: least,
    mostSlope: most,
    heightBelow,
    heightAbove,
    suprema,
    fallBelow,
    slopeAbove,
  }
}

function integralOf(values: Float64Array, spacing: number): Float64Array {
  const integral = new Float64Array(values.length)
  for (let q = 1; q < values.length; q++) {
    integral[q] = (integral[q - 1] as number) + (spacing / 2) * ((values[q - 1] as number) + (values[q] as number))
  }
  return integral
}

/** Whether every item bends inside the nodes. */
export function bendInside({ items, scale }: CompiledBank, { low, spacing, cells }: RootGrid): boolean {
  return items.every((item) =>
    itemLandmarks(item, scale.scalingConstant).every(({ location }) => location > low && location < low + spacing * cells),
  )
}

/**
 * By cell: how far B read from the nodes is off in the middle, times the information of all items: of all items together,
 * or of those of a selection, each by its information. Divided by the information of the items answered it bounds theirs.
 */
export function biasErrors(
  { curves, maximumCategories }: CompiledBank,
  table: InformationTable,
  grid: RootGrid,
  kind: BiasKind,
): Float64Array {
  const { low, spacing, cells } = grid
  const point = createCurvePoint(maximumCategories)
  const jets = Array.from({ length: curves.length + 1 }, (_, index) => biasJet(table, index))
  const errorOf = (index: number, cell: number, exact: number) =>
    Math.abs(quinticMiddle(jets[index] as Jet, cell, spacing) - exact)
  return Float64Array.from({ length: cells }, (_, cell) => {
    let [information, numerator, each] = [0, 0, 0]
    for (const [index, curve] of curves.entries()) {
      curve.pointInto(point, low + spacing * (cell + 0.5))
      const I = pointInformation(point, curve.categories)
      const N = kind === 'warm' ? pointBiasNumerator(point, curve.categories) : pointInformationSlope(point, curve.categories)
      information += I
      numerator += N
      each += I * errorOf(index, cell, N / (2 * I))
    }
    return Math.max(each, information * errorOf(curves.length, cell, numerator / (2 * information)))
  })
}
