import type { CompiledBank } from '../../../bank/compile-bank.js'
import { type CategoryCurve, createCurvePoint } from '../../../models/category-curve.js'

/** How well the answers of a test agree with one theta. */
export interface FitStatistics {
  /** Log-likelihood, standardised; far below 0 where answers are less likely than the model has it. */
  readonly lz: number
  /** Highest point of either cumulative sum; high where a stretch of the test went better or worse than the whole. */
  readonly cusum: number
}

/** Items that count, by place, with their categories, in the order in which they were answered. */
export interface AnswerPath {
  readonly items: ArrayLike<number>
  readonly responses: ArrayLike<number>
  readonly length: number
}

/**
 * Both statistics at one theta. The terms of the cumulative sums are standardised residuals over the number of answers; in an adaptive
 * test neither statistic has the distribution of its fixed-form original, so both are only of use against a simulated null.
 * @source Drasgow, Levine & Williams (1985), Br. J. Math. Stat. Psychol. 38, 67–86 for lz with several categories; van Krimpen-Stoop & Meijer
 *   (2001), J. Educ. Behav. Stat. 26, 199–218 for the cumulative sums
 */
export function fitStatistics(bank: CompiledBank, { items, responses, length }: AnswerPath, theta: number): FitStatistics {
  const point = createCurvePoint(bank.maximumCategories)
  let excess = 0
  let variance = 0
  let over = 0
  let under = 0
  let cusum = 0
  for (let i = 0; i < length; i++) {
    const curve = bank.curves[items[i] as number] as CategoryCurve
    const response = responses[i] as number
    curve.pointInto(point, theta)
    const log = moments(curve.categories, point.probability, (k) => point.logProbability[k] as number)
    excess += (point.logProbability[response] as number) - log.mean
    variance += log.variance
    const score = moments(curve.categories, point.probability, (k) => k)
    const residual = score.variance > 0 ? (response - score.mean) / Math.sqrt(score.variance) / length : 0
    over = Math.max(0, over + residual)
    under = Math.min(0, under + residual)
    cusum = Math.max(cusum, over, -under)
  }
  return { lz: variance > 0 ? excess / Math.sqrt(variance) : 0, cusum }
}

function moments(categories: number, probability: Float64Array, scoreOf: (category: number) => number) {
  let mean = 0
  let square = 0
  for (let k = 0; k < categories; k++) {
    const p = probability[k] as number
    // An impossible category has −Infinity for its logarithm, and no part.
    if (p === 0) continue
    const value = scoreOf(k)
    mean += p * value
    square += p * value * value
  }
  return { mean, variance: Math.max(0, square - mean * mean) }
}
