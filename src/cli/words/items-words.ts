import { bilingual } from '../../reports/bilingual.js'

/** Words of the command `items`; what it finds is said by `reports/items-words.ts`. */
export const itemsCommandWords = bilingual({
  id: {
    description:
      'analisis klasik sebelum model apa pun: p, daya beda, alpha, pengecoh, kunci yang mungkin salah, sel kosong, dimensi',
    responses: 'berkas jawaban: huruf pilihan (dengan --key), atau kategori 0, 1, 2, …; CSV, NDJSON, atau Parquet',
    group: 'kolom kelompok (atau paket): angka tes menurut kelompok',
    seed: 'benih data acak analisis paralel: teks apa pun',
    json: 'tulis hasil lengkap sebagai JSON, atau - untuk keluaran standar',
    report: 'tulis laporan HTML dengan tabel dan gambar',
    out: 'tulis tabel butir sebagai CSV, atau - untuk keluaran standar',
    noId: 'berkas tanpa kolom identitas: setiap baris satu orang',
    ignore: 'kolom yang bukan butir, nama atau pola dengan * (boleh diulang)',
    termP: 'bagian orang yang benar, atau bagian poin yang diperoleh',
    termRest: 'korelasi butir dengan skor semua butir lain (point-biserial terkoreksi); makin besar, makin membedakan',
    termAlpha: 'reliabilitas skor tes, 0…1: seberapa konsisten butir-butir mengukur',
    termDistractor: 'pilihan jawaban yang salah; yang baik dipilih orang yang kurang mampu',
    written: (path: string) => `Ditulis: ${path}`,
    lookMore: (count: string) => `… dan ${count} butir lain; semuanya ada di tabel, --report, dan --json.`,
    rejected: (count: string, all: string) => `${count} dari ${all} baris ditolak:`,
    reject: (line: string, reason: string) => `baris ${line}: ${reason}`,
    rejectsIn: (path: string) => `Semua baris yang ditolak ada di ${path}.`,
    absent: (items: string) => `Butir kunci yang tidak ada dalam berkas: ${items}.`,
    ignored: (columns: string) => `Kolom yang dilewati: ${columns}.`,
    warning: 'Perhatian',
  },
  en: {
    description:
      'classical analysis before any model: p-values, discrimination, alpha, distractors, likely mis-keys, blanks, dimensions',
    responses: 'response file: option letters (with --key), or categories 0, 1, 2, …; CSV, NDJSON or Parquet',
    group: 'column of the group (or form): figures of the test by group',
    seed: 'seed of the random data of the parallel analysis: any text',
    json: 'write the whole result as JSON, or - for standard output',
    report: 'write a report in HTML with tables and pictures',
    out: 'write the table of items as CSV, or - for standard output',
    noId: 'the file has no column of ids: every row is a person',
    ignore: 'column that is not an item, a name or a pattern with * (may be repeated)',
    termP: 'share of persons who were right, or share of the points they got',
    termRest:
      'correlation of an item with the score on all others (corrected point-biserial); the larger, the better it tells persons apart',
    termAlpha: 'reliability of the test score, 0…1: how consistently the items measure',
    termDistractor: 'a wrong option; a good one is chosen by the less able',
    written: (path: string) => `Written: ${path}`,
    lookMore: (count: string) => `… and ${count} more items; all are in the table, in --report and in --json.`,
    rejected: (count: string, all: string) => `${count} of ${all} rows refused:`,
    reject: (line: string, reason: string) => `line ${line}: ${reason}`,
    rejectsIn: (path: string) => `All refused rows are in ${path}.`,
    absent: (items: string) => `Items of the key that the file does not have: ${items}.`,
    ignored: (columns: string) => `Columns passed over: ${columns}.`,
    warning: 'Note',
  },
})
