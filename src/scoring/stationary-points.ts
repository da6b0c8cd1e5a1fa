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
 * @param thetas ascending, close enough that the function has at most one turn in two cells
 * @param values the function at these thetas; points where it is not a number are passed over
 */
export function stationaryPoints(
  slope: (theta: number) => number,
  thetas: Float64Array,
  values: Float64Array,
): StationaryPoint[] {
  const found: StationaryPoint[] = []
  let previous = -1
  for (let q = 0; q < thetas.length; q++) {
    const value = values[q] as number
    if (value === 0 || Number.isNaN(value)) continue
    const before = values[previous]
    const low = thetas[previous] as number
    const high = thetas[q] as number
    if (before !== undefined && Math.sign(before) !== Math.sign(value)) {
      const kind = before > 0 ? 'maximum' : 'minimum'
      // Where the function is exactly zero on the way, that is the root.
      const zeros = q - previous > 1 ? thetas.subarray(previous + 1, q).filter((_, i) => values[previous + 1 + i] === 0) : []
      found.push({
        theta:
          zeros.length > 0 ? ((zeros[0] as number) + (zeros.at(-1) as number)) / 2 : rootIn(slope, [low, before], [high, value]),
        kind,
      })
    } else if (before !== undefined && dips(before, value, values[q + 1])) {
      found.push(...rootPair(slope, low, high, thetas[q + 1] as number))
    }
    previous = q
  }
  return found
}

type Place = readonly [theta: number, value: number]

/** The root between two places where the function is known, with opposite signs unless rounding has changed one. */
function rootIn(slope: (theta: number) => number, [low, atLow]: Place, [high, atHigh]: Place): number {
  const known = (theta: number) => (theta === low ? atLow : theta === high ? atHigh : slope(theta))
  const root = findRoot(known, low, high, { tolerance: rootTolerance })
  return root.kind === 'no-sign-change' ? (Math.abs(atLow) < Math.abs(atHigh) ? low : high) : root.x
}

/** Relative difference above which values on a plateau, where curves are straight, are taken to differ. */
const plateau = 1e-6

function dips(left: number, middle: number, right: number | undefined): boolean {
  if (right === undefined || Math.sign(left) !== Math.sign(middle) || Math.sign(right) !== Math.sign(middle)) return false
  const size = Math.abs(middle)
  const lower = Math.min(Math.abs(left), Math.abs(right))
  return size <= lower && Math.max(Math.abs(left), Math.abs(right)) > size * (1 + plateau)
}

/** The two roots inside low…high where the function keeps its sign at low, middle and high but crosses zero in between. */
function rootPair(slope: (theta: number) => number, low: number, middle: number, high: number): StationaryPoint[] {
  const sign = Math.sign(slope(middle))
  const turn = maximise((theta) => -sign * slope(theta), low, high, rootTolerance)
  if (!(turn.value > 0)) return []
  const kinds = sign > 0 ? (['maximum', 'minimum'] as const) : (['minimum', 'maximum'] as const)
  const crossed: Place = [turn.x, -sign * turn.value]
  return [
    { theta: rootIn(slope, [low, slope(low)], crossed), kind: kinds[0] },
    { theta: rootIn(slope, crossed, [high, slope(high)]), kind: kinds[1] },
  ]
}
