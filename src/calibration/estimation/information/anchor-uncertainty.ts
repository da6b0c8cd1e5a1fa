import type { BankItem, ItemBank } from '../../../bank/item-bank.js'
import type { Coordinate } from '../coordinates/item-chart.js'
import { type ItemNumber, isEstimated, itemCovariance, itemNumbers } from '../coordinates/item-numbers.js'
import type { ItemLayout, ParameterLayout } from '../coordinates/parameter-layout.js'
import { isHeldBy } from '../resolve-items.js'

/** Numbers that are held at an anchor but are themselves estimates, each in a slot behind those that are estimated here. */
export interface UncertainAnchors {
  readonly layout: ParameterLayout
  /** Their values in the order of the slots. */
  readonly values: Float64Array
  /** Their covariance in that order. That between items is 0: a bank does not carry it. */
  readonly covariance: Float64Array
  /** Whether every held item says how sure its parameters are. */
  readonly complete: boolean
}

/** What the anchor says of the errors of the items held at it; undefined where it says nothing of any. */
export function uncertainAnchors(layout: ParameterLayout, anchor: ItemBank): UncertainAnchors | undefined {
  const known = new Map(anchor.items.filter(isHeldBy).map((item) => [item.id, item]))
  const slots = createAnchorSlots(layout.size)
  const entries: AnchorNumber[][] = []
  let complete = true
  const items = layout.items.map((item): ItemLayout => {
    const held = known.get(item.item)
    if (held === undefined) return item
    if (!isEstimated(held)) {
      complete = false
      return item
    }
    const numbers = anchorNumbers(item, held, slots)
    entries.push(numbers)
    const own = new Map(numbers.map(({ coordinate, slot }) => [coordinate, slot]))
    return { ...item, slots: item.slots.map((slot, c) => own.get(c) ?? slot) }
  })
  const values = slots.values()
  if (values.length === 0) return undefined
  return {
    layout: widened(layout, items, values),
    values,
    covariance: covarianceOf(entries, layout.size, values.length),
    complete,
  }
}

/** A coordinate of a held item that is uncertain. */
interface AnchorNumber {
  readonly coordinate: number
  readonly slot: number
  /** Its covariances with all numbers of the item's parameters, and the place of its own among them. */
  readonly row: readonly number[]
  readonly order: number
  /** Derivative of the coordinate in the parameter. */
  readonly slope: number
}

/** The uncertain coordinates of an item that is held whole: its coordinates are parameters themselves, asymptotes as logits. */
function anchorNumbers({ chart, held }: ItemLayout, item: BankItem, slots: AnchorSlots): AnchorNumber[] {
  const numbers = itemNumbers(item)
  const covariance = itemCovariance(item)
  return chart.coordinates.flatMap((coordinate, c): AnchorNumber[] => {
    const order = numbers.findIndex(({ parameter, place }) => parameter === coordinate.parameter && place === coordinate.place)
    const row = covariance[order]
    const value = held[c] as number
    // An asymptote that is absent stays so.
    if (row === undefined || !((row[order] as number) > 0) || !Number.isFinite(value)) return []
    const { parameter, value: p } = numbers[order] as ItemNumber
    const slope = parameter === 'lowerAsymptote' || parameter === 'upperAsymptote' ? 1 / (p * (1 - p)) : 1
    return [{ coordinate: c, slot: slots.take(value, sharedBy(item, coordinate, value)), row, order, slope }]
  })
}

/** Numbers that several items of a bank have in common: the steps of a rating scale, the one slope of 1PL items. */
function sharedBy({ model, parameters }: BankItem, { parameter, place }: Coordinate, value: number): string | undefined {
  if (model === 'rsm' && parameter === 'steps')
    return JSON.stringify([parameters.ratingScale ?? '', parameters.steps.length, place])
  return model === '1pl' && parameter === 'discrimination' ? JSON.stringify([model, value]) : undefined
}

interface AnchorSlots {
  take(value: number, label: string | undefined): number
  values(): Float64Array
}

function createAnchorSlots(first: number): AnchorSlots {
  const values: number[] = []
  const byLabel = new Map<string, number>()
  return {
    take(value, label) {
      const known = label === undefined ? undefined : byLabel.get(label)
      if (known !== undefined) return known
      const slot = first + values.push(value) - 1
      if (label !== undefined) byLabel.set(label, slot)
      return slot
    },
    values: () => Float64Array.from(values),
  }
}

function covarianceOf(items: readonly (readonly AnchorNumber[])[], first: number, count: number): Float64Array {
  const covariance = new Float64Array(count * count)
  for (const numbers of items)
    for (const one of numbers)
      for (const other of numbers)
        covariance[(one.slot - first) * count + (other.slot - first)] = one.slope * (one.row[other.order] as number) * other.slope
  return covariance
}

function widened(layout: ParameterLayout, items: readonly ItemLayout[], values: Float64Array): ParameterLayout {
  const behind = (own: Float64Array, others: Float64Array) => Float64Array.from([...own, ...others])
  return {
    ...layout,
    items,
    size: layout.size + values.length,
    start: behind(layout.start, values),
    priors: [...layout.priors, ...Array.from(values, () => undefined)],
    lowest: behind(
      layout.lowest,
      values.map(() => -Infinity),
    ),
    highest: behind(
      layout.highest,
      values.map(() => Infinity),
    ),
  }
}

/**
 * Adds to the covariance of what is estimated the part that comes from the errors of the anchors: J Σ Jᵀ, where
 * J = −I⁻¹·C moves the maximum with the anchors.
 * @param inverse of the information I of what is estimated, size × size
 * @param cross C: block of the information between what is estimated and the anchors, size × anchors
 * @source implicit function theorem on the score equations; two-stage estimation as in Murphy & Topel (1985), J. Bus. Econ. Stat. 3, 370–379,
 * eq. 15 with independent samples
 */
export function addAnchorErrorsInto(
  covariance: Float64Array,
  inverse: Float64Array,
  cross: Float64Array,
  { values, covariance: errors }: Pick<UncertainAnchors, 'values' | 'covariance'>,
): void {
  const anchors = values.length
  const size = cross.length / anchors
  const moves = times(inverse, cross, size)
  const spread = times(moves, errors, anchors)
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      let sum = 0
      for (let k = 0; k < anchors; k++) sum += (spread[a * anchors + k] as number) * (moves[b * anchors + k] as number)
      covariance[a * size + b] = (covariance[a * size + b] as number) + sum
    }
  }
}

/** one · other, where `inner` is the columns of the one and the rows of the other. */
function times(one: Float64Array, other: Float64Array, inner: number): Float64Array {
  const rows = one.length / inner
  const columns = other.length / inner
  const result = new Float64Array(rows * columns)
  for (let a = 0; a < rows; a++) {
    for (let k = 0; k < inner; k++) {
      const value = one[a * inner + k] as number
      if (value === 0) continue
      for (let b = 0; b < columns; b++)
        result[a * columns + b] = (result[a * columns + b] as number) + value * (other[k * columns + b] as number)
    }
  }
  return result
}
