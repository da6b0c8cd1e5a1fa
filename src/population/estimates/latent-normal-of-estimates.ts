import type { Symmetric2 } from '../../calibration/estimation/latent-normal-pass.js'
import type { EstimateColumns } from './estimate-columns.js'

/** Mean and SD of the persons behind some estimates, or that they differ no more than their errors. */
export type LatentOfEstimates =
  | {
      readonly kind: 'estimated'
      readonly mean: number
      readonly sd: number
      /** Of (mean, ln sd). */
      readonly covariance: Symmetric2
      readonly iterations: number
    }
  | { readonly kind: 'no-variance'; readonly mean: number }
  | { readonly kind: 'no-information' }

/** Smallest SD as a part of the mean error of an estimate: below it the persons do not differ. */
const smallestPart = 0.02
const mostSteps = 200

/**
 * Maximum likelihood of a normal distribution observed through normal errors that differ from person to person: Fisher
 * scoring on mean and variance, a step halved until the likelihood does not fall.
 * @param sets persons of one distribution, perhaps in several sets of columns with a factor on their weights each
 * @param fixedSd holds the SD and finds the mean alone
 * @source Carlin & Louis (2009), Bayesian Methods for Data Analysis, §5.3 (normal–normal, unequal variances);
 *   weights: White (1982), Econometrica 50, 1–25 (sandwich)
 */
export function latentNormalOfEstimates(sets: readonly WeightedEstimates[], fixedSd?: number): LatentOfEstimates {
  const start = startOf(sets)
  if (start === undefined) return { kind: 'no-information' }
  const floor = (smallestPart * smallestPart) / start.precision
  const weighted = differs(sets)
  let at = { mean: start.mean, variance: fixedSd === undefined ? Math.max(floor, start.variance) : fixedSd ** 2 }
  let sums = passOver(sets, at)
  let iterations = 0
  for (; iterations < mostSteps; iterations++) {
    const { next, after } = nextStep(sets, at, sums, { floor, free: fixedSd === undefined })
    const moved = Math.abs(next.mean - at.mean) / Math.sqrt(next.variance) + Math.abs(Math.log(next.variance / at.variance))
    at = next
    sums = after
    if (moved < 1e-10) break
  }
  const sd = Math.sqrt(at.variance)
  if (fixedSd === undefined && at.variance <= floor * 1.0001) return { kind: 'no-variance', mean: at.mean }
  return {
    kind: 'estimated',
    mean: at.mean,
    sd,
    covariance: covarianceOf(sums, at.variance, weighted, fixedSd === undefined),
    iterations,
  }
}

export interface WeightedEstimates {
  readonly columns: EstimateColumns
  /** What the weights of these persons are multiplied by. */
  readonly factor: number
}

interface Normal {
  readonly mean: number
  readonly variance: number
}

interface Pass {
  readonly logLikelihood: number
  readonly scoreMean: number
  readonly scoreVariance: number
  readonly informationMean: number
  readonly informationVariance: number
  /** Σ weight²·score·scoreᵀ. */
  readonly crossMean: number
  readonly crossBoth: number
  readonly crossVariance: number
}

/** One pass: with k = λ/(1 + λσ²) and e = (h − λμ)/(1 + λσ²) the scores are e and (e² − k)/2. */
function passOver(sets: readonly WeightedEstimates[], { mean, variance }: Normal): Pass {
  let logLikelihood = 0
  let scoreMean = 0
  let scoreVariance = 0
  let informationMean = 0
  let informationVariance = 0
  let crossMean = 0
  let crossBoth = 0
  let crossVariance = 0
  for (const { columns, factor } of sets) {
    const { precision, shift, weight, size } = columns
    for (let p = 0; p < size; p++) {
      const own = precision[p] as number
      const w = factor * (weight[p] as number)
      const shrink = 1 / (1 + own * variance)
      const k = own * shrink
      const e = ((shift[p] as number) - own * mean) * shrink
      const half = 0.5 * (e * e - k)
      if (own > 0) logLikelihood += w * 0.5 * (Math.log(shrink) - (e * e) / k)
      scoreMean += w * e
      scoreVariance += w * half
      informationMean += w * k
      informationVariance += 0.5 * w * k * k
      crossMean += w * w * e * e
      crossBoth += w * w * e * half
      crossVariance += w * w * half * half
    }
  }
  return { logLikelihood, scoreMean, scoreVariance, informationMean, informationVariance, crossMean, crossBoth, crossVariance }
}

function nextStep(
  sets: readonly WeightedEstimates[],
  at: Normal,
  sums: Pass,
  { floor, free }: { readonly floor: number; readonly free: boolean },
): { readonly next: Normal; readonly after: Pass } {
  const toMean = sums.scoreMean / sums.informationMean
  const toVariance = free ? sums.scoreVariance / sums.informationVariance : 0
  for (let part = 1; part > 1e-6; part /= 2) {
    const next = {
      mean: at.mean + part * toMean,
      variance: Math.max(free ? floor : at.variance, at.variance + part * toVariance),
    }
    const after = passOver(sets, next)
    if (after.logLikelihood >= sums.logLikelihood - 1e-12 * Math.abs(sums.logLikelihood)) return { next, after }
  }
  return { next: at, after: sums }
}

function startOf(sets: readonly WeightedEstimates[]): (Normal & { readonly precision: number }) | undefined {
  let weight = 0
  let information = 0
  let first = 0
  let second = 0
  for (const { columns, factor } of sets) {
    for (let p = 0; p < columns.size; p++) {
      const own = columns.precision[p] as number
      if (own === 0) continue
      const w = factor * (columns.weight[p] as number)
      const estimate = (columns.shift[p] as number) / own
      weight += w
      information += w * own
      // Weighted by information, so that a nearly empty answer sheet does not decide where the search starts.
      first += w * own * estimate
      second += w * own * estimate * estimate
    }
  }
  if (!(information > 0)) return undefined
  const mean = first / information
  const precision = information / weight
  return { mean, variance: Math.max(0.05 / precision, second / information - mean * mean - 1 / precision), precision }
}

function differs(sets: readonly WeightedEstimates[]): boolean {
  let first: number | undefined
  for (const { columns, factor } of sets) {
    for (let p = 0; p < columns.size; p++) {
      const weight = factor * (columns.weight[p] as number)
      first ??= weight
      if (weight !== first) return true
    }
  }
  return false
}

/** Inverse information, for weights that differ in a sandwich; d ln σ = dσ²/2σ². */
function covarianceOf(sums: Pass, variance: number, weighted: boolean, free: boolean): Symmetric2 {
  const byVariance = 1 / (2 * variance)
  const mean = weighted ? sums.crossMean / sums.informationMean ** 2 : 1 / sums.informationMean
  if (!free) return { mean, cross: 0, logSd: 0 }
  const ofVariance = weighted ? sums.crossVariance / sums.informationVariance ** 2 : 1 / sums.informationVariance
  const cross = weighted ? sums.crossBoth / (sums.informationMean * sums.informationVariance) : 0
  return { mean, cross: cross * byVariance, logSd: ofVariance * byVariance ** 2 }
}
