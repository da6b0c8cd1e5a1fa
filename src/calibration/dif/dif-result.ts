import type { DifClass } from './dif-class.js'
import type { DifMethod, LogisticTest } from './dif-data.js'
import type { LogisticDif } from './logistic-dif.js'
import type { MantelDif, MantelHaenszelDif } from './mantel-haenszel-dif.js'

/** What is known of an item's differential functioning. */
export type ItemDif =
  | {
      readonly item: string
      readonly kind: 'estimated'
      readonly figures: MantelHaenszelDif | MantelDif | LogisticDif
      /** Of the deciding test: with continuity correction for two categories, Mantel's otherwise, `test` of the logistic method. */
      readonly p: number
      /** Adjusted over the items for the false discovery rate. */
      readonly adjustedP: number
      readonly class: DifClass
      /** Whether p, adjusted where the options say so, lies below alpha. */
      readonly flagged: boolean
      /** Which group the item favours, whether flagged or not; 'neither' only where the effect is exactly 0. */
      readonly favours: 'focal' | 'reference' | 'neither'
    }
  | {
      readonly item: string
      readonly kind: 'undefined'
      readonly reason: 'no-variation' | 'no-common-strata' | 'separated' | 'not-converged'
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
  readonly matching: 'sum-score' | 'given'
  readonly focal: { readonly name: string; readonly persons: number }
  readonly reference: { readonly names: readonly string[]; readonly persons: number }
  readonly leftOut: { readonly withoutGroup: number; readonly otherGroup: number; readonly incomplete: number }
  /** Fewer than 200 persons in a group or 500 in all: classes are unsteady. @source Zwick (2012), ETS RR-12-08 */
  readonly smallGroups: boolean
  readonly purification: Purification
  /** Items that make up the matching score; each studied item joins it for itself. */
  readonly anchors: readonly string[]
  readonly items: readonly ItemDif[]
}
