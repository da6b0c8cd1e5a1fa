import type { CompiledBank } from '../../../bank/compile-bank.js'
import { type CategoryCurve, createCurvePoint } from '../../../models/category-curve.js'
import { pointInformation } from '../../../models/information.js'
import { type InformationBound, informationBound } from './information-bound.js'

/** The items of a bank by the most that each can inform anywhere in a cell of theta. */
export interface InformationList {
  /** Indices of all items, the highest bound first. */
  readonly order: Int32Array
  /** Bound of each of them, in the same order; one more that nothing reaches, −Infinity. */
  readonly bounds: Float64Array
}

/** Lists over a range of theta; what lies outside has none. */
export interface InformationLists {
  readonly listAt: (theta: number) => InformationList | undefined
  /** Fisher information of an item at theta, 1/logit². */
  readonly informationAt: (index: number, theta: number) => number
}

export interface InformationListOptions {
  /** Logits. */
  readonly low: number
  readonly high: number
  /** Width of a cell, logits. */
  readonly width: number
  /** How often a cell is asked for before its list is made: a list costs about as much as this many scans. */
  readonly patience: number
}

export const informationListDefaults: InformationListOptions = { low: -6, high: 6, width: 0.05, patience: 8 }

/**
 * Lists that are made cell by cell, when a cell has been asked for often enough for its list to pay.
 * @param options patience 0 makes each list when it is first asked for
 */
export function informationLists(bank: CompiledBank, options: Partial<InformationListOptions> = {}): InformationLists {
  const { low, high, width, patience } = { ...informationListDefaults, ...options }
  const cells = Math.round((high - low) / width)
  const lists: (InformationList | undefined)[] = []
  const visits = new Int32Array(cells)
  const point = createCurvePoint(bank.maximumCategories)
  let bounds: readonly InformationBound[] | undefined
  return {
    listAt(theta) {
      const cell = Math.floor((theta - low) / width)
      if (!(cell >= 0 && cell < cells)) return undefined
      visits[cell] = (visits[cell] as number) + 1
      if ((visits[cell] as number) <= patience) return undefined
      bounds ??= bank.items.map((_, index) => informationBound(bank, index))
      // A theta at the edge may round into the neighbouring cell, so each reaches a little beyond its own.
      lists[cell] ??= listOf(bounds, low + (cell - 0.01) * width, low + (cell + 1.01) * width)
      return lists[cell]
    },
    informationAt(index, theta) {
      const curve = bank.curves[index] as CategoryCurve
      curve.pointInto(point, theta)
      return pointInformation(point, curve.categories)
    },
  }
}

function listOf(bounds: readonly InformationBound[], low: number, high: number): InformationList {
  const values = bounds.map((bound) => bound(low, high))
  const order = Int32Array.from(values.keys()).sort((one, other) => (values[other] as number) - (values[one] as number))
  return { order, bounds: Float64Array.from([...order, -1], (index) => values[index] ?? Number.NEGATIVE_INFINITY) }
}
