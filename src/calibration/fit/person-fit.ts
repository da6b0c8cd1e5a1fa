import type { CompiledBank } from '../../bank/compile-bank.js'
import { createCurvePoint } from '../../models/category-curve.js'
import { pointBiasNumerator, pointInformation } from '../../models/information.js'
import { answeredItems } from '../../scoring/answered-items.js'
import type { ThetaConvention } from './fit-data.js'

/** How likely a person's answers are at the estimated theta; far below 0 they contradict the model. */
export interface PersonFit {
  /** ln likelihood, standardised as if theta were known: its variance is below 1. */
  readonly lz: number
  /** Corrected for the estimation of theta, so that it is nearly standard normal; absent under EAP, which solves no estimating equation. */
  readonly lzStar?: number | undefined
}

/**
 * lz and lz* of one person on a fixed form. Undefined where the items answered leave the likelihood no spread.
 * @param responses category per item in bank order, 255 = not administered
 * @param theta estimate by the convention named
 * @source lz: Drasgow, Levine & Williams (1985), Br. J. Math. Stat. Psychol. 38, 67–86; lz*: Snijders (2001), Psychometrika 66, 331–342,
 *   with Warm's weight: Magis, Raîche & Béland (2012), J. Educ. Behav. Stat. 37, 57–81; several categories: Sinharay (2016), Psychometrika 81, 992–1013
 */
export function personFit(
  bank: CompiledBank,
  responses: ArrayLike<number>,
  theta: number,
  convention: ThetaConvention,
): PersonFit | undefined {
  const point = createCurvePoint(bank.maximumCategories)
  let [deviation, variance, information, covariance, biasNumerator] = [0, 0, 0, 0, 0]
  for (const { curve, response } of answeredItems(bank, responses)) {
    curve.pointInto(point, theta)
    let [mean, square] = [0, 0]
    for (let k = 0; k < curve.categories; k++) {
      const probability = point.probability[k] as number
      const log = point.logProbability[k] as number
      // P ln P tends to 0 where P underflows.
      if (probability === 0) continue
      mean += probability * log
      square += probability * log * log
      covariance += probability * log * (point.slope[k] as number)
    }
    deviation += (point.logProbability[response] as number) - mean
    variance += square - mean * mean
    information += pointInformation(point, curve.categories)
    biasNumerator += pointBiasNumerator(point, curve.categories)
  }
  if (!(variance > 0)) return undefined
  const lz = deviation / Math.sqrt(variance)
  const left = variance - (covariance * covariance) / information
  // Rounding leaves about this much of a variance that estimation has used up, as with a single item.
  if (convention === 'eap' || !(left > 1e-12 * variance)) return { lz }
  const weightSlope = convention === 'wle' ? biasNumerator / (2 * information) : 0
  return { lz, lzStar: (deviation + (covariance / information) * weightSlope) / Math.sqrt(left) }
}
