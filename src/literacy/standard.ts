import type { Scale } from '../bank/item-bank.js'
import { MelekError } from '../issues/melek-error.js'
import { levelProbabilities as probabilitiesBetween } from '../scoring/level-probabilities.js'
import type { PosteriorCurve } from '../scoring/posterior-curve.js'
import type { ProficiencyEstimate } from '../scoring/proficiency-estimate.js'
import { probabilityAbove } from '../scoring/tail-probability.js'
import type { LocalizedText } from './localized-text.js'

/**
 * What the scale means, `melek-standard/1`: named levels with their cuts on one scale, and which level counts as
 * digitally literate. A versioned document with provenance, never a constant: no official definition exists.
 */
export interface Standard {
  readonly format: 'melek-standard/1'
  readonly id: string
  readonly version: string
  /** The scale the cuts live on; null for item tables, whose scale has no name. */
  readonly scaleId: string | null
  /** From the lowest to the highest; bands are half-open [from, next from) and the outer two are open. */
  readonly levels: readonly StandardLevel[]
  /** Standard error of each cut in logits, lowest cut first; absent where the cuts were not set by a panel. */
  readonly cutStandardErrors?: readonly number[] | undefined
  /** Id of the lowest level that counts as reached. */
  readonly targetLevel: string
  /** Compensatory: one composite theta decides. Conjunctive: every pillar has to reach the level. */
  readonly rule: 'compensatory' | 'conjunctive'
  /** P(θ ≥ target cut) from which an individual certificate is given; apart from the rule for shares. */
  readonly certificate?: CertificateTerms | undefined
  readonly reportingScale?: ReportingScale | undefined
  readonly provenance?: Readonly<Record<string, unknown>> | undefined
}

/** Who gets a certificate, and how long a result stands. */
export interface CertificateTerms {
  readonly probability: number
  /** Months after the day of the test; absent: without end. */
  readonly validMonths?: number | undefined
}

export interface StandardLevel {
  readonly id: string
  /** Lower end of the band in logits, belonging to it; null for the lowest level, which has none. */
  readonly from: number | null
  readonly name: LocalizedText
}

/** score = slope·θ + intercept, kept in low…high and rounded to multiples of `round` (0: not rounded). */
export interface ReportingScale {
  readonly slope: number
  readonly intercept: number
  readonly low: number
  readonly high: number
  readonly round: number
}

/** The level of an estimate, or that there is none to give. */
export type LevelResult =
  | { readonly kind: 'level'; readonly level: StandardLevel; readonly index: number }
  | { readonly kind: 'none' }

export interface LevelProbability {
  readonly level: string
  readonly probability: number
}

/** The cuts between the levels in logits, ascending: one fewer than there are levels. */
export function cutsOf(standard: Standard): readonly number[] {
  return standard.levels.slice(1).map((level) => level.from as number)
}

/** Place of the target level among the levels; 0 when already the lowest level counts. */
export function targetIndex(standard: Standard): number {
  return standard.levels.findIndex((level) => level.id === standard.targetLevel)
}

/**
 * The level of an estimate: the band of its unrounded theta, a theta equal to a cut belonging above it.
 * An unbounded estimate is in an outer band; without responses or information there is no level.
 */
export function levelOf(standard: Standard, estimate: ProficiencyEstimate): LevelResult {
  if (estimate.kind === 'no-responses' || estimate.kind === 'no-information') return { kind: 'none' }
  const last = standard.levels.length - 1
  const index =
    estimate.kind === 'unbounded' ? (estimate.direction === 'above' ? last : 0) : bandOf(cutsOf(standard), estimate.theta)
  return { kind: 'level', level: standard.levels[index] as StandardLevel, index }
}

/** Number of cuts at or below theta. */
function bandOf(cuts: readonly number[], theta: number): number {
  return cuts.filter((cut) => theta >= cut).length
}

/** Probability of each level under a posterior, in the order of the levels; they sum to 1. */
export function levelProbabilities(standard: Standard, curve: PosteriorCurve): readonly LevelProbability[] {
  const probabilities = probabilitiesBetween(curve, cutsOf(standard))
  return standard.levels.map((level, k) => ({ level: level.id, probability: probabilities[k] as number }))
}

/** P(θ ≥ cut of the target level) under a posterior; 1 where the lowest level is the target. */
export function probabilityAtTarget(standard: Standard, curve: PosteriorCurve): number {
  const cut = standard.levels[targetIndex(standard)]?.from ?? null
  return cut === null ? 1 : probabilityAbove(curve, cut)
}

/** On which ground standard and results may be put together. */
export type SharedScale = { readonly kind: 'named'; readonly scaleId: string } | { readonly kind: 'unnamed' }

/**
 * Makes sure that the cuts live on the scale of the results.
 * @returns 'unnamed' where neither side names its scale (item tables): nothing vouches for the match, and a result says so
 * @throws MelekError `scale-mismatch` for a standard of another scale, which is meaningless until a link is made
 */
export function assertSameScale(standard: Standard, scale: Pick<Scale, 'id'>): SharedScale {
  if (standard.scaleId === scale.id) return scale.id === null ? { kind: 'unnamed' } : { kind: 'named', scaleId: scale.id }
  const name = (id: string | null) => (id === null ? 'an unnamed scale (scaleId null)' : `the scale "${id}"`)
  throw new MelekError(
    'scale-mismatch',
    `the cuts of standard "${standard.id}" live on ${name(standard.scaleId)} but the results are on ${name(scale.id)}; ` +
      'take a standard set on that scale, or link the two scales first',
  )
}
