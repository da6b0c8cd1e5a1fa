import type { CompiledBank } from '../../bank/compile-bank.js'
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
  /** The estimate after each earlier answer that counts, in order. */
  readonly earlier: () => readonly { readonly theta: number; readonly standardError: number | null }[]
  /** Seconds that all responses took together, as the caller measured them. */
  readonly seconds: number
  readonly posterior: () => PosteriorCurve
  /** The answers, as responses to a small bank of their own. */
  readonly answers: { readonly bank: CompiledBank; readonly responses: ArrayLike<number> }
  /** Smallest standard error that the items still allowed could bring about within the longest test. */
  readonly reachableStandardError: () => number
  /** Most Fisher information at the estimate that an item not yet given has, 1/logit²; 0 where none is left. */
  readonly informationLeft: () => number
}

/** What a rule says: go on, or stop and why. */
export type StopVerdict =
  | { readonly kind: 'continue'; readonly detail: string }
  | {
      readonly kind: 'stop'
      readonly detail: string
      /** The end of the test whether or not the minima of the blueprint hold; other stops wait for them. */
      readonly final?: true
    }

export interface StopRule {
  readonly name: string
  judge(moment: StopMoment): StopVerdict
}

/** A rule that says nothing until enough items have been given. */
export function notBefore(items: number, rule: StopRule): StopRule {
  if (items === 0) return rule
  return {
    ...rule,
    judge: (moment) =>
      moment.given < items ? { kind: 'continue', detail: `${moment.given} of at least ${items} items` } : rule.judge(moment),
  }
}
