/** Refuses a number that is not a probability. @throws RangeError */
export function requireProbability(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability must lie in [0, 1], got ${p}`)
}

/** Above this the rounding of the parameter itself moves a probability by 1e-9. */
const LARGEST_PARAMETER = 1e14

/** Refuses a parameter of a distribution that is not positive, or too large to compute with. @throws RangeError */
export function requireParameter(name: string, value: number): void {
  if (!(value > 0 && value <= LARGEST_PARAMETER)) {
    throw new RangeError(`${name} must be positive and at most ${LARGEST_PARAMETER}, got ${value}`)
  }
}
