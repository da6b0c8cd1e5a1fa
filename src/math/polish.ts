import { ROOT_DEFAULTS, type RootOptions, type RootResult, smallestStep } from './roots.js'

export interface ValueAndSlope {
  readonly value: number
  readonly slope: number
}

export interface NewtonOptions extends RootOptions {
  /** first guess, the middle of the bracket unless given */
  readonly start?: number
}

/**
 * Root inside a bracket by Newton steps, each replaced by a bisection when it would leave the bracket, when the slope
 * is of no use, or when the last step did not at least halve the one before it.
 * @returns as {@link findRoot}; the error of a root is at most `tolerance` plus a few units in its last place wherever
 *   the value of f itself tells such points apart
 * @source Dennis & Schnabel (1996), Numerical Methods for Unconstrained Optimization, §2.5 (hybrid quasi-Newton)
 */
export function newtonWithin(
  f: (x: number) => ValueAndSlope,
  low: number,
  high: number,
  options: NewtonOptions = {},
): RootResult {
  const { tolerance, maxIterations } = { ...ROOT_DEFAULTS, ...options }
  const atLow = f(low).value
  const atHigh = f(high).value
  if (atLow === 0) return { kind: 'root', x: low, iterations: 0 }
  if (atHigh === 0) return { kind: 'root', x: high, iterations: 0 }
  if (!(Math.sign(atLow) === -Math.sign(atHigh))) return { kind: 'no-sign-change' }
  let [below, above] = atLow < 0 ? [low, high] : [high, low]
  let x = startWithin(low, high, options.start)
  let lastStep = Math.abs(high - low)
  for (let iterations = 1; iterations <= maxIterations; iterations++) {
    const { value, slope } = f(x)
    if (Number.isNaN(value)) return { kind: 'not-converged', x, iterations }
    if (value === 0) return { kind: 'root', x, iterations }
    if (value < 0) below = x
    else above = x
    const newton = x - value / slope
    const trusted = (newton - below) * (newton - above) < 0 && Math.abs(newton - x) <= lastStep / 2
    const next = trusted ? newton : below + (above - below) / 2
    lastStep = Math.abs(next - x)
    x = next
    if (lastStep <= smallestStep(x, tolerance)) return { kind: 'root', x, iterations }
  }
  return { kind: 'not-converged', x, iterations: maxIterations }
}

function startWithin(low: number, high: number, start: number | undefined): number {
  const inside = start !== undefined && (start - low) * (start - high) < 0
  return inside ? start : low + (high - low) / 2
}
