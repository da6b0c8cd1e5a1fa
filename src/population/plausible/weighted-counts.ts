import type { FigureSlots } from '../scores/score-rows.js'

/**
 * Running sums of one set of persons: for every plausible value and every weight the weight between neighbouring cuts, and
 * the first two moments. All that shares, means and their replicates are made of; its size does not depend on the persons.
 */
export interface WeightedCounts {
  /** Ascending. */
  readonly cuts: Float64Array
  /** Base weight and replicate weights. */
  readonly weights: number
  readonly values: number
  persons: number
  /** Σ base weight². */
  squares: number
  /** values × (cuts + 1) × weights: Σ weight of the plausible values in a band. */
  readonly bands: Float64Array
  /** values × weights: Σ weight·value and Σ weight·value². */
  readonly first: Float64Array
  readonly second: Float64Array
}

export function createWeightedCounts(
  cuts: readonly number[],
  { weights, plausibleValues: values }: Pick<FigureSlots, 'weights' | 'plausibleValues'>,
): WeightedCounts {
  return {
    cuts: Float64Array.from(cuts),
    weights,
    values,
    persons: 0,
    squares: 0,
    bands: new Float64Array(values * (cuts.length + 1) * weights),
    first: new Float64Array(values * weights),
    second: new Float64Array(values * weights),
  }
}

/** Adds a person; see {@link FigureSlots} for the order of the figures. A value equal to a cut lies above it. */
export function addPersonInto(counts: WeightedCounts, figures: Float64Array): void {
  const { cuts, weights, values, bands, first, second } = counts
  const base = figures[0] as number
  counts.persons += 1
  counts.squares += base * base
  for (let m = 0; m < values; m++) {
    const value = figures[weights + m] as number
    const band = (m * (cuts.length + 1) + bandOf(cuts, value)) * weights
    const moment = m * weights
    const square = value * value
    for (let r = 0; r < weights; r++) {
      const weight = figures[r] as number
      bands[band + r] = (bands[band + r] as number) + weight
      first[moment + r] = (first[moment + r] as number) + weight * value
      second[moment + r] = (second[moment + r] as number) + weight * square
    }
  }
}

/** Adds only the bands: for a set of cuts whose moments are known from elsewhere. */
export function addBandsInto(counts: WeightedCounts, figures: Float64Array): void {
  const { cuts, weights, values, bands } = counts
  counts.persons += 1
  for (let m = 0; m < values; m++) {
    const band = (m * (cuts.length + 1) + bandOf(cuts, figures[weights + m] as number)) * weights
    for (let r = 0; r < weights; r++) bands[band + r] = (bands[band + r] as number) + (figures[r] as number)
  }
}

/** Number of cuts at or below a value. */
function bandOf(cuts: Float64Array, value: number): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cuts[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** Adds the sums of another set of persons, each of its weights multiplied by a number. */
export function addCountsInto(counts: WeightedCounts, other: WeightedCounts, factor = 1): void {
  counts.persons += other.persons
  counts.squares += factor * factor * other.squares
  for (const name of ['bands', 'first', 'second'] as const) {
    const into = counts[name]
    const from = other[name]
    for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) + factor * (from[i] as number)
  }
}
