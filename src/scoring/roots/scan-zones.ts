import type { CategoryCurve } from '../../models/category-curve.js'
import { createCurvePoint } from '../../models/category-curve.js'
import { cellMaxima } from './proof.js'
import { type ScanPlan, slopeAbove, tailParts, thetaOf, width } from './scan-records.js'

/**
 * A likelihood is unbounded below if S is below zero everywhere. Zones of the scale show it from few numbers: in each, the sum over a
 * person's rows of the most that S · w is, w being any function above zero; here an exponential that takes away how all S grow together.
 */
export interface ScanZones {
  /** Scan nodes at the ends of the zones, from the first node of the left tail to the last node of the tables. */
  readonly ends: readonly number[]
  /** By zone: the exponent of w per logit, and its factor. */
  readonly growth: Float64Array
  readonly scale: Float64Array
}

/** Numbers of a zone: the most of S · w inside, and of S everywhere to its right. */
export const zoneNumbers = 2
/** Scan cells of a zone in the tail and between the nodes of the tables. */
const cellsOfZone = { tail: 4, core: 2 }
/** The largest sum of a zone, in which the largest |S| of an answer is 1, that is below zero beyond rounding. */
export const leastFall = -1e-9

export function scanZones(curves: readonly CategoryCurve[], plan: ScanPlan): ScanZones {
  const { core, tails } = plan
  const ends = [0]
  while ((ends.at(-1) as number) < tails + core) {
    const end = ends.at(-1) as number
    ends.push(end < tails ? Math.min(tails, end + cellsOfZone.tail) : Math.min(tails + core, end + cellsOfZone.core))
  }
  const growth = new Float64Array(ends.length - 1)
  const scale = new Float64Array(ends.length - 1)
  for (let zone = 0; zone < growth.length; zone++) {
    const middle = (thetaOf(ends[zone] as number, plan) + thetaOf(ends[zone + 1] as number, plan)) / 2
    let [sum, change, most] = [0, 0, 0]
    for (const curve of curves) {
      const point = createCurvePoint(curve.categories)
      curve.pointInto(point, middle)
      for (const [k, slope] of point.slope.entries()) {
        sum += Math.abs(slope)
        change += Math.sign(slope) * (point.curvature[k] as number)
        most = Math.max(most, Math.abs(slope))
      }
    }
    growth[zone] = sum > 0 ? change / sum : 0
    scale[zone] = most > 0 ? 1 / most : 1
  }
  return { ends, growth, scale }
}

/** The numbers of a row. */
export function zonesOf(
  zones: ScanZones,
  {
    record,
    slope,
    tail,
  }: {
    /** The closed record of the row. */
    readonly record: Float64Array
    /** S at the nodes of the tables. */
    readonly slope: Float64Array
    /** S and S′ at the ends of the parts of every cell of the tails. */
    readonly tail: Float64Array
  },
  plan: ScanPlan,
): Float64Array {
  const { grid, tails } = plan
  const { ends, growth, scale } = zones
  const out = new Float64Array(zoneNumbers * growth.length)
  for (let zone = 0; zone < growth.length; zone++) {
    const [from, to] = [ends[zone] as number, ends[zone + 1] as number]
    const middle = (thetaOf(from, plan) + thetaOf(to, plan)) / 2
    const weigh = (value: number, theta: number) =>
      value * (scale[zone] as number) * Math.exp(-(growth[zone] as number) * (theta - middle))
    let most = Number.NEGATIVE_INFINITY
    if (from < tails) {
      for (let cell = from; cell < to; cell++) most = Math.max(most, ...cellMaxima(tailSlopes(tail, cell, plan, weigh)))
    } else {
      const first = (from - tails) * grid.cellsPerProof
      const last = (to - tails) * grid.cellsPerProof
      const values = slope.slice(first, last + 1).map((value, q) => weigh(value, grid.low + (first + q) * grid.spacing))
      most = Math.max(...cellMaxima(values))
    }
    out[zoneNumbers * zone] = most
    out[zoneNumbers * zone + 1] = record[to * width + slopeAbove] as number
  }
  return out
}

function tailSlopes(
  tail: Float64Array,
  cell: number,
  plan: ScanPlan,
  weigh: (value: number, theta: number) => number,
): Float64Array {
  const [low, high] = [thetaOf(cell, plan), thetaOf(cell + 1, plan)]
  return Float64Array.from({ length: tailParts + 1 }, (_, place) =>
    weigh(tail[2 * (cell * (tailParts + 1) + place)] as number, low + ((high - low) * place) / tailParts),
  )
}
