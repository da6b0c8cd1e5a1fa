import type { SharedScale } from '../literacy/standard.js'
import type { SubScoreValue } from '../literacy/sub-score-value.js'
import type { BorrowedShare } from './areas/borrowed-shares.js'
import type { Funnel } from './areas/funnel.js'
import type { PriorReason } from './conditioning/own-prior.js'
import type { ShareEstimate } from './shares/share-estimate.js'
import type { SuppressionReason } from './suppression.js'
import type { TargetGap } from './target/gap.js'
import type { Target } from './target/target.js'

/** Shares of a population with their uncertainty, `melek-population/1`: plain JSON, the shape of `population --json`. */
export interface PopulationResult {
  readonly format: 'melek-population/1'
  /** What the results rest on; null for scores of another program, whose bank is not known. */
  readonly bank: {
    readonly id: string
    readonly version: string
    readonly provisional: boolean
    readonly security: 'public' | 'private'
  } | null
  /** From what shares were estimated: answers, plausible values, or estimates with their standard errors. */
  readonly method: ShareMethod
  /** Whether a named scale vouches that cuts and results belong together. */
  readonly scale: SharedScale
  readonly standard: { readonly id: string; readonly version: string; readonly targetLevel: string; readonly cut: number }
  readonly target: Target | null
  readonly confidence: number
  readonly estimand: Estimand
  /** How the sampling variance was found; null where the figures are about those tested. */
  readonly design: {
    readonly replicateMethod: string | null
    readonly replicates: number
    readonly populationSize: number | null
  } | null
  /** Who was to be tested, where a roster says so. */
  readonly roster: RosterCoverage | null
  /** Covariates that persons were conditioned on, beside their group; groups whose answers do not tell a regression are not. */
  readonly covariates: readonly string[]
  readonly persons: PersonCounts
  readonly total: TotalShare
  /** In the order of the names' code units; empty without groups. */
  readonly groups: readonly GroupShare[]
  /** The share of the total at or above every cut; empty where the total gives no number. */
  readonly curve: readonly CurvePoint[]
  /** Groups against what chance alone does to groups of their size; null with fewer than three of them. */
  readonly funnel: Funnel | null
  /** Shares of the pillars that the items name; null for scores, and where the items name fewer than two. */
  readonly pillars: PillarProfile | null
}

export type ShareMethod = 'posteriors' | 'plausible-values' | 'estimates'

/**
 * Whose share it is: that of the very persons who were tested, that of the roster they come from, or that of the
 * population which sampling weights stand for.
 */
export type Estimand = 'realised-share-of-those-tested' | 'share-of-the-roster' | 'share-of-the-population'

/** Who was to be tested and who was. */
export interface RosterCoverage {
  readonly size: number
  readonly tested: number
  /** Strata of which nobody was tested; the others stand for them. */
  readonly emptyStrata: readonly string[]
}

/**
 * What those not tested could make of a share: none of them at the level, or all of them. The bounds hold whatever the
 * reason for their absence, but carry no error of measurement.
 */
export interface NonresponseBounds {
  readonly size: number
  readonly participation: number
  readonly worst: number
  readonly best: number
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
  /** Null where there are no point estimates to count. */
  readonly counting: CountingBias | null
  readonly conditioning: Conditioning
  /** Of the plausible values; null without them. */
  readonly imputation: Imputation | null
  /** For a group to be read with caution among others; else null. */
  readonly borrowed: BorrowedShare | null
  /** Null without a roster. */
  readonly nonresponse: NonresponseBounds | null
  /** Absent a target: null. */
  readonly gap: TargetGap | null
}

/** A group without a number. */
export interface WithheldShare {
  readonly suppressed: boolean
  /** Suppression, or all answers at one end so that no share can be estimated, or nobody of a roster's group was tested. */
  readonly withheld: SuppressionReason | 'unbounded-above' | 'unbounded-below' | 'nobody-tested'
  readonly share: null
  readonly standardError: null
  readonly interval: null
}

/** What counting point estimates at or above the cut would have said, and by how much that misses the share. */
export interface CountingBias {
  readonly eap: CountedShare | null
  readonly mle: CountedShare | null
}

export interface CountedShare {
  readonly share: number
  readonly bias: number
}

/** What plausible values say beside the share. */
export interface Imputation {
  readonly values: number
  /** Mean proficiency with its standard error, and the SD of the persons. */
  readonly mean: number
  readonly meanStandardError: number
  readonly sd: number
  /** Of the share: see CombinedEstimate. */
  readonly within: number
  readonly between: number
  readonly degreesOfFreedom: number | 'infinite'
  /**
   * How often such an interval contains the share of the population, were proficiency normal: more than its confidence, because
   * Rubin's variance is on the safe side here. Null for shares about those tested and for strata of a roster.
   */
  readonly intervalCovers: number | null
}

/** The latent distribution that persons were scored under. */
export interface Conditioning {
  /**
   * own: of these persons; own-mean: their mean with the SD of the other groups; groups: each group its own; scores: as
   * the score file was drawn; unconditioned: the score file was not conditioned on the group, so the share is pulled
   * towards that of all.
   */
  readonly kind: 'own' | 'own-mean' | 'groups' | 'scores' | 'unconditioned'
  readonly reason: PriorReason | null
  /** In logits; of a mixture over groups for kind 'groups'. */
  readonly mean: number
  readonly sd: number
  /** Of one group's distribution: free where its persons are enough to show a shape of their own; null for kind 'groups' and for scores. */
  readonly shape: 'normal' | 'free' | null
  /** Share of one group's latent variance that the covariates explain; null where it is not conditioned on any, or for kind 'groups'. */
  readonly explained: number | null
}

export interface CurvePoint {
  /** Logits. */
  readonly cut: number
  readonly share: number
  /** Without the part of the cut, which is given here. */
  readonly standardError: number
  readonly interval: readonly [low: number, high: number]
}

/** The pillars of a test, each with a share of its own where that says more than the total does. */
export interface PillarProfile {
  /** Persons with an answer to every pillar, on whom the judgement of the pillars rests. */
  readonly persons: number
  readonly pillars: readonly PillarShare[]
}

export interface PillarShare {
  readonly pillar: string
  /** Items of the pillar that somebody answered. */
  readonly items: number
  /** Null where it cannot be told: fewer than two items or 50 persons, or answers that do not tell persons apart. */
  readonly value: Omit<SubScoreValue, 'part'> | null
  /** Why the total stands for the pillar; null where the pillar has a share of its own. */
  readonly stands: 'total-tells-more' | 'not-judged' | null
  /** At or above the same cut, by the answers to this pillar alone; null where the total stands for it. */
  readonly total: TotalShare | null
  readonly groups: readonly GroupShare[]
}
