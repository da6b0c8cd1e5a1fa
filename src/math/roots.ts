/** Outcome of a search for a root. `x` of 'not-converged' is the best point so far. */
export type RootResult =
  | { readonly kind: 'root'; readonly x: number; readonly iterations: number }
  | { readonly kind: 'no-sign-change' }
  | { readonly kind: 'not-converged'; readonly x: number; readonly iterations: number }

export interface RootOptions {
  /** largest acceptable error of x, on top of a few units in its last place */
  readonly tolerance?: number
  readonly maxIterations?: number
}

export const ROOT_DEFAULTS = { tolerance: 1e-13, maxIterations: 200 } as const

/** Smallest step that can still move x towards a root. */
export function smallestStep(x: number, tolerance: number): number {
  return 2 * Number.EPSILON * Math.abs(x) + tolerance / 2
}

/**
 * Root of a continuous function between two points where its signs differ, without its slope.
 * Inverse quadratic interpolation wherever the last three points make it trustworthy, bisection elsewhere: Brent's
 * method with a simpler and stricter admission of the interpolated point, so it never needs more than a few times the
 * steps of bisection. Infinite values are allowed.
 * @returns 'no-sign-change' where f(low) and f(high) have the same sign or one of them is not a number;
 *   'not-converged' after maxIterations, or where f is not a number inside
 * @source Brent (1973), Algorithms for Minimization without Derivatives, ch. 4;
 *   Chandrupatla (1997), Adv. Eng. Software 28, 145–149
 */
export function findRoot(f: (x: number) => number, low: number, high: number, options: RootOptions = {}): RootResult {
  const { tolerance, maxIterations } = { ...ROOT_DEFAULTS, ...options }
  let newest = { x: low, value: f(low) }
  let opposite = { x: high, value: f(high) }
  if (newest.value === 0) return { kind: 'root', x: low, iterations: 0 }
  if (opposite.value === 0) return { kind: 'root', x: high, iterations: 0 }
  if (!(Math.sign(newest.value) === -Math.sign(opposite.value))) return { kind: 'no-sign-change' }
  let fraction = 0.5
  for (let iterations = 1; iterations <= maxIterations; iterations++) {
    const x = newest.x + fraction * (opposite.x - newest.x)
    const point = { x, value: f(x) }
    if (Number.isNaN(point.value)) return { kind: 'not-converged', x: newest.x, iterations }
    const crossed = Math.sign(point.value) !== Math.sign(newest.value)
    const third = crossed ? opposite : newest
    if (crossed) opposite = newest
    newest = point
    const best = Math.abs(newest.value) < Math.abs(opposite.value) ? newest : opposite
    const smallest = smallestStep(best.x, tolerance) / Math.abs(opposite.x - newest.x)
    if (smallest > 0.5 || best.value === 0) return { kind: 'root', x: best.x, iterations }
    fraction = Math.min(1 - smallest, Math.max(smallest, nextFraction(newest, opposite, third)))
  }
  return { kind: 'not-converged', x: newest.x, iterations: maxIterations }
}

interface Point {
  readonly x: number
  readonly value: number
}

/** Where to look next, as a fraction of the way from the newest point to the one across the root. */
function nextFraction(newest: Point, opposite: Point, third: Point): number {
  const place = (newest.x - opposite.x) / (third.x - opposite.x)
  const height = (newest.value - opposite.value) / (third.value - opposite.value)
  // The inverse parabola through the three points is monotone between them only in this region (Chandrupatla).
  // Infinite values make `height` NaN and land on bisection.
  if (!(height * height < place && (1 - height) * (1 - height) < 1 - place)) return 0.5
  const a = (newest.value / (opposite.value - newest.value)) * (third.value / (opposite.value - third.value))
  const b = (newest.value / (third.value - newest.value)) * (opposite.value / (third.value - opposite.value))
  return a + ((third.x - newest.x) / (opposite.x - newest.x)) * b
}
