import { categoryCurve } from '../../models/category-curve.js'
import type { ItemModel } from '../../models/item-model.js'
import type { JointCovariance } from '../estimation/calibration-result.js'
import { itemCovariance, itemNumbers } from '../estimation/coordinates/item-numbers.js'
import type { Anchor, CalibratedSide } from './anchors.js'
import { type LinkCovariance, linkCovariance } from './link-errors.js'
import { nudges } from './parameter-nudge.js'

/** Which bank of a link a parameter belongs to. */
export type LinkSide = 'own' | 'base'

/** The joint covariances of the two calibrations, where they are known; else each item counts by itself. */
export type JointCovariances = Readonly<Partial<Record<LinkSide, JointCovariance>>>

/** Change of A and B per unit of some parameter. */
export interface LinkDerivative {
  readonly slope: number
  readonly intercept: number
}

/** ∂(A, B)/∂ξ from an anchor with the parameter ξ lower and higher by half of `width`. */
export type LinkSensitivity = (index: number, lower: Anchor, higher: Anchor, width: number) => LinkDerivative

/**
 * Covariance of A and B by the delta method, J Σ Jᵀ: Σ the covariance of the item parameters, of both banks.
 * @source Ogasawara (2000), Behaviormetrika 27, 11–23 (moments); Ogasawara (2001), Appl. Psych. Meas. 25, 53–67 (curves)
 */
export function deltaErrors(
  anchors: readonly Anchor[],
  sensitivity: LinkSensitivity,
  joint: JointCovariances = {},
): LinkCovariance {
  const sums = [0, 0, 0] as [number, number, number]
  for (const side of ['own', 'base'] as const) {
    const known = joint[side]
    const derivatives = anchors.map((anchor, index) => sideDerivatives(anchor, index, side, sensitivity))
    if (known === undefined) {
      for (const [index, own] of derivatives.entries())
        addVarianceInto(sums, own, itemCovariance(sideItem(anchors[index] as Anchor, side)))
    } else {
      const all = jointDerivatives(anchors, derivatives, known, side)
      addVarianceInto(sums, all, known.rows)
    }
  }
  return linkCovariance(sums[0], sums[1], sums[2])
}

const still: LinkDerivative = { slope: 0, intercept: 0 }

/** One derivative a number of the item. */
function sideDerivatives(anchor: Anchor, index: number, side: LinkSide, sensitivity: LinkSensitivity): LinkDerivative[] {
  const item = sideItem(anchor, side)
  const derivatives = itemNumbers(item).map(() => still)
  for (const { order, lower, higher, width } of nudges(item)) {
    derivatives[order] = sensitivity(index, withItem(anchor, side, lower), withItem(anchor, side, higher), width)
  }
  return derivatives
}

function sideItem(anchor: Anchor, side: LinkSide): Anchor['item']['item'] {
  return (side === 'own' ? anchor.item : anchor.base).item
}

function withItem(anchor: Anchor, side: LinkSide, model: ItemModel): Anchor {
  const moved = ({ item, scalingConstant }: CalibratedSide): CalibratedSide => ({
    item: { ...item, ...model },
    scalingConstant,
    curve: categoryCurve(model, scalingConstant),
  })
  return side === 'own' ? { ...anchor, item: moved(anchor.item) } : { ...anchor, base: moved(anchor.base) }
}

/** The derivatives in the order of a joint covariance; what belongs to no anchor does not move the link. */
function jointDerivatives(
  anchors: readonly Anchor[],
  derivatives: readonly (readonly LinkDerivative[])[],
  { parameters }: JointCovariance,
  side: LinkSide,
): LinkDerivative[] {
  const key = (item: string, parameter: string, place: number | undefined) => JSON.stringify([item, parameter, place ?? null])
  const known = new Map<string, LinkDerivative>()
  for (const [index, anchor] of anchors.entries()) {
    const id = side === 'own' ? anchor.id : anchor.baseId
    for (const [order, { parameter, place }] of itemNumbers(sideItem(anchor, side)).entries())
      known.set(key(id, parameter, place), (derivatives[index] as readonly LinkDerivative[])[order] as LinkDerivative)
  }
  return parameters.map((each) => ('item' in each ? known.get(key(each.item, each.parameter, each.place)) : undefined) ?? still)
}

/** Adds Var A, Cov(A, B) and Var B. */
function addVarianceInto(
  sums: [number, number, number],
  derivatives: readonly LinkDerivative[],
  covariance: readonly (readonly number[])[],
): void {
  for (const [i, row] of derivatives.entries()) {
    for (const [j, column] of derivatives.entries()) {
      const entry = covariance[i]?.[j] ?? 0
      sums[0] += row.slope * column.slope * entry
      sums[1] += row.slope * column.intercept * entry
      sums[2] += row.intercept * column.intercept * entry
    }
  }
}
