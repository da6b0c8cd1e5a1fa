import type { PosteriorCurve } from '../../scoring/posterior-curve.js'
import type { Ranking } from './ranking.js'

/** What a criterion may look at: where the test stands before the next item. */
export interface SelectionMoment {
  /** Current estimate, logits. */
  readonly theta: number
  /** Logits. */
  readonly standardError: number
  /** Posterior of theta over the answers so far; computed when first asked for. */
  readonly posterior: () => PosteriorCurve
  /** Indices of the items given so far, in order. */
  readonly given: readonly number[]
  /** Most items that this test can have. */
  readonly maximumLength: number
  /** Uniform number in [0, 1) that depends on the session's seed, the step and this label alone. */
  readonly draw: (purpose: string) => number
  /** The estimate by the design's method, were an item answered with a category next; logits. */
  readonly thetaAfter: (item: number, category: number) => number
}

/** How good each candidate would be as the next item: the higher, the better, so a distance or a variance counts as negative. */
export interface Criterion {
  readonly name: string
  /**
   * Writes the value of every candidate at its own index of `values`, a finite number; other entries are left alone.
   * @param candidates indices of items in the bank
   */
  valuesInto(values: Float64Array, candidates: readonly number[], moment: SelectionMoment): void
  /**
   * The ranking that the values of all candidates give, for a criterion that finds it without all of them; only the values of items
   * that it had to look at are written.
   * @param idRank place of each item's id in code-unit order
   */
  rankInto?(
    values: Float64Array,
    candidates: readonly number[],
    moment: SelectionMoment,
    idRank: ArrayLike<number>,
  ): Ranking | undefined
  /**
   * The same among the items that a function marks with 1, for a criterion that need not go through all of them; the function is asked
   * only if the ranking can be given.
   */
  rankAllowed?(values: Float64Array, allowed: () => Uint8Array, theta: number, idRank: ArrayLike<number>): Ranking | undefined
  /** Indices of the only items that may be given; absent: any. */
  readonly only?: ReadonlySet<number>
}
