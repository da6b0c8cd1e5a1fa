import { normalQuantile } from '../../math/normal.js'

/** A correlation with its 95 % interval, or why there is none. */
export type Correlation =
  | {
      readonly kind: 'estimated'
      readonly value: number
      readonly interval: readonly [low: number, high: number]
      readonly n: number
    }
  /** Everybody has the same, there is nothing to correlate with, or too few persons have both. */
  | { readonly kind: 'undefined'; readonly reason: 'constant' | 'no-rest' | 'few-persons' }

const z95 = normalQuantile(0.975)

/**
 * A correlation from moments of the same divisor.
 * @source interval: Fisher (1921), Metron 1, 3–32
 */
export function correlationOf(moments: {
  readonly n: number
  readonly covariance: number
  readonly variance: number
  readonly restVariance: number
}): Correlation {
  const { n, covariance, variance, restVariance } = moments
  if (n < 4) return { kind: 'undefined', reason: 'few-persons' }
  if (variance <= 0) return { kind: 'undefined', reason: 'constant' }
  // Rest scores of one value differ by rounding at most.
  if (restVariance <= 1e-20) return { kind: 'undefined', reason: 'no-rest' }
  const value = Math.max(-1, Math.min(1, covariance / Math.sqrt(variance * restVariance)))
  const half = z95 / Math.sqrt(n - 3)
  const middle = Math.atanh(value)
  return { kind: 'estimated', value, interval: [Math.tanh(middle - half), Math.tanh(middle + half)], n }
}

/** Interval of a share, which keeps within 0…1 and has a width at 0 and 1. @source Wilson (1927), J. Am. Stat. Assoc. 22, 209–212 */
export function wilsonInterval(share: number, n: number): [low: number, high: number] {
  const square = z95 * z95
  const middle = (share + square / (2 * n)) / (1 + square / n)
  const half = (z95 / (1 + square / n)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n))
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}

/** 95 % interval of a mean share of points, clipped to 0…1. */
export function meanInterval(share: number, standardError: number): [low: number, high: number] {
  return [Math.max(0, share - z95 * standardError), Math.min(1, share + z95 * standardError)]
}
