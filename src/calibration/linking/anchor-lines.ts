import { unreachable } from '../../issues/unreachable.js'
import { modelFamily } from '../../models/model-family.js'
import type { Anchor, CalibratedSide } from './anchors.js'

/** Slope and locations of an item as pairs in both banks, on the metric of D = 1: what linking by moments works with. */
export interface AnchorLine {
  /** Mean slope; both undefined where the item has no comparable boundary between categories. */
  readonly slope: number | undefined
  readonly baseSlope: number | undefined
  /** Difficulty, thresholds or steps, in logits of the own scale, as many as in the base. */
  readonly locations: readonly number[]
  readonly baseLocations: readonly number[]
}

/** A boundary between two categories: P reaches one half at its location, with this slope. */
interface Boundary {
  readonly slope: number
  readonly location: number
}

/**
 * Slope and locations of an anchor. The boundaries of an NRM item are those of adjacent categories, as in the GPCM; one
 * whose slope is 0, or has another sign in the base, has no location to compare and is left out.
 * @source Kolen & Brennan (2014), Test Equating, Scaling, and Linking, 3rd ed., §6.3 and §6.10
 */
export function anchorLine({ item, base }: Pick<Anchor, 'item' | 'base'>): AnchorLine {
  const theirs = boundariesOf(base)
  const pairs = boundariesOf(item).flatMap((own, k) => {
    const other = theirs[k] as Boundary
    return own.slope * other.slope > 0 ? [[own, other] as const] : []
  })
  const meanSlope = (side: 0 | 1) =>
    pairs.length === 0 ? undefined : pairs.reduce((sum, pair) => sum + Math.abs(pair[side].slope), 0) / pairs.length
  return {
    slope: meanSlope(0),
    baseSlope: meanSlope(1),
    locations: pairs.map(([own]) => own.location),
    baseLocations: pairs.map(([, other]) => other.location),
  }
}

function boundariesOf({ item, scalingConstant }: Pick<CalibratedSide, 'item' | 'scalingConstant'>): Boundary[] {
  const shape = modelFamily(item, scalingConstant)
  switch (shape.family) {
    case 'logistic':
      return [{ slope: shape.slope, location: shape.location }]
    case 'graded':
      return shape.thresholds.map((location) => ({ slope: shape.slope, location }))
    case 'divide-by-total':
      return shape.slopes.slice(1).map((upper, k) => {
        const slope = upper - (shape.slopes[k] as number)
        return { slope, location: ((shape.intercepts[k] as number) - (shape.intercepts[k + 1] as number)) / slope }
      })
    default:
      return unreachable(shape)
  }
}
