/**
 * ln Σ e^v over all values, without overflow or underflow.
 * The largest term is taken out before summing, so a dominant term keeps the digits of the small ones.
 * @returns −Infinity for no values (the logarithm of an empty sum) and where all are −Infinity
 */
export function logSumExp(values: ArrayLike<number>): number {
  let largestAt = -1
  let largest = -Infinity
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (Number.isNaN(value)) return NaN
    if (value > largest) {
      largest = value
      largestAt = i
    }
  }
  // −Infinity − (−Infinity) would be NaN; both infinities are their own answer.
  if (!Number.isFinite(largest)) return largest
  let rest = 0
  for (let i = 0; i < values.length; i++) {
    if (i !== largestAt) rest += Math.exp((values[i] as number) - largest)
  }
  return largest + Math.log1p(rest)
}

/** ln(e^a + e^b); −Infinity stands for ln 0. */
export function logAddExp(a: number, b: number): number {
  if (a === b) return a + Math.LN2
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)))
}
