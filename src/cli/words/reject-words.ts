import type { Language } from '../../reports/bilingual.js'
import { factsOf, filledSentence, type SentencePair, translatedSentence } from '../../reports/translated-sentence.js'

/**
 * Every reason for which a row is refused. Rows are refused in files of millions and written to the rejects file in English, so that the
 * Indonesian sentence is made from the English one, with the same facts. Of two that fit, the earlier one is taken.
 */
export const rejectSentences: readonly SentencePair[] = [
  {
    en: '{cell} is not a category: {known}, for raw options give keys (--key, --keys or --layout)',
    id: '{cell} bukan kategori: {known}; untuk jawaban mentah beri kunci (--key, --keys, atau --layout)',
  },
  {
    en: '{cell} is not a category: {known}, write whole numbers without a decimal mark',
    id: '{cell} bukan kategori: {known}; tulis bilangan bulat tanpa tanda desimal',
  },
  {
    en: '{cell} is not a category: {known}, or NA, ., O, R, T; correct the cell',
    id: '{cell} bukan kategori: {known}, atau NA, ., O, R, T; perbaiki sel',
  },
  {
    en: 'category {category} is out of range: {known}; check the cell, the bank and --base',
    id: 'kategori {category} di luar jangkauan: {known}; periksa sel, bank, dan --base',
  },
  {
    en: 'the key gives category {category}, but the item has {range}; check key and bank',
    id: 'kunci memberi kategori {category}, padahal butir ini punya {range}; periksa kunci dan bank',
  },
  {
    en: 'the form {form} has no keys; add them or correct the form',
    id: 'paket soal {form} tidak punya kunci; tambahkan, atau perbaiki nama paketnya',
  },
  {
    en: '{cell} is no option of the item; check the columns',
    id: '{cell} bukan pilihan butir ini; periksa kolom-kolomnya',
  },
  {
    en: '{cell} is not in the map of the layout; declare it there',
    id: '{cell} tidak ada dalam peta tata letak; tambahkan di sana',
  },
  {
    en: '{cell} is no category, and the item has no key; add one',
    id: '{cell} bukan kategori, dan butir ini tidak punya kunci; tambahkan',
  },
  {
    en: 'answer names {cell}, which is not one of {options}',
    id: 'jawaban menyebut {cell}, yang bukan salah satu dari {options}',
  },
  {
    en: 'answer must name each of {options} once',
    id: 'jawaban harus menyebut masing-masing dari {options} satu kali',
  },
  { en: 'expected {form}', id: 'jawaban harus berbentuk {form}' },
  {
    en: 'a response must be a number, a text or null',
    id: 'jawaban harus berupa angka, teks, atau null',
  },
  {
    en: 'item {item} is not in the bank; add it to the bank, or say --ignore {name}',
    id: 'butir {item} tidak ada dalam bank; tambahkan ke bank, atau lewati dengan --ignore {name}',
  },
  {
    en: 'item {item} occurs twice for the person; remove one of the rows',
    id: 'butir {item} muncul dua kali untuk orang ini; hapus salah satu barisnya',
  },
  {
    en: 'the line is not a JSON object; write one object a line',
    id: 'baris bukan objek JSON; tulis satu objek satu baris',
  },
  {
    en: 'item {item} stands twice in {field}; keep the one that counts',
    id: 'butir {item} ada dua kali di {field}; sisakan yang dihitung',
  },
  {
    en: '{key} stands twice in one object; write each name once',
    id: '{key} ada dua kali dalam satu objek; tulis tiap nama satu kali',
  },
  {
    en: 'bytes of the line are damaged or not in the encoding of the input; write it as UTF-8, or say its encoding (--encoding)',
    id: 'bita baris ini rusak atau bukan dalam pengodean masukan; tulis sebagai UTF-8, atau sebutkan pengodeannya (--encoding)',
  },
  {
    en: 'the line is longer than {most} bytes; check that each object stands on a line of its own',
    id: 'baris lebih panjang dari {most} bita; periksa apakah tiap objek berdiri di baris sendiri',
  },
  {
    en: '{key} must be a text in quotation marks: a number loses its last digits',
    id: '{key} harus berupa teks dalam tanda kutip: bilangan kehilangan angka-angka terakhirnya',
  },
  {
    en: '{key} must be an object from item to category',
    id: '{key} harus berupa objek dari butir ke kategori',
  },
  { en: 'a later row of the same person counts', id: 'baris lain dari orang yang sama, sesudah ini, yang dihitung' },
  {
    en: 'the person occurs a second time (the rows of a person must stand together); the first row counts',
    id: 'orang ini muncul untuk kedua kalinya (baris-baris seseorang harus berurutan); baris pertama yang dihitung',
  },
  {
    en: 'the person occurs a second time; the first row counts',
    id: 'orang ini muncul untuk kedua kalinya; baris pertama yang dihitung',
  },
  { en: 'the row has no person id; fill it in', id: 'baris ini tanpa nomor orang; isi dulu' },
  {
    en: 'the id was turned into a rounded number in scientific notation by a spreadsheet; go back to the original, format the id column as text, and export again',
    id: 'nomor orang telah diubah lembar kerja menjadi bilangan bulatan dalam notasi ilmiah; kembali ke data asli, jadikan kolom nomor teks, lalu ekspor lagi',
  },
  {
    en: 'the id was turned into a decimal number of limited precision; go back to the original, format the id column as text, and export again',
    id: 'nomor orang telah diubah menjadi bilangan desimal yang ketelitiannya terbatas; kembali ke data asli, jadikan kolom nomor teks, lalu ekspor lagi',
  },
  {
    en: 'the id has {digits} digits and ends in {end}: a spreadsheet has rounded it to {kept} digits; go back to the original, format the id column as text, and export again',
    id: 'nomor orang punya {digits} angka dan berakhir dengan {end}: lembar kerja telah membulatkannya ke {kept} angka; kembali ke data asli, jadikan kolom nomor teks, lalu ekspor lagi',
  },
  {
    en: 'a quotation mark (") opens a cell and is never closed; close it, or write it twice ("") if it belongs to the text',
    id: 'tanda kutip (") membuka sel dan tidak pernah ditutup; tutup, atau tulis dua kali ("") bila bagian dari teks',
  },
  {
    en: 'text follows a closing quotation mark ("); write a mark inside a quoted cell twice ("")',
    id: 'ada teks sesudah tanda kutip penutup ("); tulis tanda kutip di dalam sel dua kali ("")',
  },
  {
    en: 'a quotation mark is not closed on its line, or text follows it',
    id: 'tanda kutip tidak ditutup pada barisnya, atau ada teks sesudahnya',
  },
  {
    en: 'the row is too short: it must have {wanted} cells as the header has, got {got}; check for a missing or stray delimiter',
    id: 'baris terlalu pendek: harus {wanted} sel seperti kepala tabel, ada {got}; periksa pemisah yang hilang atau berlebih',
  },
  {
    en: 'the row is too long: it must have {wanted} cells as the header has, got {got}; check for a missing or stray delimiter',
    id: 'baris terlalu panjang: harus {wanted} sel seperti kepala tabel, ada {got}; periksa pemisah yang hilang atau berlebih',
  },
  { en: 'the row has more than {wanted} cells', id: 'baris punya lebih dari {wanted} sel' },
  { en: 'the row has {got} of {wanted} cells', id: 'baris punya {got} dari {wanted} sel' },
  {
    en: 'the figure in column {column} has another decimal mark than the figures before it; write all of them alike',
    id: 'angka di kolom {column} memakai tanda desimal lain daripada angka-angka sebelumnya; tulis semuanya sama',
  },
  {
    en: 'the cell in column {column} is not a figure; correct it',
    id: 'sel di kolom {column} bukan angka; perbaiki',
  },
  { en: 'standard_error must be positive, got {value}', id: 'standard_error harus positif, tertulis {value}' },
]

/** Facts that are words themselves. */
export const rejectFacts: readonly SentencePair[] = [
  { en: 'the item has {range}', id: 'butir ini punya {range}' },
  { en: 'categories are whole numbers {range}', id: 'kategori adalah bilangan bulat {range}' },
  { en: 'a long number', id: 'bilangan panjang' },
]

/** Around the reason of a cell: where it is, and how many more there are. */
export const rejectFrames: readonly SentencePair[] = [
  {
    en: '{reason} (and {count} more bad cells in the row)',
    id: '{reason} (dan {count} sel keliru lagi di baris ini)',
  },
  { en: 'column {column}, item {item}: {reason}', id: 'kolom {column}, butir {item}: {reason}' },
  { en: 'item {item}: {reason}', id: 'butir {item}: {reason}' },
]

/** A reason in the language asked for; as it stands where no sentence is known for it. */
export function rejectText(reason: string, language: Language): string {
  return language === 'en' ? reason : (inIndonesian(reason) ?? reason)
}

/** The Indonesian sentence for an English reason, with the facts of the latter; undefined where none is known. */
export function inIndonesian(reason: string): string | undefined {
  for (const frame of rejectFrames) {
    const facts = factsOf(frame.en, reason)
    const within = facts?.reason === undefined ? undefined : inIndonesian(facts.reason)
    if (facts !== undefined && within !== undefined) return filledSentence(frame.id, { ...facts, reason: within }, rejectFacts)
  }
  return translatedSentence(rejectSentences, reason, rejectFacts)
}
