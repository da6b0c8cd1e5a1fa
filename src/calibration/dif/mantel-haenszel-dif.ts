import { type DifClass, etsClass, meanDifferenceClass } from './dif-class.js'
import { type ChiSquaredTest, type MantelSums, mantelSums, mantelTest } from './mantel.js'
import type { MatchingTable } from './matching-table.js'
import { commonOddsRatio } from './odds-ratio.js'

/** What both Mantel methods say of an item. */
interface MantelFigures {
  readonly kind: 'estimated'
  /** Without correction for continuity. */
  readonly uncorrected: ChiSquaredTest
  /** Focal minus reference mean item score given the match (for two categories the standardised p-difference). */
  readonly meanDifference: number
  readonly strata: number
  /** Persons in strata that hold both groups. */
  readonly persons: number
  readonly class: DifClass
}

export interface MantelHaenszelDif extends MantelFigures {
  readonly model: 'mantel-haenszel'
  /** With continuity correction of a half; the one that decides. */
  readonly corrected: ChiSquaredTest
  readonly effect:
    | {
        readonly kind: 'finite'
        /** Odds of a right answer, reference over focal. */
        readonly oddsRatio: number
        /** MH D-DIF, −2.35 ln odds ratio: below 0 the item is harder for the focal group. */
        readonly delta: number
        readonly deltaError: number
      }
    | { readonly kind: 'unbounded'; readonly favours: 'reference' | 'focal' }
}

export interface MantelDif extends MantelFigures {
  readonly model: 'mantel'
  /** Mean difference in units of the item's SD. */
  readonly meanDifferenceInSd: number
}

export type MantelDifResult =
  | MantelHaenszelDif
  | MantelDif
  /** Everybody who can be compared answered alike, or no value of the match occurs in both groups. */
  | { readonly kind: 'undefined'; readonly reason: 'no-variation' | 'no-common-strata' }

/** Slope between the logit scale and ETS delta units. */
const deltaPerLogit = -2.35

/** Mantel–Haenszel for two categories, Mantel's test for more. @source Holland & Thayer (1988), in Wainer & Braun, 129–145 */
export function mantelDif(table: MatchingTable): MantelDifResult {
  const sums = mantelSums(table)
  if (sums.strata === 0) return { kind: 'undefined', reason: 'no-common-strata' }
  if (!(sums.variance > 0)) return { kind: 'undefined', reason: 'no-variation' }
  return table.categories === 2 ? dichotomous(table, sums) : polytomous(sums)
}

function dichotomous(table: MatchingTable, sums: MantelSums): MantelDifResult {
  const ratio = commonOddsRatio(table)
  if (ratio.kind === 'undefined') return { kind: 'undefined', reason: 'no-variation' }
  const corrected = mantelTest(sums, 0.5)
  const figures = { ...shared(sums), model: 'mantel-haenszel' as const, corrected }
  // An odds ratio without bound is as large as an effect can be; its significance still counts.
  if (ratio.kind === 'unbounded') return { ...figures, effect: ratio, class: corrected.p < 0.05 ? 'C' : 'A' }
  const delta = deltaPerLogit * Math.log(ratio.oddsRatio)
  const deltaError = -deltaPerLogit * ratio.logStandardError
  const effect = { kind: 'finite' as const, oddsRatio: ratio.oddsRatio, delta, deltaError }
  return { ...figures, effect, class: etsClass(delta, deltaError, corrected.p) }
}

function polytomous(sums: MantelSums): MantelDifResult {
  const figures = shared(sums)
  const meanDifferenceInSd = sums.meanDifference / sums.itemSd
  return {
    ...figures,
    model: 'mantel',
    meanDifferenceInSd,
    class: meanDifferenceClass(meanDifferenceInSd, figures.uncorrected.p),
  }
}

function shared(sums: MantelSums) {
  const { meanDifference, strata, persons } = sums
  return { kind: 'estimated' as const, uncorrected: mantelTest(sums, 0), meanDifference, strata, persons }
}
