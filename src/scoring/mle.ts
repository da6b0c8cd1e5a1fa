import type { CompiledBank } from '../bank/compile-bank.js'
import { type AnsweredItem, answeredItems } from './answered-items.js'
import { answeredScan } from './answered-scan.js'
import { likelihoodOf, logLikelihoodLimit } from './likelihood-point.js'
import type { ProficiencyEstimate } from './proficiency-estimate.js'
import type { InformationKind } from './scoring-options.js'
import { standardErrorAt } from './standard-error.js'
import { stationaryPoints } from './stationary-points.js'

/** A local maximum or minimum of the likelihood. */
export interface LikelihoodRoot {
  readonly theta: number
  readonly kind: 'maximum' | 'minimum'
  readonly logLikelihood: number
}

/**
 * Differences of ln likelihood below this are rounding: such a root lies where curves with an asymptote are flat to the
 * last bits, tens of logits away from every item, and is no maximum to speak of.
 */
const leastRise = 1e-12

/**
 * Maximum-likelihood proficiency: the global maximum where there are several.
 * Unbounded where the supremum of the likelihood is only approached as theta → ±∞; with a lower or upper asymptote that
 * happens to patterns that are neither all wrong nor all right.
 * @param responses category per item in bank order, 255 or −1 = not administered
 * @param information of the standard error 1/√I; null where it is ≤ 0
 * @source Lord (1980), Applications of Item Response Theory, ch. 4; several maxima: Samejima (1973), Psychometrika 38, 221–233
 */
export function estimateMle(
  bank: CompiledBank,
  responses: ArrayLike<number>,
  information: InformationKind = 'expected',
): ProficiencyEstimate {
  const answered = answeredItems(bank, responses)
  if (answered.length === 0) return { kind: 'no-responses' }
  const scan = answeredScan(bank, answered)
  if (scan.length === 0) return { kind: 'no-information' }
  const maxima = rootsOver(answered, scan).filter(({ kind }) => kind === 'maximum')
  const best = maxima.reduce<LikelihoodRoot | undefined>(
    (one, other) => (one !== undefined && one.logLikelihood >= other.logLikelihood ? one : other),
    undefined,
  )
  const below = logLikelihoodLimit(answered, 'below')
  const above = logLikelihoodLimit(answered, 'above')
  if (best === undefined || best.logLikelihood < Math.max(below, above)) {
    return { kind: 'unbounded', direction: below >= above ? 'below' : 'above' }
  }
  return { kind: 'finite', theta: best.theta, standardError: standardErrorAt(likelihoodOf(answered)(best.theta), information) }
}

/** Every stationary point of the likelihood that differs from its limits at ±∞ by more than rounding, ascending in theta. */
export function likelihoodRoots(bank: CompiledBank, responses: ArrayLike<number>): LikelihoodRoot[] {
  const answered = answeredItems(bank, responses)
  return rootsOver(answered, answeredScan(bank, answered))
}

function rootsOver(answered: readonly AnsweredItem[], scan: Float64Array): LikelihoodRoot[] {
  const likelihood = likelihoodOf(answered)
  const roots = stationaryPoints((theta) => likelihood(theta).slope, scan).map((root) => ({
    ...root,
    logLikelihood: likelihood(root.theta).logLikelihood,
  }))
  const below = logLikelihoodLimit(answered, 'below')
  const above = logLikelihoodLimit(answered, 'above')
  const distinct = (limit: number) => (root: LikelihoodRoot) =>
    Math.abs(root.logLikelihood - limit) > leastRise * (1 + Math.abs(root.logLikelihood))
  const first = roots.findIndex(distinct(below))
  const last = roots.findLastIndex(distinct(above))
  return first === -1 || last === -1 ? [] : roots.slice(first, last + 1)
}
