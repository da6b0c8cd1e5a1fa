import type { CatsibDif } from './catsib-dif.js'
import type { DifClass } from './dif-class.js'
import type { DifMethod, LogisticTest } from './dif-data.js'
import type { CurveDifference } from './latent/curve-difference.js'
import type { DistanceDif } from './latent/distance-dif.js'
import type { LatentTest } from './latent/latent-test.js'
import type { LogisticDif } from './logistic-dif.js'
import type { MantelDif, MantelHaenszelDif } from './mantel-haenszel-dif.js'

/** An item calibrated in both groups apart, with the test of its parameters and what their difference amounts to. */
export interface ItemResponseDif extends LatentTest, CurveDifference {
  readonly kind: 'estimated'
}

/** The figures of one method. */
export type DifFigures = MantelHaenszelDif | MantelDif | LogisticDif | ItemResponseDif | DistanceDif | CatsibDif

/** What is known of an item's differential functioning. */
export type ItemDif =
  | {
      readonly item: string
      readonly kind: 'estimated'
      readonly figures: DifFigures
      /**
       * Of the deciding test: with continuity correction for two categories, Mantel's otherwise, `test` of the logistic method.
       * Absent for `rmsd`, which is a distance and no test.
       */
      readonly p?: number
      /** Adjusted over the items for the false discovery rate. */
      readonly adjustedP?: number
      readonly class: DifClass
      /** Whether p, adjusted where the options say so, lies below alpha; for `rmsd` whether the distance exceeds its limit. */
      readonly flagged: boolean
      /** Which group the item favours, whether flagged or not; 'neither' only where the effect is exactly 0. */
      readonly favours: 'focal' | 'reference' | 'neither'
    }
  | {
      readonly item: string
      readonly kind: 'undefined'
      /**
       * `one-group`: too few persons of a group answered it; `category-missing`: a group never chose one of its categories; `no-errors`: the information of the calibration is singular;
       * `few-persons`: too few values of theta are common to both groups; `no-distribution`: the answers tell no latent
       * distribution of a group.
       */
      readonly reason:
        | 'no-variation'
        | 'no-common-strata'
        | 'separated'
        | 'not-converged'
        | 'one-group'
        | 'category-missing'
        | 'no-errors'
        | 'few-persons'
        | 'no-distribution'
    }

/** How the search for a clean matching score ended. */
export type Purification =
  | { readonly kind: 'none' }
  /** The flags came out as they went in. */
  | { readonly kind: 'stable'; readonly iterations: number }
  /** The flags went round in a circle, or had not settled after the most iterations: the last flags are those shown. */
  | { readonly kind: 'unsettled'; readonly iterations: number }
  /** Too few items were left to match on; the figures are those with all items in the score. */
  | { readonly kind: 'too-few-anchors'; readonly iterations: number }

export interface DifResult {
  readonly method: DifMethod
  readonly test?: LogisticTest | undefined
  readonly alpha: number
  readonly adjustment: 'benjamini-hochberg' | 'none'
  /** What persons are compared by: their sum score, a value given, the latent distribution, or theta from the other items. */
  readonly matching: 'sum-score' | 'given' | 'latent' | 'theta'
  /** Latent distribution of the focal group where that of the reference group has the mean 0; of the methods that estimate it. */
  readonly focalDistribution?: { readonly mean: number; readonly sd: number } | undefined
  readonly focal: { readonly name: string; readonly persons: number }
  readonly reference: { readonly names: readonly string[]; readonly persons: number }
  readonly leftOut: { readonly withoutGroup: number; readonly otherGroup: number; readonly incomplete: number }
  /** Fewer than 200 persons in a group or 500 in all: classes are unsteady. @source Zwick (2012), ETS RR-12-08 */
  readonly smallGroups: boolean
  readonly purification: Purification
  /** Items that the comparison rests on: they make up the matching score, or have the same parameters in both groups. */
  readonly anchors: readonly string[]
  readonly items: readonly ItemDif[]
}
