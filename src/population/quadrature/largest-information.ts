import { equallySpaced } from '../../math/grid.js'
import type { CategoryCurve } from '../../models/category-curve.js'
import { curveInformation } from '../../models/information.js'

/**
 * An upper bound of the test information that any person's answers can carry, as a function of theta: at each theta
 * the sum of the most informative items, as many as the longest test. Exact for a fixed form.
 * @param longest largest number of items that one person answered
 * @returns step function of theta that never lies below the bound at the ends of its steps
 */
export function largestInformation(
  curves: readonly CategoryCurve[],
  longest: number,
  low: number,
  high: number,
): (theta: number) => number {
  const points = equallySpaced(61, low, high)
  const values = Array.from(points, (theta) =>
    curves
      .map((curve) => curveInformation(curve, theta))
      .sort((one, other) => other - one)
      .slice(0, longest)
      .reduce((sum, value) => sum + value, 0),
  )
  const spacing = (high - low) / 60
  return (theta) => {
    const place = Math.min(60, Math.max(0, (theta - low) / spacing))
    return Math.max(values[Math.floor(place)] as number, values[Math.ceil(place)] as number)
  }
}
