import { bilingual, type Language } from './bilingual.js'

const words = bilingual({
  id: (banks: string) =>
    `SEMENTARA. Parameter bank ${banks} bukan dari kalibrasi yang tuntas (pertimbangan ahli, atau taksiran yang tidak mantap): angka yang bertumpu padanya pun sementara.`,
  en: (banks: string) =>
    `PROVISIONAL. The parameters of bank ${banks} are not those of a finished calibration (expert judgements, or a fit that did not settle): figures that rest on them are provisional too.`,
})

/** What is to be said of figures that rest on provisional parameters. @param banks ids, at least one */
export function provisionalText(banks: readonly string[], language: Language): string {
  return words[language]([...new Set(banks)].map((id) => `"${id}"`).join(', '))
}

/** What is to be said where provisional parameters go into an item table, which has no place for the word. */
export const provisionalTable = bilingual({
  id: 'Tabel butir tidak dapat menyebut bahwa parameternya sementara: hasil yang dihitung dengannya akan tampak tuntas. Tulis bank .json.',
  en: 'An item table cannot say that its parameters are provisional: results computed with it will pass for finished ones. Write a .json bank.',
})
