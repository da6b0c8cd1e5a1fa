import { bilingual } from '../../reports/bilingual.js'

/** The card of a new bank: what a reader must know before using it, to be filled in. */
export const scaffoldCard = bilingual({
  id: (id: string, scaleId: string) => `# Bank butir ${id}

**Status: sementara dan tertutup.** Belum ada data jawaban di balik parameternya; setiap hasil mengatakannya.

| | |
|---|---|
| butir | berapa, untuk kompetensi apa |
| bahasa | bahasa sumber, dan bagaimana terjemahan diperiksa |
| skala | \`${scaleId}\`, logit, D = 1 |
| pemilik | siapa yang memegang keys.json |

## Dari mana parameternya

Tulis siapa yang menilai tingkat kesulitan, atau data mana yang dipakai mengkalibrasi (tanggal, jumlah orang, populasi).

## Kunci

Tulis siapa yang menetapkan dan memeriksa kunci. Simpan keys.json di tempat tertutup.

## Sebelum dipakai resmi

1. Telaah ahli dan pemeriksaan bahasa.
2. Uji coba sekurangnya 500 jawaban tiap butir, lalu \`melek calibrate\`.
3. Penetapan standar oleh panel; titik potong dalam standard.json hanya contoh.
`,
  en: (id: string, scaleId: string) => `# Item bank ${id}

**Status: provisional and private.** No response data stand behind the parameters yet; every result says so.

| | |
|---|---|
| items | how many, for which competences |
| languages | source language, and how translations were checked |
| scale | \`${scaleId}\`, logit, D = 1 |
| owner | who holds keys.json |

## Where the parameters come from

Write who judged the difficulties, or which data calibrated them (date, number of persons, population).

## Keys

Write who set and checked the keys. Keep keys.json locked away.

## Before official use

1. Review by experts and a check of the language.
2. A pilot of at least 500 responses an item, then \`melek calibrate\`.
3. A standard set by a panel; the cut in standard.json is only an example.
`,
})
