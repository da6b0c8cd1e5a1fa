import { type CombinedEstimate, combineImputations } from './combine-imputations.js'
import { type CountBand, imputedShare } from './imputed-shares.js'
import type { WeightedCounts } from './weighted-counts.js'

/** The persons of a stratum who were tested, and how many the roster says there are. */
export interface CountedStratum {
  readonly counts: WeightedCounts
  /** N: greater than 0, at least the persons tested. */
  readonly size: number
}

/**
 * Share of a whole roster in a band: strata weigh as their sizes, those tested stand for their stratum. The sampling
 * variance is that of simple random samples within strata, each with its own finite-population factor 1 − n/N.
 * @param strata with at least one person tested in each
 * @source Cochran (1977), Sampling Techniques, eq. 5.6 and 5.14 with s² = n·p(1 − p)/(n − 1)
 */
export function stratifiedShare(strata: readonly CountedStratum[], band: CountBand): CombinedEstimate {
  const whole = strata.reduce((sum, { size }) => sum + size, 0)
  const values = strata[0]?.counts.values ?? 0
  const estimates = new Array<number>(values).fill(0)
  const variances = new Array<number>(values).fill(0)
  for (const { counts, size } of strata) {
    const part = size / whole
    const { persons } = counts
    for (let m = 0; m < values; m++) {
      const share = imputedShare(oneValue(counts, m), band, { kind: 'none' }).estimate
      estimates[m] = (estimates[m] as number) + part * share
      variances[m] = (variances[m] as number) + stratumVariance(part, persons, size, share)
    }
  }
  return combineImputations(estimates, variances)
}

/** One stratum's part of the sampling variance; a single person tested tells of no spread, so its largest one stands in. */
export function stratumVariance(part: number, persons: number, size: number, share: number): number {
  const spread = persons > 1 ? (share * (1 - share)) / (persons - 1) : 0.25
  return part * part * Math.max(0, 1 - persons / size) * spread
}

function oneValue(counts: WeightedCounts, m: number): WeightedCounts {
  const width = (counts.cuts.length + 1) * counts.weights
  return { ...counts, values: 1, bands: counts.bands.subarray(m * width, (m + 1) * width) }
}
