import type { SentencePair } from '../../../reports/translated-sentence.js'

/** Why a file cannot be read, what it is instead, and what a column is to be. */
export const fileFacts: readonly SentencePair[] = [
  { en: 'it does not exist; check the path', id: 'tidak ditemukan; periksa nama dan foldernya' },
  { en: 'it is a folder, not a file; name a file', id: 'berupa folder; sebut berkas' },
  {
    en: 'part of its path is a file, not a folder; check the path',
    id: 'sebagian jalurnya berkas, bukan folder; periksa jalurnya',
  },
  {
    en: 'permission is missing; check the rights of the file and its folder',
    id: 'izinnya tidak ada; periksa hak atas berkas dan foldernya',
  },
  {
    en: 'the disk is full; free some space or choose another folder',
    id: 'penyimpanan penuh; kosongkan sebagian, atau pilih folder lain',
  },
  { en: 'the disk is read-only; choose another folder', id: 'penyimpanan hanya dapat dibaca; pilih folder lain' },
  {
    en: 'it is a zip file, probably a spreadsheet (.xlsx, .ods): open it and save the sheet as "CSV UTF-8"',
    id: 'ini berkas zip, mungkin lembar kerja (.xlsx, .ods): buka, lalu simpan lembarnya sebagai "CSV UTF-8"',
  },
  {
    en: 'it is an old spreadsheet (.xls): open it and save the sheet as "CSV UTF-8"',
    id: 'ini lembar kerja lama (.xls): buka, lalu simpan lembarnya sebagai "CSV UTF-8"',
  },
  {
    en: 'it is compressed with gzip: unpack it first, or give it a name that ends in .gz',
    id: 'ini dikompresi dengan gzip: buka dahulu, atau beri nama yang berakhir dengan .gz',
  },
  {
    en: 'it is a Parquet file: give it a name that ends in .parquet',
    id: 'ini berkas Parquet: beri nama yang berakhir dengan .parquet',
  },
  {
    en: 'it is a PDF: ask for the table itself, as "CSV UTF-8"',
    id: 'ini berkas PDF: minta tabelnya sendiri, sebagai "CSV UTF-8"',
  },
  {
    en: 'it is a picture: ask for the table itself, as "CSV UTF-8"',
    id: 'ini gambar: minta tabelnya sendiri, sebagai "CSV UTF-8"',
  },
  { en: 'it is an archive: unpack it first', id: 'ini arsip: buka dahulu' },
  {
    en: 'it holds zero bytes, which no text has; is it damaged? Export the table again, as "CSV UTF-8"',
    id: 'isinya memuat bita nol, yang tidak ada dalam teks; mungkin rusak: ekspor lagi tabelnya sebagai "CSV UTF-8"',
  },
  {
    en: 'it holds control characters as no text does; check that it is the right file, and export the table as "CSV UTF-8"',
    id: 'isinya memuat karakter kendali yang tidak ada dalam teks; periksa apakah berkasnya benar, dan ekspor tabelnya sebagai "CSV UTF-8"',
  },
  { en: 'the column of the person', id: 'kolom nomor orang' },
  { en: 'the column to keep or to condition on', id: 'kolom yang dibawa, atau kolom untuk --condition,' },
  { en: 'the column of an item', id: 'kolom sebuah butir' },
  { en: 'the form column of the layout', id: 'kolom paket soal dalam tata letak' },
  { en: 'the column of item {item} in the layout', id: 'kolom butir {item} dalam tata letak' },
  { en: "is named like the bank's items", id: 'bernama seperti butir bank' },
  { en: 'has cells like responses', id: 'berisi sel seperti jawaban' },
  { en: 'responses', id: 'berkas jawaban' },
  { en: 'the key that hides ids', id: 'kunci --hash-id' },
  { en: 'out', id: '--out' },
  { en: '{names}, … ({count} columns)', id: '{names}, … ({count} kolom)' },
]
