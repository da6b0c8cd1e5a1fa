import { type LatentPass, type LikelihoodTable, latentPass, type Symmetric2 } from './latent-normal-pass.js'

/** Mean and SD of a group's latent distribution at fixed items, or the reason why there are none. */
export type LatentNormal =
  | {
      readonly kind: 'estimated'
      readonly mean: number
      readonly sd: number
      /** Covariance of (mean, ln sd); zero for an SD that was held fixed. */
      readonly covariance: Symmetric2
      readonly logLikelihood: number
      readonly converged: boolean
      readonly iterations: number
    }
  /** The likelihood falls from the smallest SD onwards: the persons differ no more than their answers would by chance. */
  | { readonly kind: 'no-variance'; readonly mean: number }
  /** Too little is known of the SD (one item, or SE of ln SD above 1): it has to come from elsewhere. */
  | { readonly kind: 'not-identified' }
  /** The likelihood rises for ever: everybody answered all right, or all wrong. */
  | { readonly kind: 'unbounded'; readonly direction: 'above' | 'below' }
  | { readonly kind: 'no-persons' }

export interface LatentNormalOptions {
  /**
   * One per person, positive. Where they differ the covariance is the sandwich of a weighted likelihood; weights that are
   * all alike are as none.
   */
  readonly weights?: ArrayLike<number> | undefined
  readonly start?: { readonly mean: number; readonly sd: number } | undefined
  /** Holds the SD and estimates the mean alone. */
  readonly fixedSd?: number | undefined
  /** Smallest and largest SD that the nodes resolve, in logits. */
  readonly sdRange?: readonly [smallest: number, largest: number] | undefined
  /** Largest step at convergence: of the mean in SD units, of ln SD. */
  readonly tolerance?: number | undefined
  readonly maxIterations?: number | undefined
}

export const latentNormalDefaults = {
  start: { mean: 0, sd: 1 },
  sdRange: [0.3, 5],
  tolerance: 1e-9,
  maxIterations: 500,
} as const

/**
 * Maximum-likelihood mean and SD of a normal latent distribution, the items taken as known.
 * EM steps, replaced by Newton steps wherever the observed information is positive definite and the step raises the
 * likelihood; both are computed from the same posterior moments.
 * @param table likelihoods on nodes that cover the distribution and resolve `sdRange`
 * @source Mislevy (1984), Psychometrika 49, 359–381
 */
export function estimateLatentNormal(table: LikelihoodTable, options: LatentNormalOptions = {}): LatentNormal {
  const { fixedSd } = options
  const weights = differing(options.weights)
  const start = options.start ?? latentNormalDefaults.start
  const tolerance = options.tolerance ?? latentNormalDefaults.tolerance
  const range = fixedSd === undefined ? (options.sdRange ?? latentNormalDefaults.sdRange) : ([fixedSd, fixedSd] as const)
  if (table.persons === 0) return { kind: 'no-persons' }
  const direction = sharedDirection(table)
  if (direction !== undefined) return { kind: 'unbounded', direction }
  let pass = latentPass(table, weights, start.mean, within(range, start.sd))
  let iterations = 0
  let converged = false
  while (!converged && iterations < (options.maxIterations ?? latentNormalDefaults.maxIterations)) {
    iterations += 1
    const next = nextPass(table, weights, pass, range)
    converged = Math.abs(next.mean - pass.mean) <= tolerance * next.sd && Math.abs(Math.log(next.sd / pass.sd)) <= tolerance
    pass = next
  }
  return outcome(table, pass, range, { converged, iterations, weighted: weights !== undefined })
}

function differing(weights: ArrayLike<number> | undefined): ArrayLike<number> | undefined {
  if (weights === undefined) return undefined
  for (let p = 1; p < weights.length; p++) if (weights[p] !== weights[0]) return weights
  return undefined
}

type Range = readonly [smallest: number, largest: number]

function within([smallest, largest]: Range, sd: number): number {
  return Math.min(largest, Math.max(smallest, sd))
}

/** The end at which every single likelihood is largest, if there is one. */
function sharedDirection({ persons, nodes, likelihood }: LikelihoodTable): 'above' | 'below' | undefined {
  const count = nodes.length
  const at = (person: number, node: number) => likelihood[person * count + node] as number
  const everyoneAt = (end: number, other: number) => {
    for (let p = 0; p < persons; p++) if (at(p, end) < 1 || at(p, other) >= 1) return false
    return true
  }
  if (everyoneAt(count - 1, 0)) return 'above'
  return everyoneAt(0, count - 1) ? 'below' : undefined
}

/** One step uphill: Newton's where it can be trusted and does raise the likelihood, else EM's, which always does. */
function nextPass(table: LikelihoodTable, weights: ArrayLike<number> | undefined, pass: LatentPass, range: Range): LatentPass {
  const newton = newtonStep(pass, range)
  if (newton !== undefined) {
    const candidate = latentPass(table, weights, newton.mean, newton.sd)
    const rounding = 1e-12 * Math.abs(pass.logLikelihood)
    if (candidate.logLikelihood >= pass.logLikelihood - rounding) return candidate
  }
  return latentPass(table, weights, pass.emMean, within(range, pass.emSd))
}

/**
 * Newton step in mean and variance, in which the likelihood has a finite slope at variance 0; only the mean moves where
 * the SD is held by an end of its range.
 * @returns undefined where the information is not positive definite or the step is too long to be trusted
 */
function newtonStep({ mean, sd, score, information }: LatentPass, range: Range): { mean: number; sd: number } | undefined {
  if (heldBy(sd, score[1], range)) {
    const step = score[0] / information.mean
    return information.mean > 0 && Math.abs(step) <= 2 * sd ? { mean: mean + step, sd } : undefined
  }
  const variance = sd * sd
  const slope = score[1] / (2 * variance)
  const cross = information.cross / (2 * variance)
  const curvature = information.logSd / (4 * variance * variance) + score[1] / (2 * variance * variance)
  const determinant = information.mean * curvature - cross * cross
  if (!(information.mean > 0 && determinant > 1e-10 * information.mean * curvature)) return undefined
  const meanStep = (curvature * score[0] - cross * slope) / determinant
  const varianceStep = (information.mean * slope - cross * score[0]) / determinant
  if (Math.abs(meanStep) > 2 * sd || varianceStep > 3 * variance) return undefined
  return { mean: mean + meanStep, sd: within(range, Math.sqrt(Math.max(0, variance + varianceStep))) }
}

function heldBy(sd: number, slope: number, [smallest, largest]: Range): boolean {
  return smallest === largest || (sd <= smallest && slope <= 0) || (sd >= largest && slope >= 0)
}

function outcome(
  { nodes }: LikelihoodTable,
  { mean, sd, score, information, crossProduct, logLikelihood }: LatentPass,
  range: Range,
  { weighted, ...found }: { converged: boolean; iterations: number; weighted: boolean },
): LatentNormal {
  if (mean >= (nodes.at(-1) as number)) return { kind: 'unbounded', direction: 'above' }
  if (mean <= (nodes[0] as number)) return { kind: 'unbounded', direction: 'below' }
  const free = range[0] < range[1]
  if (free && heldBy(sd, score[1], range)) return sd <= range[0] ? { kind: 'no-variance', mean } : { kind: 'not-identified' }
  const inverse = free ? inverseOf(information) : { mean: 1 / information.mean, cross: 0, logSd: 0 }
  if (inverse === undefined || !(inverse.mean > 0)) return { kind: 'not-identified' }
  const covariance = weighted ? sandwich(inverse, crossProduct) : inverse
  // Beyond an SE of 1 the SD is unknown by a factor of e and a linear delta method means nothing.
  if (covariance.logSd > 1) return { kind: 'not-identified' }
  return { kind: 'estimated', mean, sd, covariance, logLikelihood, ...found }
}

function inverseOf({ mean, cross, logSd }: Symmetric2): Symmetric2 | undefined {
  const determinant = mean * logSd - cross * cross
  // Below this share of its diagonal a determinant is rounding: mean and SD cannot be told apart.
  if (!(mean > 0 && logSd > 0 && determinant > 1e-8 * mean * logSd)) return undefined
  return { mean: logSd / determinant, cross: -cross / determinant, logSd: mean / determinant }
}

/** inverse · middle · inverse for symmetric matrices. @source White (1982), Econometrica 50, 1–25 */
function sandwich(inverse: Symmetric2, middle: Symmetric2): Symmetric2 {
  const form = (a: number, b: number, c: number, d: number) =>
    a * c * middle.mean + (a * d + b * c) * middle.cross + b * d * middle.logSd
  const { mean, cross, logSd } = inverse
  return { mean: form(mean, cross, mean, cross), cross: form(mean, cross, cross, logSd), logSd: form(cross, logSd, cross, logSd) }
}
