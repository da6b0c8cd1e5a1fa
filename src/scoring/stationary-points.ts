import { maximise } from '../math/maximise.js'
import { findRoot } from '../math/roots.js'

/** A root of an estimating equation, and whether what it is the slope of has a maximum or a minimum there. */
export interface StationaryPoint {
  readonly theta: number
  readonly kind: 'maximum' | 'minimum'
}

/** Error of a root in logits, beyond rounding of the function itself. */
const rootTolerance = 1e-13

/**
 * All roots of a function over a scan, ascending: sign changes between neighbouring points, and pairs of roots inside a
 * pair of cells where the function dips towards zero and turns back.
 * @param slope the function; a root where it falls is a maximum of its integral
 * @param scan ascending thetas, close enough that the function has at most one turn in two cells
 */
export function stationaryPoints(slope: (theta: number) => number, scan: ArrayLike<number>): StationaryPoint[] {
  const values = Array.from(scan, slope)
  const found: StationaryPoint[] = []
  let previous = -1
  for (let q = 0; q < values.length; q++) {
    const value = values[q] as number
    if (value === 0) continue
    const before = values[previous]
    if (before !== undefined && Math.sign(before) !== Math.sign(value)) {
      found.push(rootBetween(slope, scan, previous, q))
    } else if (before !== undefined && dips(before, value, values[q + 1])) {
      found.push(...rootPair(slope, scan[previous] as number, scan[q] as number, scan[q + 1] as number))
    }
    previous = q
  }
  return found
}

/** The root between two points of opposite sign; points in between where the function is exactly zero are the root. */
function rootBetween(slope: (theta: number) => number, scan: ArrayLike<number>, from: number, to: number): StationaryPoint {
  const low = scan[from] as number
  const high = scan[to] as number
  const kind = slope(low) > 0 ? 'maximum' : 'minimum'
  if (to - from > 1) return { theta: ((scan[from + 1] as number) + (scan[to - 1] as number)) / 2, kind }
  const root = findRoot(slope, low, high, { tolerance: rootTolerance })
  return { theta: root.kind === 'no-sign-change' ? low : root.x, kind }
}

function dips(left: number, middle: number, right: number | undefined): boolean {
  if (right === undefined || Math.sign(left) !== Math.sign(middle) || Math.sign(right) !== Math.sign(middle)) return false
  return Math.abs(middle) <= Math.abs(left) && Math.abs(middle) <= Math.abs(right)
}

/** The two roots inside low…high where the function keeps its sign at low, middle and high but crosses zero in between. */
function rootPair(slope: (theta: number) => number, low: number, middle: number, high: number): StationaryPoint[] {
  const sign = Math.sign(slope(middle))
  const turn = maximise((theta) => -sign * slope(theta), low, high, rootTolerance)
  if (!(turn.value > 0)) return []
  const roots = [
    findRoot(slope, low, turn.x, { tolerance: rootTolerance }),
    findRoot(slope, turn.x, high, { tolerance: rootTolerance }),
  ]
  return roots.flatMap((root, i) =>
    root.kind === 'no-sign-change'
      ? []
      : [{ theta: root.x, kind: sign > 0 === (i === 0) ? ('maximum' as const) : ('minimum' as const) }],
  )
}
