/** Languages of the terminal. */
export type Language = 'id' | 'en'

/** The same words in every language; a missing or surplus translation does not compile. */
export interface Bilingual<Words> {
  readonly id: Words
  readonly en: Words
}

/** The words of one command. The Indonesian side sets the keys, the English side must have the same. */
export function bilingual<Words>(words: { readonly id: Words; readonly en: NoInfer<Words> }): Bilingual<Words> {
  return words
}
