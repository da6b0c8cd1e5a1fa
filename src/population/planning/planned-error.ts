import { normalCdf, normalDensity, normalQuantile } from '../../math/normal.js'

/** A sitting that is being planned: theta is normal with SD 1 in the group, every person is measured equally well. */
export interface PlannedSitting {
  /** Expected share at or above the cut, strictly between 0 and 1. */
  readonly share: number
  /** 1/√information of a test at the cut, logits. */
  readonly standardError: number
  readonly persons: number
  /** Number of people they are drawn from; undefined = the share is about those tested. */
  readonly populationSize?: number | undefined
}

/** The parts of the variance of a share, as variances of a proportion. */
export interface PlannedVariance {
  readonly sampling: number
  /** Σ p(1 − p)/n² given the latent distribution. */
  readonly ofPersons: number
  /** What estimating its mean and SD adds. */
  readonly ofPrior: number
  readonly total: number
}

const panels = 400

/**
 * Variance that a share will have, in closed form but for one integral: measurements x ~ N(0, 1 + SE²), posteriors normal
 * with reliability ρ = 1/(1 + SE²).
 * @throws RangeError for a share outside (0, 1) or a standard error that is not positive
 */
export function plannedVariance({ share, standardError, persons, populationSize }: PlannedSitting): PlannedVariance {
  if (!(share > 0 && share < 1)) throw new RangeError(`the share must lie strictly between 0 and 1, got ${share}`)
  if (!(standardError > 0)) throw new RangeError(`the standard error must be greater than 0, got ${standardError}`)
  const cut = -normalQuantile(share)
  const rho = 1 / (1 + standardError * standardError)
  const posteriorSd = Math.sqrt(1 - rho)
  let spread = 0
  let meanSlope = 0
  let logSdSlope = 0
  let mass = 0
  for (let k = 0; k <= panels; k++) {
    // x in units of its SD, from −8 to 8; equal steps are exact for such smooth tails.
    const u = -8 + (16 * k) / panels
    const weight = normalDensity(u)
    const x = u / Math.sqrt(rho)
    const z = (rho * x - cut) / posteriorSd
    const p = normalCdf(z)
    const density = normalDensity(z)
    mass += weight
    spread += weight * p * (1 - p)
    meanSlope += (weight * density * (1 - rho)) / posteriorSd
    logSdSlope += weight * density * ((2 * rho * (1 - rho) * x) / posteriorSd - z * (1 - rho))
  }
  const ofPersons = spread / mass / persons
  // Information of (mean, ln SD) from one person: ρ and 2ρ².
  const ofPrior = ((meanSlope / mass) ** 2 / rho + (logSdSlope / mass) ** 2 / (2 * rho * rho)) / persons
  const sampling =
    populationSize === undefined
      ? 0
      : (Math.max(0, 1 - persons / populationSize) * share * (1 - share)) / Math.max(1, persons - 1)
  return { sampling, ofPersons, ofPrior, total: sampling + ofPersons + ofPrior }
}

/**
 * Fewest persons for an interval of ± `margin`; undefined where even everybody would not be enough.
 * @param margin half the width wanted, as a proportion
 * @param confidence level of the interval
 */
export function personsNeeded(
  sitting: Omit<PlannedSitting, 'persons'>,
  { margin, confidence }: { readonly margin: number; readonly confidence: number },
): number | undefined {
  const most = sitting.populationSize ?? 1e9
  const reach = normalQuantile((1 + confidence) / 2)
  const enough = (persons: number) => reach * Math.sqrt(plannedVariance({ ...sitting, persons }).total) <= margin
  if (!enough(most)) return undefined
  let low = 1
  let high = most
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (enough(middle)) high = middle
    else low = middle + 1
  }
  return low
}
