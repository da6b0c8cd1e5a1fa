/** How scores came about: what has to be known before a share can be made of them. A passport says it, or the caller. */
export interface ScoreOrigin {
  /** Null for plausible values of another program. */
  readonly bank: {
    readonly id: string
    readonly version: string
    readonly provisional: boolean
    readonly security: 'public' | 'private'
  } | null
  readonly scaleId: string | null
  readonly method: 'eap' | 'eapsum' | 'map' | 'mle' | 'wle' | 'jeffreys' | 'unknown'
  /** The prior of the scoring run. */
  readonly prior: { readonly kind: 'normal'; readonly mean: number; readonly sd: number } | { readonly kind: 'uniform' }
  /** Columns whose groups had a distribution of their own when plausible values were drawn. */
  readonly conditioning: readonly string[]
  /** Items of the bank that were in nobody's test; absent: none are known to be. */
  readonly missingItems?: readonly string[] | undefined
  /** Fingerprint of the standard that the score file was written with, if any. */
  readonly standardFingerprint: string | null
  /** Whether figures are in logits, where more than 15 means a lost decimal mark. */
  readonly logits: boolean
}
