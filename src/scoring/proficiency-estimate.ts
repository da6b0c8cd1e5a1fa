/** An estimate of proficiency, or the reason why there is none. */
export type ProficiencyEstimate =
  | {
      readonly kind: 'finite'
      /** Logits. */
      readonly theta: number
      /** Logits; see the estimator for its definition. Null where it does not exist (information ≤ 0). */
      readonly standardError: number | null
    }
  /** The likelihood rises towards infinity: the estimate has no finite value. */
  | { readonly kind: 'unbounded'; readonly direction: 'above' | 'below' }
  /** Items were answered, but their curves are flat: no theta is likelier than another. */
  | { readonly kind: 'no-information' }
  | { readonly kind: 'no-responses' }

/** Response value of an item that was not administered or is ignored. */
export const missing = 255

/** Whether a response value counts; −1 and 255 do not. */
export function isAnswered(response: number): boolean {
  return response >= 0 && response !== missing
}
