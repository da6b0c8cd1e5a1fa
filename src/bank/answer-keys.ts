/** The keys of a bank, `melek-keys/1`: never shipped to a browser. */
export interface KeysDocument {
  readonly format: 'melek-keys/1'
  /** Version of the keys; frozen into every event of a session. */
  readonly version?: string | undefined
  readonly items: readonly KeyItem[]
}

export interface KeyItem {
  readonly id: string
  readonly scoring: AnswerScoring
  /** Why the key is right, by language. */
  readonly rationale?: Readonly<Record<string, string>> | undefined
}

/** How a raw answer becomes a category. */
export type AnswerScoring =
  | {
      readonly kind: 'choice'
      readonly correct: string
      /** Category of each option for a graded item; without it the correct option is 1, any other 0. */
      readonly categories?: Readonly<Record<string, number>> | undefined
    }
  | { readonly kind: 'choices'; readonly correct: readonly string[]; readonly rule: 'partial' | 'all-or-nothing' }
  | { readonly kind: 'order'; readonly order: readonly string[]; readonly rule: 'adjacent-pairs' | 'all-or-nothing' }
  | { readonly kind: 'match'; readonly pairs: Readonly<Record<string, string>>; readonly rule: 'partial' | 'all-or-nothing' }

/** An answer as it comes from a page or a file, with the response time where it is known. */
export type RawAnswer = (
  | { readonly choice: string }
  | { readonly choices: readonly string[] }
  | { readonly order: readonly string[] }
  | { readonly pairs: Readonly<Record<string, string>> }
  | { readonly omitted: true }
  | { readonly timedOut: true }
) & { readonly seconds?: number | undefined }
