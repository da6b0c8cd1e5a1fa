import type { LikelihoodPoint } from './likelihood-point.js'
import type { InformationKind } from './scoring-options.js'

/**
 * Standard error 1/√(I + prior information), in logits.
 * @param point the likelihood at the estimate
 * @param priorInformation 1/σ² of a normal prior under MAP, 0 for mle, wle and jeffreys
 * @returns null where the information is not above zero, as the observed one may be under the 3PL and 4PL
 */
export function standardErrorAt(point: LikelihoodPoint, kind: InformationKind, priorInformation = 0): number | null {
  const information = (kind === 'expected' ? point.information : -point.curvature) + priorInformation
  const standardError = 1 / Math.sqrt(information)
  return information > 0 && Number.isFinite(standardError) ? standardError : null
}
