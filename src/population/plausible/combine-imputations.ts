import { meanOf } from '../../math/mean.js'

/** An estimate from M plausible values, with the two variances that it has. */
export interface CombinedEstimate {
  /** Mean of the M estimates. */
  readonly estimate: number
  /** U: mean of the M sampling variances. */
  readonly within: number
  /** B: variance between the M estimates. */
  readonly between: number
  /** (1 + 1/M)B: what not knowing the proficiencies adds. */
  readonly imputation: number
  /** U + (1 + 1/M)B. */
  readonly total: number
}

/**
 * Combines the estimates of M plausible values; U is averaged over all of them.
 * @param estimates at least 2
 * @source Rubin (1987), Multiple Imputation for Nonresponse in Surveys, §3.1; Mislevy (1991), Psychometrika 56, 177–196
 */
export function combineImputations(estimates: readonly number[], samplingVariances: readonly number[]): CombinedEstimate {
  const m = estimates.length
  const estimate = meanOf(estimates)
  const within = meanOf(samplingVariances)
  const between = estimates.reduce((sum, one) => sum + (one - estimate) ** 2, 0) / (m - 1)
  const imputation = (1 + 1 / m) * between
  return { estimate, within, between, imputation, total: within + imputation }
}

/**
 * Degrees of freedom of an interval: B is known from M values only. Infinite where the values do not differ.
 * @param total the whole variance, with all that is added to Rubin's
 * @source Rubin (1987), §3.1, eq. 3.1.6: (M − 1)(1 + U/((1 + 1/M)B))²
 */
export function imputationDegreesOfFreedom(values: number, imputation: number, total: number): number {
  if (imputation === 0) return Number.POSITIVE_INFINITY
  const degrees = (values - 1) * (total / imputation) ** 2
  // Values that differ by rounding alone; beyond so many a t is normal to the last digit that matters.
  return degrees > 1e9 ? Number.POSITIVE_INFINITY : degrees
}
