import { normalCdf, normalQuantile } from '../math/normal.js'

/**
 * What happens to a share when point estimates above a cut are counted, in closed form: theta normal, every estimate
 * with the same standard error. ρ is the reliability. EAP estimates spread too little and push a share away from ½,
 * MLE and WLE estimates spread too much and pull it towards ½.
 */

/**
 * Reliability ρ = σ²/(σ² + SE²) from the standard error of an unbiased estimate, 1/√information.
 * @param sd SD of theta
 */
export function reliabilityFromStandardError(standardError: number, sd = 1): number {
  return (sd * sd) / (sd * sd + standardError * standardError)
}

/**
 * Reliability ρ = 1 − s²/σ² from the SD s of the posterior under the prior N(·, σ²).
 * @throws RangeError where the posterior is not narrower than the prior
 */
export function reliabilityFromPosteriorSd(posteriorSd: number, sd = 1): number {
  if (!(posteriorSd >= 0 && posteriorSd < sd))
    throw new RangeError(`a posterior SD must lie below the prior's ${sd}, got ${posteriorSd}`)
  return 1 - (posteriorSd * posteriorSd) / (sd * sd)
}

export type CountedEstimate = 'eap' | 'mle'

/**
 * Share counted above a cut at which the true share is given: Φ(z/√ρ) for EAP, Φ(z√ρ) for MLE or WLE, z = Φ⁻¹(share).
 * @source both estimates are normal: EAP with variance ρσ², MLE with σ²/ρ
 * @example
 * countedShare('eap', 0.9, reliabilityFromStandardError(0.5)) // => 0.924
 * countedShare('mle', 0.9, reliabilityFromStandardError(0.5)) // => 0.874
 */
export function countedShare(kind: CountedEstimate, trueShare: number, reliability: number): number {
  return normalCdf(normalQuantile(trueShare) * stretch(kind, reliability))
}

/** True share at which counting gives a share: the inverse of {@link countedShare}. */
export function trueShareOfCounted(kind: CountedEstimate, counted: number, reliability: number): number {
  return normalCdf(normalQuantile(counted) / stretch(kind, reliability))
}

function stretch(kind: CountedEstimate, reliability: number): number {
  return kind === 'eap' ? 1 / Math.sqrt(reliability) : Math.sqrt(reliability)
}

/** A group measured with a constant standard error and scored under a prior that need not be its own. */
export interface GroupUnderPrior {
  readonly groupMean: number
  readonly groupSd: number
  readonly priorMean: number
  readonly priorSd: number
  readonly standardError: number
  readonly cut: number
}

/** Share of the group above the cut: the truth, and what three ways of looking make of it. */
export interface SharesUnderPrior {
  readonly true: number
  /** Mean of the posterior probabilities, which plausible values estimate; the truth when the prior is the group's own. */
  readonly posterior: number
  readonly eap: number
  readonly mle: number
}

/**
 * What a prior does to the share of a group it does not fit. A measurement x = θ + error is N(μ, σ² + SE²) in the group;
 * under the prior N(m, τ²) its posterior is N(m + ρ(x − m), ρSE²), ρ = τ²/(τ² + SE²).
 * @source normal–normal posterior, e.g. Bock & Mislevy (1982), Appl. Psych. Meas. 6, 431–444
 */
export function sharesUnderPrior(group: GroupUnderPrior): SharesUnderPrior {
  const { groupMean, groupSd, priorMean, priorSd, standardError, cut } = group
  const rho = reliabilityFromStandardError(standardError, priorSd)
  const spread = Math.hypot(groupSd, standardError)
  const eapMean = priorMean + rho * (groupMean - priorMean)
  const above = (mean: number, sd: number) => normalCdf((mean - cut) / sd)
  return {
    true: above(groupMean, groupSd),
    posterior: above(eapMean, Math.hypot(rho * spread, Math.sqrt(rho) * standardError)),
    eap: above(eapMean, rho * spread),
    mle: above(groupMean, spread),
  }
}
