import type { PosteriorCurve } from '../../scoring/posterior-curve.js'

/** What a stopping rule may look at after an answer. */
export interface StopMoment {
  /** Items given and done with: answered, omitted, not reached or timed out. */
  readonly given: number
  /** Answers that count for the estimate. */
  readonly scored: number
  /** Logits. */
  readonly theta: number
  /** Logits; null where it does not exist. */
  readonly standardError: number | null
  readonly posterior: () => PosteriorCurve
  /** Smallest standard error that the items still allowed could bring about within the longest test. */
  readonly reachableStandardError: () => number
}

/** What a rule says: go on, or stop and why. */
export type StopVerdict =
  | { readonly kind: 'continue'; readonly detail: string }
  | { readonly kind: 'stop'; readonly detail: string }

export interface StopRule {
  readonly name: string
  /** Whether the rule waits until the minima of the blueprint hold. */
  readonly deferrable: boolean
  judge(moment: StopMoment): StopVerdict
}
