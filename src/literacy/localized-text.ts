/** A text for people in the two languages of the house. */
export interface LocalizedText {
  /** Bahasa Indonesia, the source language. */
  readonly id: string
  readonly en: string
}
