import { findRoot } from '../math/roots.js'
import { type CategoryCurve, createCurvePoint } from './category-curve.js'
import { curveInformation, pointInformationSlope } from './information.js'

/** What is known of an information curve before looking for its highest point. */
export interface PeakSearch {
  readonly curve: CategoryCurve
  /** The highest point lies within `radius` of one of these, ascending. */
  readonly centres: readonly number[]
  readonly radius: number
  /** Bound on |∂ ln I/∂θ|. */
  readonly steepness: number
}

interface Place {
  readonly theta: number
  readonly logInformation: number
}

type Interval = readonly [Place, Place]

/** Share of 1/steepness at which an interval is narrow enough to hold at most one peak. */
const finest = 0.02

/** Equal peaks, as of a symmetric item, differ by rounding only: the lower theta stands for them. */
const equalHeight = 1e-12

/**
 * Theta of the highest point of an information curve with several peaks. Intervals are halved as long as the bound on
 * the slope lets them reach above the highest value seen; in each that remains the root of ∂I/∂θ is found.
 * @source Piyavskii (1972), USSR Comput. Math. Math. Phys. 12(4), 57–67 (search with a Lipschitz bound)
 */
export function globalInformationPeak(search: PeakSearch): number {
  const at = (theta: number): Place => ({
    theta,
    // An information that underflows is below any that matters.
    logInformation: Math.log(Math.max(curveInformation(search.curve, theta), Number.MIN_VALUE)),
  })
  let best = search.centres.map(at).reduce(higher)
  let intervals: Interval[] = windows(search).map(([low, high]) => [at(low), at(high)])
  let width = Math.max(...intervals.map(([left, right]) => right.theta - left.theta))
  while (width > finest / search.steepness) {
    intervals = intervals.flatMap(([left, right]): Interval[] => {
      const middle = at(left.theta + (right.theta - left.theta) / 2)
      best = higher(best, middle)
      return [
        [left, middle],
        [middle, right],
      ]
    })
    intervals = intervals.filter((interval) => reachable(interval, search.steepness) >= best.logInformation)
    width /= 2
  }
  const peaks = intervals.flatMap((interval) => peakWithin(search.curve, interval)).map(at)
  const top = peaks.reduce(higher, best).logInformation
  // Only where the digits of theta are coarser than the intervals is there no root, and the best place stands.
  return (peaks.find((peak) => peak.logInformation >= top - equalHeight) ?? best).theta
}

function higher(one: Place, other: Place): Place {
  return other.logInformation > one.logInformation ? other : one
}

/** The stretches around the centres, those that overlap joined. */
function windows({ centres, radius }: PeakSearch): [number, number][] {
  const joined: [number, number][] = []
  for (const centre of centres) {
    const last = joined.at(-1)
    if (last !== undefined && centre - radius <= last[1]) last[1] = centre + radius
    else joined.push([centre - radius, centre + radius])
  }
  return joined
}

/** Highest ln I that an interval can hold, given its ends and the bound on the slope. */
function reachable([left, right]: Interval, steepness: number): number {
  return (left.logInformation + right.logInformation + steepness * (right.theta - left.theta)) / 2
}

function peakWithin(curve: CategoryCurve, [left, right]: Interval): number[] {
  const point = createCurvePoint(curve.categories)
  const slopeAt = (theta: number) => {
    curve.pointInto(point, theta)
    return pointInformationSlope(point, curve.categories)
  }
  const root = findRoot(slopeAt, left.theta, right.theta)
  return root.kind === 'root' ? [root.x] : []
}
