import type { CompiledBank } from '../bank/compile-bank.js'
import { type AnsweredItem, answeredItems } from './answered-items.js'
import { type LikelihoodPoint, likelihoodOf } from './likelihood-point.js'
import { type LikelihoodScan, likelihoodScan } from './likelihood-scan.js'
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
  return jeffreysOverScan(answered, likelihoodScan(bank, answered), information)
}

/** {@link estimateJeffreys} of a likelihood that has been scanned already. */
export function jeffreysOverScan(
  answered: readonly AnsweredItem[],
  scan: LikelihoodScan,
  information: InformationKind,
): ProficiencyEstimate {
  if (answered.length === 0) return { kind: 'no-responses' }
  const likelihood = likelihoodOf(answered)
  const height = (point: LikelihoodPoint) => point.logLikelihood + Math.log(point.information) / 2
  const values = scan.slope.map(
    (slope, q) => slope + (scan.informationSlope[q] as number) / (2 * (scan.information[q] as number)),
  )
  const roots = stationaryPoints(
    (theta) => {
      const point = likelihood(theta)
      return point.slope + point.informationSlope / (2 * point.information)
    },
    scan.thetas,
    values,
  )
  const maxima = roots.flatMap(({ kind, theta }) => (kind === 'maximum' ? [{ theta, point: likelihood(theta) }] : []))
  if (maxima.length === 0) return { kind: 'no-information' }
  const best = maxima.reduce((one, other) => (height(other.point) > height(one.point) ? other : one))
  return { kind: 'finite', theta: best.theta, standardError: standardErrorAt(best.point, information) }
}
