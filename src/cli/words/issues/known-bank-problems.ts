import type { SentencePair } from '../../../reports/translated-sentence.js'

/** A value of another kind than it must be, or none: so said of these kinds alone, since alternatives are listed in English. */
const kindProblems: readonly SentencePair[] = [
  { en: '{place} is missing; it must be text', id: '{place} tidak ada; isinya harus teks' },
  { en: '{place} is missing; it must be a finite number', id: '{place} tidak ada; isinya harus bilangan terhingga' },
  { en: '{place} is missing; it must be a list', id: '{place} tidak ada; isinya harus daftar' },
  { en: '{place} is missing; it must be an object', id: '{place} tidak ada; isinya harus objek' },
  { en: '{place} must be text, got {got}', id: '{place} harus teks, tertulis {got}' },
  { en: '{place} must be a finite number, got {got}', id: '{place} harus bilangan terhingga, tertulis {got}' },
  { en: '{place} must be a list, got {got}', id: '{place} harus daftar, tertulis {got}' },
  { en: '{place} must be an object, got {got}', id: '{place} harus objek, tertulis {got}' },
]

/** What is said of documents in JSON, item tables and item parameters. */
export const knownBankProblems: readonly SentencePair[] = [
  { en: '{file} is not valid JSON', id: '{file} bukan JSON yang sah; perbaiki tempat yang disebut' },
  { en: 'column {place}: it ends too early; was it cut off?', id: 'huruf ke-{place}: berakhir terlalu awal; mungkin terpotong' },
  {
    en: 'column {place}: unexpected {found}; check commas, quotes and brackets before it',
    id: 'huruf ke-{place}: {found} tidak pada tempatnya; periksa koma, tanda kutip, dan kurung sebelumnya',
  },
  { en: 'the item bank {file} has {count} problem(s)', id: 'bank butir {file} punya {count} masalah' },
  { en: 'the layout has {count} problem(s)', id: 'tata letak punya {count} masalah' },
  { en: 'the key table has {count} problem(s)', id: 'tabel kunci punya {count} masalah' },
  { en: 'the design has {count} problem(s)', id: 'rancangan punya {count} masalah' },
  {
    en: 'the key table must begin with item,key or item,key,form; its header is {header}',
    id: 'tabel kunci harus dimulai dengan item,key atau item,key,form; kepala tabelnya {header}',
  },
  { en: 'the item id is empty; fill it in or remove the line', id: 'id butir kosong; isi, atau hapus barisnya' },
  { en: 'the key is empty; fill it in or remove the line', id: 'kunci kosong; isi, atau hapus barisnya' },
  { en: 'the item has a key already; remove one of the lines', id: 'butir ini sudah punya kunci; hapus salah satu barisnya' },
  {
    en: '{parameter} must be a finite number, got {value}; correct the value',
    id: '{parameter} harus bilangan terhingga, tertulis {value}; perbaiki nilainya',
  },
  ...kindProblems,
  { en: '{place} is missing; use one of {words}', id: '{place} tidak ada; pakai salah satu dari {words}' },
  {
    en: '{place} has unknown fields {names}; remove them or check the spelling',
    id: '{place} punya isian yang tidak dikenal: {names}; hapus, atau periksa ejaannya',
  },
  { en: '{place} must have at least {least} entry, got {got}', id: '{place} harus berisi sekurangnya {least}, ada {got}' },
  {
    en: 'the header lacks {names}; begin the table with {columns}',
    id: 'kepala tabel kurang {names}; mulai tabelnya dengan {columns}',
  },
  { en: 'the item has no id; fill the column "item"', id: 'butir tidak punya id; isi kolom "item"' },
  {
    en: 'the row has {cells} cells, the header {wanted}; check quotes and the decimal mark',
    id: 'baris punya {cells} sel, kepala tabel {wanted}; periksa tanda kutip dan tanda desimal',
  },
  { en: 'unknown model {model}; use one of {models}', id: 'model {model} tidak dikenal; pakai salah satu dari {models}' },
  {
    en: 'status must be operational, pretest or retired, got {status}',
    id: 'status harus operational, pretest, atau retired, tertulis {status}',
  },
  { en: '{column} is empty; give a number', id: '{column} kosong; beri bilangan' },
  {
    en: '{column} must be a number, got {value}; check the decimal mark',
    id: '{column} harus bilangan, tertulis {value}; periksa tanda desimalnya',
  },
  {
    en: 'a {model} item has no {column}, got {value}; empty the cell or correct the model',
    id: 'butir {model} tidak punya {column}, tertulis {value}; kosongkan selnya, atau perbaiki modelnya',
  },
  {
    en: 'id {item} was used before at {place}; give every item an id of its own',
    id: 'id {item} sudah dipakai di {place}; beri setiap butir id sendiri',
  },
  {
    en: 'enemy {item} is not in the bank; remove it or add the item',
    id: 'butir musuh {item} tidak ada dalam bank; hapus, atau tambahkan butirnya',
  },
  {
    en: 'discrimination must be greater than 0, got {value}; a negative slope usually means a wrong key',
    id: 'discrimination harus lebih besar dari 0, tertulis {value}; lereng negatif biasanya berarti kunci yang salah',
  },
  {
    en: 'discrimination must be greater than 0, got {value}; estimate it again or retire the item',
    id: 'discrimination harus lebih besar dari 0, tertulis {value}; taksir lagi, atau pensiunkan butirnya',
  },
  {
    en: '{parameter} must lie in 0…1, got {value}; give it as a probability',
    id: '{parameter} harus di dalam 0…1, tertulis {value}; beri sebagai peluang',
  },
  {
    en: 'lowerAsymptote must be below upperAsymptote, got {low} and {high}; check that c and d are not swapped',
    id: 'lowerAsymptote harus di bawah upperAsymptote, tertulis {low} dan {high}; periksa apakah c dan d tertukar',
  },
  {
    en: 'thresholds must increase strictly, got {list}; sort them or check the category order',
    id: 'thresholds harus terus naik, tertulis {list}; urutkan, atau periksa urutan kategorinya',
  },
  {
    en: 'steps of a rating scale must sum to 0, got a sum of {sum}; move their mean into difficulty',
    id: 'steps satu rating scale harus berjumlah 0, jumlahnya {sum}; pindahkan rata-ratanya ke difficulty',
  },
  { en: 'the standard has {count} problem(s)', id: 'standar punya {count} masalah' },
  {
    en: 'the lowest level must be open below (from: null), got {from}; every theta needs a level',
    id: 'tingkat terendah harus terbuka ke bawah (from: null), tertulis {from}; setiap theta memerlukan tingkat',
  },
  {
    en: 'only the lowest level may be open below, but {level} has from: null; give its cut',
    id: 'hanya tingkat terendah yang boleh terbuka ke bawah, tetapi {level} punya from: null; beri titik potongnya',
  },
  {
    en: 'cuts must rise from level to level, got {cut} for {level} after {before} for {other}; sort the levels or correct the cut',
    id: 'titik potong harus naik dari tingkat ke tingkat, tertulis {cut} untuk {level} sesudah {before} untuk {other}; urutkan tingkatnya, atau perbaiki titik potongnya',
  },
  {
    en: 'level id {level} was used before; give every level an id of its own',
    id: 'id tingkat {level} sudah dipakai; beri setiap tingkat id sendiri',
  },
  { en: 'targetLevel must be one of {levels}, got {level}', id: 'targetLevel harus salah satu dari {levels}, tertulis {level}' },
]

/** What stands in the place of a value. */
export const bankFacts: readonly SentencePair[] = [
  { en: 'an object', id: 'objek' },
  { en: 'a list of {count}', id: 'daftar berisi {count}' },
  { en: '"item" and "model"', id: '"item" dan "model"' },
  { en: 'the document', id: 'dokumen' },
]
