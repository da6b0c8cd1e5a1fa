/** What became of an item: a category, or the state that stands in its place. */
export type ItemOutcome = (
  | { readonly kind: 'category'; readonly category: number }
  | { readonly kind: 'omitted' }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'not-reached' }
) & {
  /** The raw answer, kept in the log; plain JSON. */
  readonly response?: unknown
  readonly keyVersion?: string | undefined
  readonly seconds?: number | undefined
}
