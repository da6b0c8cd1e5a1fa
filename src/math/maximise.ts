/** Outcome of a search for a maximum; `x` and `value` of 'not-converged' are the best so far. */
export interface MaximumResult {
  readonly kind: 'maximum' | 'not-converged'
  readonly x: number
  readonly value: number
  readonly iterations: number
}

interface Point {
  readonly x: number
  readonly value: number
}

/** (3 − √5) / 2: the golden section, which leaves the same proportions after each cut. */
const GOLDEN = 0.38196601125010515
const MAX_ITERATIONS = 200

/**
 * Maximum of a function with a single peak between low and high; parabolas near the peak, golden sections elsewhere.
 * A peak at an end of the bracket is returned as that end exactly. Of a function with several peaks one is found.
 * @param tolerance acceptable error of x, > 0; rounding of f keeps it above about 1e-8·|x| whatever is asked
 * @returns 'not-converged' where f is not a number somewhere
 * @source Brent (1973), Algorithms for Minimization without Derivatives, ch. 5
 */
export function maximise(f: (x: number) => number, low: number, high: number, tolerance: number): MaximumResult {
  const at = (x: number): Point => ({ x, value: f(x) })
  const ends = [at(low), at(high)] as const
  let left = low
  let right = high
  let best = at(low + GOLDEN * (high - low))
  let second = best
  let third = best
  let step = 0
  let stepBefore = 0
  for (let iterations = 1; iterations <= MAX_ITERATIONS; iterations++) {
    const middle = left + (right - left) / 2
    const smallest = Math.sqrt(Number.EPSILON) * Math.abs(best.x) * 0.5 + tolerance / 3
    if (Math.abs(best.x - middle) <= 2 * smallest - (right - left) / 2) return highest(best, ends, iterations)
    const parabolic = peakOffset(best, second, third)
    const inside = best.x + parabolic > left && best.x + parabolic < right
    if (inside && Math.abs(stepBefore) > smallest && Math.abs(parabolic) < Math.abs(stepBefore) / 2) {
      stepBefore = step
      step = parabolic
      const landing = best.x + step
      // f is not to be evaluated closer to an end of the bracket than the tolerance tells apart.
      if (landing - left < 2 * smallest || right - landing < 2 * smallest) step = Math.sign(middle - best.x) * smallest
    } else {
      stepBefore = (best.x >= middle ? left : right) - best.x
      step = GOLDEN * stepBefore
    }
    const point = at(best.x + (Math.abs(step) >= smallest ? step : (Math.sign(step) || 1) * smallest))
    if (Number.isNaN(point.value)) return { kind: 'not-converged', ...best, iterations }
    const better = point.value >= best.value
    const bound = better ? best.x : point.x
    if (bound < (better ? point.x : best.x)) left = bound
    else right = bound
    if (better) [third, second, best] = [second, best, point]
    else if (point.value >= second.value || second === best) [third, second] = [second, point]
    else if (point.value >= third.value || third === best || third === second) third = point
  }
  return { kind: 'not-converged', ...best, iterations: MAX_ITERATIONS }
}

/** Signed distance from the best point to the peak of the parabola through three; NaN where there is no peak. */
function peakOffset(best: Point, second: Point, third: Point): number {
  const p = (best.x - second.x) * (best.value - third.value)
  const q = (best.x - third.x) * (best.value - second.value)
  return -((best.x - second.x) * p - (best.x - third.x) * q) / (2 * (p - q))
}

function highest(best: Point, ends: readonly Point[], iterations: number): MaximumResult {
  let top = best
  for (const end of ends) if (end.value >= top.value) top = end
  if (Number.isNaN(top.value)) return { kind: 'not-converged', ...top, iterations }
  return { kind: 'maximum', ...top, iterations }
}
