import type { SharedScale } from '../literacy/standard.js'
import type { PriorReason } from './conditioning/cell-prior.js'
import type { ShareEstimate } from './shares/share-estimate.js'
import type { SuppressionReason } from './suppression.js'
import type { TargetGap } from './target/gap.js'
import type { Target } from './target/target.js'

/** Shares of a population with their uncertainty, `melek-population/1`: plain JSON, the shape of `population --json`. */
export interface PopulationResult {
  readonly format: 'melek-population/1'
  readonly bank: {
    readonly id: string
    readonly version: string
    readonly provisional: boolean
    readonly security: 'public' | 'private'
  }
  /** Whether a named scale vouches that cuts and results belong together. */
  readonly scale: SharedScale
  readonly standard: { readonly id: string; readonly version: string; readonly targetLevel: string; readonly cut: number }
  readonly target: Target | null
  readonly confidence: number
  /** Whose share it is: that of the very persons who were tested, not of those they may stand for. */
  readonly estimand: 'realised-share-of-those-tested'
  readonly persons: PersonCounts
  readonly total: TotalShare
  /** In the order of the names' code units; empty without groups. */
  readonly groups: readonly GroupShare[]
  /** The share of the total at or above every cut; empty where the total gives no number. */
  readonly curve: readonly CurvePoint[]
}

export interface PersonCounts {
  /** Answered at least one item and have a positive weight: these the shares are of. */
  readonly tested: number
  readonly withoutAnswers: number
  readonly withoutWeight: number
}

export type TotalShare = (ShownShare | WithheldShare) & { readonly n: number }
export type GroupShare = (ShownShare | WithheldShare) & { readonly name: string; readonly n: number }

/** A share at or above the target level, and what belongs to it. */
export interface ShownShare extends ShareEstimate {
  readonly suppressed: false
  readonly withheld: null
  /** 10–49 persons: to be read with caution. */
  readonly caution: boolean
  /** One per level of the standard, from the lowest. */
  readonly levels: readonly (ShareEstimate & { readonly level: string })[]
  readonly counting: CountingBias
  readonly conditioning: Conditioning
  /** Absent a target: null. */
  readonly gap: TargetGap | null
}

/** A group without a number. */
export interface WithheldShare {
  readonly suppressed: boolean
  /** Suppression, or all answers at one end so that no share can be estimated. */
  readonly withheld: SuppressionReason | 'unbounded-above' | 'unbounded-below'
  readonly share: null
  readonly standardError: null
  readonly interval: null
}

/** What counting point estimates at or above the cut would have said, and by how much that misses the share. */
export interface CountingBias {
  readonly eap: { readonly share: number; readonly bias: number }
  readonly mle: { readonly share: number; readonly bias: number }
}

/** The latent distribution that persons were scored under. */
export interface Conditioning {
  /** own: of these persons; own-mean: their mean with the SD of the other groups; groups: each group its own. */
  readonly kind: 'own' | 'own-mean' | 'groups'
  readonly reason: PriorReason | null
  /** In logits; of a mixture over groups for kind 'groups'. */
  readonly mean: number
  readonly sd: number
}

export interface CurvePoint {
  /** Logits. */
  readonly cut: number
  readonly share: number
  /** Without the part of the cut, which is given here. */
  readonly standardError: number
  readonly interval: readonly [low: number, high: number]
}
