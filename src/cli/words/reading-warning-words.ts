import type { Language } from '../../reports/bilingual.js'
import { type SentencePair, translatedSentence } from '../../reports/translated-sentence.js'

/** What a reader of responses says of a file that it has read to its end, with the same facts in both languages. */
export const readingWarnings: readonly SentencePair[] = [
  {
    en: '{rows} of {all} rows have empty cells that look like omissions, not like another form; say what they mean: --blank omitted, --blank not-reached or --blank not-presented',
    id: '{rows} dari {all} baris punya sel kosong yang tampak seperti jawaban dilewati, bukan paket soal lain; katakan artinya: --blank omitted, --blank not-reached, atau --blank not-presented',
  },
  {
    en: 'all {count} ids of 16 or 17 digits end in zeros, as a spreadsheet would round them; compare them with the original',
    id: 'semua {count} nomor dengan 16 atau 17 angka berakhir dengan nol, seperti dibulatkan lembar kerja; bandingkan dengan data asli',
  },
  {
    en: '{count} of {all} items of the bank have no response in the file: {names}',
    id: '{count} dari {all} butir bank tidak punya jawaban dalam berkas: {names}',
  },
  {
    en: 'the ids in column {column} mostly repeat; if it is an item and the file has no ids, say --no-id',
    id: 'nomor di kolom {column} kebanyakan berulang; bila kolom itu butir dan berkas tidak punya nomor orang, katakan --no-id',
  },
]

/** A warning about a response file in the language of the reader; as it stands where no sentence is known for it. */
export function readingWarningText(message: string, language: Language): string {
  return language === 'en' ? message : (translatedSentence(readingWarnings, message) ?? message)
}
