import { normalCdf, normalQuantile } from '../../math/normal.js'

/** The way from a share to another in some years, in two measures that disagree on purpose. */
export interface TargetPath {
  /** Whole or broken years to go, greater than 0. */
  readonly years: number
  /** Rise of the share a year on a straight line, as a proportion: 0.12 is 12 points. */
  readonly sharePerYear: number
  /** Rise of the mean proficiency in SD of the persons, a year and in all, that lifts the share on a normal curve. */
  readonly sdPerYear: number
  readonly sdTotal: number
  /** The share at the start, after each whole year, and at the end, on the straight line. */
  readonly linear: readonly number[]
  /** The same when the mean rises by equal steps: fast in the middle, slow towards the end. */
  readonly probit: readonly number[]
}

/**
 * Path from one share to another. The straight line hides that the last ten points cost as much proficiency as the
 * middle twenty; the probit path shows it: with z = Φ⁻¹(share), z rises by equal steps.
 * @param from share now, strictly between 0 and 1
 * @param to share wanted, strictly between 0 and 1
 * @throws RangeError for shares that no finite gain connects, or no time
 * @example
 * pathBetween(0.3, 0.9, 5).sharePerYear // => 0.12
 * pathBetween(0.3, 0.9, 5).sdPerYear // => 0.36
 */
export function pathBetween(from: number, to: number, years: number): TargetPath {
  if (!(from > 0 && from < 1 && to > 0 && to < 1))
    throw new RangeError(`shares must lie strictly between 0 and 1, got ${from} and ${to}`)
  if (!(years > 0 && years < Infinity)) throw new RangeError(`years must be greater than 0, got ${years}`)
  const start = normalQuantile(from)
  const sdTotal = normalQuantile(to) - start
  const steps = [...Array.from({ length: Math.ceil(years) }, (_, year) => year / years), 1]
  return {
    years,
    sharePerYear: (to - from) / years,
    sdPerYear: sdTotal / years,
    sdTotal,
    linear: steps.map((part) => from + part * (to - from)),
    probit: steps.map((part) => normalCdf(start + part * sdTotal)),
  }
}
