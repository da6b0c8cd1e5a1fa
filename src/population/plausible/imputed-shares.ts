import { type ReplicateMethod, replicateVariance } from '../replicates/replicate-method.js'
import { type CombinedEstimate, combineImputations } from './combine-imputations.js'
import type { WeightedCounts } from './weighted-counts.js'

/** A stretch of the scale by places among the cuts of the counts: at or above `from`, below `to`; null = open. */
export interface CountBand {
  readonly from: number | null
  readonly to: number | null
}

/** How the sampling variance of a figure is found; `none` where the figure is about the very persons tested. */
export type SamplingDesign =
  | { readonly kind: 'none' }
  /** `factor`: finite-population factor on the variance, 1 where there is none. */
  | { readonly kind: 'replicates'; readonly method: ReplicateMethod; readonly factor: number }
  /** Drawn at random without replacement, `factor` = 1 − n/N. */
  | { readonly kind: 'simple-random'; readonly factor: number }

/** Share of the persons in a band, from all plausible values. */
export function imputedShare(counts: WeightedCounts, band: CountBand, design: SamplingDesign): CombinedEstimate {
  const shares = new Float64Array(counts.weights)
  return combined(counts, design, (m) => {
    sharesInto(shares, counts, band, m)
    const own = shares[0] as number
    return { shares, spread: own * (1 - own) }
  })
}

/** Mean of the persons, in the unit of the plausible values. */
export function imputedMean(counts: WeightedCounts, design: SamplingDesign): CombinedEstimate {
  const means = new Float64Array(counts.weights)
  return combined(counts, design, (m) => {
    for (let r = 0; r < counts.weights; r++) means[r] = (counts.first[m * counts.weights + r] as number) / weightOf(counts, m, r)
    return { shares: means, spread: variance(counts, m, 0) }
  })
}

/** SD of the persons, with the sum of the weights as its denominator. */
export function imputedSd(counts: WeightedCounts, design: SamplingDesign): CombinedEstimate {
  const sds = new Float64Array(counts.weights)
  return combined(counts, design, (m) => {
    for (let r = 0; r < counts.weights; r++) sds[r] = Math.sqrt(Math.max(0, variance(counts, m, r)))
    // The SD of a normal variable varies by σ²/2n.
    return { shares: sds, spread: (sds[0] as number) ** 2 / 2 }
  })
}

interface OneValue {
  /** The figure under each weight, the base weight first. */
  readonly shares: Float64Array
  /** Variance of one person's contribution, for simple random sampling. */
  readonly spread: number
}

function combined(counts: WeightedCounts, design: SamplingDesign, of: (value: number) => OneValue): CombinedEstimate {
  const estimates: number[] = []
  const variances: number[] = []
  for (let m = 0; m < counts.values; m++) {
    const { shares, spread } = of(m)
    estimates.push(shares[0] as number)
    variances.push(samplingVariance(counts, design, shares, spread))
  }
  return combineImputations(estimates, variances)
}

function samplingVariance(counts: WeightedCounts, design: SamplingDesign, shares: Float64Array, spread: number): number {
  if (design.kind === 'none') return 0
  if (design.kind === 'replicates')
    return design.factor * replicateVariance(shares[0] as number, shares.subarray(1), design.method)
  return (design.factor * spread) / Math.max(1, counts.persons - 1)
}

/** The share in a band under every weight, for one plausible value. */
function sharesInto(shares: Float64Array, { cuts, weights, bands }: WeightedCounts, { from, to }: CountBand, m: number): void {
  const all = cuts.length + 1
  const first = from === null ? 0 : from + 1
  const end = to === null ? all : to + 1
  for (let r = 0; r < weights; r++) {
    let inside = 0
    let whole = 0
    for (let b = 0; b < all; b++) {
      const weight = bands[(m * all + b) * weights + r] as number
      whole += weight
      if (b >= first && b < end) inside += weight
    }
    shares[r] = inside / whole
  }
}

function weightOf({ cuts, weights, bands }: WeightedCounts, m: number, r: number): number {
  let weight = 0
  for (let b = 0; b <= cuts.length; b++) weight += bands[(m * (cuts.length + 1) + b) * weights + r] as number
  return weight
}

function variance(counts: WeightedCounts, m: number, r: number): number {
  const weight = weightOf(counts, m, r)
  const mean = (counts.first[m * counts.weights + r] as number) / weight
  return (counts.second[m * counts.weights + r] as number) / weight - mean * mean
}
