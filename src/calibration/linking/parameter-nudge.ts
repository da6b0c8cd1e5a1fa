import type { ItemModel } from '../../models/item-model.js'
import { type ItemNumber, itemNumbers, withNumbers } from '../estimation/coordinates/item-numbers.js'

/** An item with one of its numbers a little lower and a little higher: for difference quotients. */
export interface Nudge {
  readonly order: number
  readonly number: ItemNumber
  readonly lower: ItemModel
  readonly higher: ItemModel
  /** Distance between the two; > 0. */
  readonly width: number
}

/** Difference quotients of smooth functions lose about 1e-10 to it and as much to rounding. */
const RELATIVE_STEP = 1e-5

/** A nudge for every number of an item that can move both ways and leave the item valid: no asymptote that is absent. */
export function nudges(item: ItemModel): Nudge[] {
  const numbers = itemNumbers(item)
  const values = numbers.map(({ value }) => value)
  return numbers.flatMap((number, order) => {
    const step = stepOf(numbers, order)
    const moved = (by: number) => withNumbers(item, values.with(order, number.value + by))
    return step > 0 ? [{ order, number, lower: moved(-step), higher: moved(step), width: 2 * step }] : []
  })
}

function stepOf(numbers: readonly ItemNumber[], order: number): number {
  const { parameter, value } = numbers[order] as ItemNumber
  const step = RELATIVE_STEP * Math.max(1, Math.abs(value))
  if (parameter === 'discrimination') return Math.min(step, value / 4)
  if (parameter === 'lowerAsymptote' || parameter === 'upperAsymptote') return Math.min(step, value / 2, (1 - value) / 2)
  if (parameter !== 'thresholds') return step
  const gaps = [numbers[order - 1], numbers[order + 1]].flatMap((neighbour) =>
    neighbour?.parameter === parameter ? [Math.abs(neighbour.value - value) / 4] : [],
  )
  return Math.min(step, ...gaps)
}
