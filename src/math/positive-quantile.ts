import { newtonWithin } from './polish.js'

/** A continuous distribution on the positive numbers. */
export interface PositiveLaw {
  /** P(X ≤ x), accurate relatively where it is small */
  readonly lower: (x: number) => number
  /** P(X > x), accurate relatively where it is small */
  readonly upper: (x: number) => number
  /** x times the density at x */
  readonly mass: (x: number) => number
}

/** Nearer to the ends of the number line, products on the way to a tail overflow or lose digits. */
const LOG_LIMIT = 300 * Math.LN10

/**
 * x with P(X ≤ x) = lower and P(X > x) = upper, which add up to 1; the smaller of the two decides.
 * Solves for ln x on the logarithm of that probability, where both tails are nearly straight.
 * @param guess where to start; anything not positive and finite means the middle of the number line, 1
 * @returns 0 where x is below 1e-300, Infinity where it is above 1e300
 */
export function positiveQuantile(law: PositiveLaw, lower: number, upper: number, guess: number): number {
  if (lower === 0 || upper === 0) return lower === 0 ? 0 : Infinity
  const fromBelow = lower <= upper
  const target = Math.log(fromBelow ? lower : upper)
  const equation = (logX: number) => {
    const x = Math.exp(logX)
    const tail = fromBelow ? law.lower(x) : law.upper(x)
    const slope = law.mass(x) / tail
    return fromBelow ? { value: Math.log(tail) - target, slope } : { value: target - Math.log(tail), slope }
  }
  const start = guess > 0 && guess < Infinity ? Math.log(guess) : 0
  const root = newtonWithin(equation, -LOG_LIMIT, LOG_LIMIT, { start, tolerance: 1e-15 })
  if (root.kind !== 'no-sign-change') return Math.exp(root.x)
  return equation(LOG_LIMIT).value < 0 ? Infinity : 0
}
