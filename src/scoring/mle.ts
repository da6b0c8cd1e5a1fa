import type { CompiledBank } from '../bank/compile-bank.js'
import { type AnsweredItem, answeredItems } from './answered-items.js'
import { likelihoodOf, likelihoodSlopeOf, logLikelihoodLimit } from './likelihood-point.js'
import { type LikelihoodScan, likelihoodScan } from './likelihood-scan.js'
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
  return mleOverScan(answered, likelihoodScan(bank, answered), information)
}

/** {@link estimateMle} of a likelihood that has been scanned already. */
export function mleOverScan(
  answered: readonly AnsweredItem[],
  scan: LikelihoodScan,
  information: InformationKind,
): ProficiencyEstimate {
  if (answered.length === 0) return { kind: 'no-responses' }
  if (scan.slope.every((slope) => slope === 0)) return { kind: 'no-information' }
  let best: LikelihoodRoot | undefined
  for (const root of rootsOver(answered, scan)) {
    if (root.kind === 'maximum' && !(best !== undefined && best.logLikelihood >= root.logLikelihood)) best = root
  }
  const below = logLikelihoodLimit(answered, 'below')
  const above = logLikelihoodLimit(answered, 'above')
  if (best === undefined || best.logLikelihood < Math.max(below, above)) {
    return { kind: 'unbounded', direction: below >= above ? 'below' : 'above' }
  }
  return {
    kind: 'finite',
    theta: best.theta,
    standardError: standardErrorAt(likelihoodOf(answered)(best.theta), information),
  }
}

/** Every stationary point of the likelihood that differs from its limits at ±∞ by more than rounding, ascending in theta. */
export function likelihoodRoots(bank: CompiledBank, responses: ArrayLike<number>): LikelihoodRoot[] {
  const answered = answeredItems(bank, responses)
  return rootsOver(answered, likelihoodScan(bank, answered))
}

function rootsOver(answered: readonly AnsweredItem[], scan: LikelihoodScan): LikelihoodRoot[] {
  const likelihood = likelihoodOf(answered)
  const { from, to } = withoutFlatEnds(scan)
  const found = stationaryPoints(likelihoodSlopeOf(answered), scan.thetas.subarray(from, to), scan.slope.subarray(from, to))
  const roots = found.map((root) => ({ ...root, logLikelihood: likelihood(root.theta).logLikelihood }))
  const below = logLikelihoodLimit(answered, 'below')
  const above = logLikelihoodLimit(answered, 'above')
  const distinct = (limit: number) => (root: LikelihoodRoot) =>
    Math.abs(root.logLikelihood - limit) > leastRise * (1 + Math.abs(root.logLikelihood))
  const first = roots.findIndex(distinct(below))
  const last = roots.findLastIndex(distinct(above))
  return first === -1 || last === -1 ? [] : roots.slice(first, last + 1)
}

/** The part of a scan between the ends where ln likelihood is within {@link leastRise} of its limits: no root there counts. */
function withoutFlatEnds({ thetas, slope }: LikelihoodScan): { from: number; to: number } {
  const rise = (q: number) =>
    Math.max(Math.abs(slope[q] as number), Math.abs(slope[q + 1] as number)) * ((thetas[q + 1] as number) - (thetas[q] as number))
  const last = thetas.length - 1
  let from = 0
  for (let sum = rise(0); from < last && sum < leastRise / 10; sum += rise(from)) from += 1
  let to = last
  for (let sum = rise(last - 1); to > from && sum < leastRise / 10; sum += rise(to - 1)) to -= 1
  return { from, to: to + 1 }
}
