import type { PosteriorCurve } from '../../scoring/posterior-curve.js'

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
}

/** How good each candidate would be as the next item: the higher, the better. */
export interface Criterion {
  readonly name: string
  /**
   * Writes the value of every candidate at its own index of `values`; other entries are left alone.
   * @param candidates indices of items in the bank
   */
  valuesInto(values: Float64Array, candidates: readonly number[], moment: SelectionMoment): void
}
