/** IQR of a normal distribution is 1/0.7413 of its SD; Huynh & Meyer round. */
const IQR_TO_SD = 0.74
/** Differences that are smaller come from rounding; a spread below it does not make them remarkable. */
const LEAST_SPREAD = 1e-6

/**
 * How far each value lies from the others, robustly: (value − median) / (0.74 IQR). Up to a quarter of the values may be
 * wild on either side without hiding themselves.
 * @returns one z a value; empty for no values
 * @source Huynh & Meyer (2010), Pract. Assess. Res. Eval. 15(2), 1–8
 */
export function robustZ(values: readonly number[]): number[] {
  const ordered = [...values].sort((one, other) => one - other)
  const centre = quantile(ordered, 0.5)
  const spread = Math.max(IQR_TO_SD * (quantile(ordered, 0.75) - quantile(ordered, 0.25)), LEAST_SPREAD)
  return values.map((value) => (value - centre) / spread)
}

/**
 * Twin of `robustZ` for values whose standard errors are known: distance from the weighted median in standard errors, which are widened
 * where the values lie further apart than errors explain. What is known badly does not stand out by chance alone.
 * @param errors all > 0, one a value
 * @source Huynh & Meyer (2010) for the robust spread; Lord (1980), Applications of Item Response Theory, ch. 14 for the ratio
 */
export function robustZOfErrors(values: readonly number[], errors: readonly number[]): number[] {
  const centre = weightedMedian(
    values,
    errors.map((error) => 1 / error),
  )
  const ratios = values.map((value, i) => (value - centre) / (errors[i] as number))
  const ordered = [...ratios].sort((one, other) => one - other)
  const spread = Math.max(1, IQR_TO_SD * (quantile(ordered, 0.75) - quantile(ordered, 0.25)))
  return ratios.map((ratio) => ratio / spread)
}

/** The value with half of the weight on either side. */
function weightedMedian(values: readonly number[], weights: readonly number[]): number {
  const order = [...values.keys()].sort((one, other) => (values[one] as number) - (values[other] as number))
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2
  let below = 0
  for (const place of order) {
    below += weights[place] as number
    if (below >= half) return values[place] as number
  }
  return 0
}

export function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((one, other) => one - other),
    0.5,
  )
}

/** Quantile of ordered values, linear between them. @source Hyndman & Fan (1996), Amer. Statist. 50, 361–365, type 7 */
function quantile(ordered: readonly number[], share: number): number {
  const place = share * (ordered.length - 1)
  const low = ordered[Math.floor(place)] as number
  const high = ordered[Math.ceil(place)] as number
  return low + (place - Math.floor(place)) * (high - low)
}
