import type { Landmark } from './item-landmarks.js'

/** Steps of a scan near a landmark, in widths of its bend: a logistic is nearly cubic over one of them. */
const nearStep = 0.4
const nearReach = 8
/** Beyond, curves are exponentials, and a scan may widen in proportion to the distance. */
const farRatio = 1.5
/** Widths at which e^−2t, the decay of 3PL information, is still a normal number. */
const farReach = 350

const distances = scanDistances()

/** Distances from a landmark in widths, each with the step that a scan takes there. */
function scanDistances(): { distance: number; step: number }[] {
  const list = []
  for (let i = 0; i * nearStep <= nearReach; i++) list.push({ distance: i * nearStep, step: nearStep })
  for (let distance = nearReach * farRatio; distance < farReach; distance *= farRatio) list.push({ distance, step: distance / 3 })
  return [...list, { distance: farReach, step: farReach / 3 }]
}

/**
 * Ascending thetas at which a function made of the items' curves is looked at: close where a curve bends, wide where all
 * are straight, from where every curve has reached its left limit to where every one has reached its right limit.
 * The points come from the items alone, so no search range decides what is found.
 */
export function scanPoints(landmarks: readonly Landmark[]): Float64Array {
  const candidates: { theta: number; step: number }[] = []
  for (const { location, slope } of landmarks) {
    for (const { distance, step } of distances) {
      candidates.push({ theta: location - distance / slope, step: step / slope })
      if (distance > 0) candidates.push({ theta: location + distance / slope, step: step / slope })
    }
  }
  candidates.sort((one, other) => one.theta - other.theta)
  const points: number[] = []
  for (const [i, { theta, step }] of candidates.entries()) {
    const previous = points.at(-1)
    const last = i === candidates.length - 1
    if (previous === undefined || theta - previous >= step / 2 || (last && theta > previous)) points.push(theta)
  }
  return Float64Array.from(points)
}
