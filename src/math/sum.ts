/** A sum in progress: add with {@link addInto}, read with {@link totalOf}. Plain data, mergeable by adding totals. */
export interface RunningSum {
  rounded: number
  /** what rounding has cut off so far */
  remainder: number
}

export function emptySum(): RunningSum {
  return { rounded: 0, remainder: 0 }
}

/**
 * Adds a value and keeps the rounding error beside it.
 * @source Neumaier (1974), Z. angew. Math. Mech. 54, 39–51
 */
export function addInto(sum: RunningSum, value: number): void {
  const next = sum.rounded + value
  sum.remainder += Math.abs(sum.rounded) >= Math.abs(value) ? sum.rounded - next + value : value - next + sum.rounded
  sum.rounded = next
}

export function totalOf(sum: RunningSum): number {
  // An infinite sum has a remainder of ∞ − ∞.
  return Number.isFinite(sum.rounded) ? sum.rounded + sum.remainder : sum.rounded
}

/**
 * Sum with the error of a single rounding for all but the most cancelling inputs; 0 for no values.
 * Up to about 1/ε values the error does not grow with their number.
 */
export function compensatedSum(values: ArrayLike<number>): number {
  const sum = emptySum()
  for (let i = 0; i < values.length; i++) addInto(sum, values[i] as number)
  return totalOf(sum)
}
