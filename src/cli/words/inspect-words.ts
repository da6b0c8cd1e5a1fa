import { bilingual } from '../../reports/bilingual.js'
import type { LayoutDoubtCode } from '../../tables/layout-doubts.js'
import { inspectDoubts } from './issues/inspect-doubts.js'

/** Words of `inspect`. */
export const inspectWords = bilingual({
  id: {
    description: 'periksa berkas ujian apa adanya dan tulis layout.json untuk melek score --layout',
    file: 'berkas ujian: CSV dan sejenisnya, boleh .gz, "-" untuk masukan standar',
    bank: 'bank butir, agar kolom dikenali dari nama butirnya',
    out: 'berkas tata letak (bawaan layout.json, yang tidak ditimpa; "-" untuk keluaran standar)',
    encoding: 'pengodean berkas (bawaan: ditebak)',
    delimiter: 'pemisah kolom: comma, semicolon, tab, pipe (bawaan: ditebak)',
    termLayout: 'dokumen yang mengatakan kolom mana nomor orang, kelompok, dan butir, serta kuncinya',
    termForm: 'paket soal: orang dengan paket berbeda mendapat kunci berbeda',
    title: (file: string, judged: string, all: string | undefined) =>
      all === undefined || all === judged
        ? `${file}: ${all === undefined ? `dinilai dari ${judged} baris pertama` : `${all} baris`}.`
        : `${file}: ${all} baris, dinilai dari ${judged} baris pertama yang utuh.`,
    otherLength: (other: string, rows: string, first: string) =>
      `${other} dari ${rows} baris punya jumlah sel yang lain dari kepala tabel, pertama di baris ${first}; saat dibaca semuanya ditolak`,
    parquet: (file: string) => `"${file}" berkas Parquet: tidak perlu tata letak, skor langsung dengan melek score`,
    document: (file: string, format: string) => `"${file}" dokumen ${format}, bukan jawaban; sebutkan berkas jawaban`,
    json: (file: string) =>
      `"${file}" satu dokumen JSON, bukan tabel dan bukan satu objek per baris (NDJSON); sebutkan berkas jawaban`,
    facts: {
      encoding: 'Pengodean',
      delimiter: 'Pemisah',
      decimal: 'Desimal',
      titles: 'Judul',
      header: 'Kepala tabel',
      person: 'Nomor orang',
      form: 'Paket soal',
      groups: 'Kelompok',
      items: 'Butir',
      cells: 'Isi sel',
      bank: 'Bank',
    },
    delimiterNames: { ',': 'koma', ';': 'titik koma', '\t': 'tab', '|': 'garis tegak' },
    decimalNames: { '.': 'titik', ',': 'koma' },
    cellKinds: {
      categories: (base: number) => `kategori, mulai dari ${base}`,
      letters: () => 'huruf pilihan',
      texts: () => 'jawaban ditulis lengkap',
      mixed: () => 'campuran',
      none: () => 'kosong',
    },
    line: (line: number) => `baris ${line}`,
    none: '(tidak ada)',
    itemList: (count: string, first: string, last: string) => `${count}: ${first} … ${last}`,
    matched: (matched: string, items: string) => `${matched} dari ${items} butir bank punya kolom`,
    sampleTitle: 'Tiga baris pertama, seperti dipahami:',
    sampleColumns: { line: 'Baris', person: 'Orang', form: 'Paket', groups: 'Kelompok', items: 'Jawaban' },
    hidden: '(nomor)',
    sure: 'Tidak ada yang diragukan.',
    unsure: 'Mohon pastikan:',
    doubt: (code: LayoutDoubtCode, _message: string, columns: string) =>
      inspectDoubts[code] + (columns === '' ? '' : ` [${columns}]`),
    written: (file: string) => `Tata letak: ${file}. Periksa, lalu:`,
    printed: 'Simpan tata letak sebagai LAYOUT.json, periksa, lalu:',
    exists: (file: string) => `${file} sudah ada dan tidak ditimpa; sebutkan --out untuk menulisnya.`,
    noLayout: 'Tata letak tidak ditulis karena tidak ada kolom butir.',
    ndjson: (file: string) => `${file} berisi satu objek JSON per baris (NDJSON): tidak perlu tata letak, skor langsung.`,
    empty: (file: string) => `"${file}" kosong; periksa apakah berkasnya benar`,
  },
  en: {
    description: 'look at an exam file as it comes and write layout.json for melek score --layout',
    file: 'exam file: CSV and its kin, also .gz, "-" for standard input',
    bank: 'item bank, so that columns are known by the names of its items',
    out: 'layout file (default layout.json, which is never written over; "-" for standard output)',
    encoding: 'encoding of the file (default: guessed)',
    delimiter: 'column delimiter: comma, semicolon, tab, pipe (default: guessed)',
    termLayout: 'the document that says which columns are person id, groups and items, and what the keys are',
    termForm: 'a version of the exam: persons with another form have another key',
    title: (file: string, judged: string, all: string | undefined) =>
      all === undefined || all === judged
        ? `${file}: ${all === undefined ? `judged by the first ${judged} rows` : all === '1' ? '1 row' : `${all} rows`}.`
        : `${file}: ${all} rows, judged by the first ${judged} whole ones.`,
    otherLength: (other: string, rows: string, first: string) =>
      `${other} of ${rows} rows have another number of cells than the header, the first on line ${first}; all are rejected when the file is read`,
    parquet: (file: string) => `"${file}" is a Parquet file: it needs no layout, score it as it is with melek score`,
    document: (file: string, format: string) => `"${file}" is a ${format} document, not responses; name a file of responses`,
    json: (file: string) =>
      `"${file}" is one JSON document, not a table and not one object a line (NDJSON); name a file of responses`,
    facts: {
      encoding: 'Encoding',
      delimiter: 'Delimiter',
      decimal: 'Decimal',
      titles: 'Titles',
      header: 'Header',
      person: 'Person id',
      form: 'Form',
      groups: 'Groups',
      items: 'Items',
      cells: 'Cells',
      bank: 'Bank',
    },
    delimiterNames: { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'vertical bar' },
    decimalNames: { '.': 'point', ',': 'comma' },
    cellKinds: {
      categories: (base: number) => `categories, from ${base}`,
      letters: () => 'letters of options',
      texts: () => 'answers written out',
      mixed: () => 'mixed',
      none: () => 'empty',
    },
    line: (line: number) => `line ${line}`,
    none: '(none)',
    itemList: (count: string, first: string, last: string) => `${count}: ${first} … ${last}`,
    matched: (matched: string, items: string) => `${matched} of ${items} items of the bank have a column`,
    sampleTitle: 'The first three rows as understood:',
    sampleColumns: { line: 'Line', person: 'Person', form: 'Form', groups: 'Groups', items: 'Answers' },
    hidden: '(number)',
    sure: 'Nothing is in doubt.',
    unsure: 'Please make sure:',
    doubt: (_code: LayoutDoubtCode, message: string, columns: string) => message + (columns === '' ? '' : ` [${columns}]`),
    written: (file: string) => `Layout: ${file}. Look at it, then:`,
    printed: 'Save the layout as LAYOUT.json, look at it, then:',
    exists: (file: string) => `${file} exists and was not written over; name --out to write it.`,
    noLayout: 'No layout was written, for no column is an item.',
    ndjson: (file: string) => `${file} holds one JSON object a line (NDJSON): it needs no layout, score it as it is.`,
    empty: (file: string) => `"${file}" is empty; check that it is the right file`,
  },
})
