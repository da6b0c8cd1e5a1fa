import type { CompiledBank } from '../bank/compile-bank.js'
import { answeredItems } from './answered-items.js'
import { answeredScan } from './answered-scan.js'
import { type LikelihoodPoint, likelihoodOf } from './likelihood-point.js'
import type { ProficiencyEstimate } from './proficiency-estimate.js'
import type { InformationKind } from './scoring-options.js'
import { standardErrorAt } from './standard-error.js'
import { stationaryPoints } from './stationary-points.js'

/**
 * The mode of the posterior under Jeffreys' prior: maximises ℓ(θ) + ½ ln I(θ). Equal to Warm's estimate where no item has
 * a lower or upper asymptote, another estimator elsewhere. The global maximum where there are several.
 * @param responses category per item in bank order, 255 or −1 = not administered
 * @param information of the standard error 1/√I; null where it is ≤ 0
 * @source Firth (1993), Biometrika 80, 27–38; Magis & Raîche (2012), Psychometrika 77, 163–169
 */
export function estimateJeffreys(
  bank: CompiledBank,
  responses: ArrayLike<number>,
  information: InformationKind = 'expected',
): ProficiencyEstimate {
  const answered = answeredItems(bank, responses)
  if (answered.length === 0) return { kind: 'no-responses' }
  const likelihood = likelihoodOf(answered)
  const slope = (point: LikelihoodPoint) => point.slope + point.informationSlope / (2 * point.information)
  const height = (point: LikelihoodPoint) => point.logLikelihood + Math.log(point.information) / 2
  const maxima = stationaryPoints((theta) => slope(likelihood(theta)), answeredScan(bank, answered)).filter(
    ({ kind }) => kind === 'maximum',
  )
  if (maxima.length === 0) return { kind: 'no-information' }
  const heights = maxima.map(({ theta }) => height(likelihood(theta)))
  const { theta } = maxima[heights.indexOf(Math.max(...heights))] as (typeof maxima)[number]
  return { kind: 'finite', theta, standardError: standardErrorAt(likelihood(theta), information) }
}
