import type { SentencePair } from '../../../reports/translated-sentence.js'

/** What is said of scores, their origin, and options of scoring and shares. */
export const knownShareProblems: readonly SentencePair[] = [
  { en: 'no column {column}; there are {names}', id: 'tidak ada kolom {column}; yang ada {names}' },
  {
    en: 'a score file must have the column {column}, got {names}',
    id: 'berkas skor harus punya kolom {column}; yang ada {names}',
  },
  { en: 'the column occurs twice; remove one of them', id: 'kolom ini muncul dua kali; hapus salah satunya' },
  {
    en: '{file} has no passport beside it ({passport}), so its origin has to be said',
    id: '{file} tidak punya paspor di sampingnya ({passport}), jadi asalnya harus disebut dengan pilihan ini',
  },
  {
    en: 'the id of the scale that the scores are on, or none for an unnamed one',
    id: 'id skala tempat skor itu berada, atau none bila tidak bernama',
  },
  { en: 'how theta was estimated: eap, map, mle, wle …', id: 'cara theta ditaksir: eap, map, mle, wle …' },
  {
    en: 'mean and SD of the prior, for instance 0,1, or uniform',
    id: 'rata-rata dan simpangan baku prior, misalnya 0,1, atau uniform',
  },
  {
    en: 'the columns that the plausible values were conditioned on, perhaps {group}, or none',
    id: 'kolom yang mengondisikan nilai plausibel, mungkin {group}, atau none',
  },
  {
    en: 'the cuts of standard {standard} live on {scale} but the results are on {other}; take a standard set on that scale, or link the two scales first',
    id: 'titik potong standar {standard} berada pada {scale}, sedangkan hasil pada {other}; pakai standar yang ditetapkan pada skala hasil, atau satukan dahulu kedua skala (melek link)',
  },
  {
    en: 'a weight must be a number of 0 or more, got {value}; correct it or leave the person out',
    id: 'bobot harus bilangan 0 atau lebih, tertulis {value}; perbaiki, atau keluarkan orangnya',
  },
  { en: '{count} person(s) have weights that cannot be used', id: '{count} orang punya bobot yang tidak dapat dipakai' },
  {
    en: 'after column {column} comes {next}; a set of columns has to be numbered without a gap, so one is missing or a column too many is named',
    id: 'sesudah kolom {column} datang {next}; rangkaian kolom harus bernomor tanpa meloncat, jadi ada yang hilang atau kelebihan sebuah kolom',
  },
  {
    en: 'is for scores; score the responses first (melek score) and give their file',
    id: 'untuk skor; skor dahulu jawabannya (melek score), lalu beri berkas skornya',
  },
  { en: 'needs --compare', id: 'perlu --compare' },
  { en: 'needs --gain', id: 'perlu --gain' },
  {
    en: '{given} was given, but the passport says {known}',
    id: 'tertulis {given}, tetapi paspor menyebut {known}',
  },
  { en: '{file} says otherwise; leave these options out', id: '{file} menyebut lain; hilangkan pilihan ini' },
  {
    en: 'plausible values are drawn, and only a seed lets anybody draw them again; give one, another for each sitting',
    id: 'nilai plausibel diundi, dan hanya benih yang memungkinkan pengundian ulang; beri --seed, yang lain untuk setiap ujian',
  },
  {
    en: 'nothing is drawn without plausible values; leave it out',
    id: 'tanpa --plausible-values tidak ada yang diundi; hilangkan --seed',
  },
  {
    en: 'groups have a prior of their own for plausible values only; ask for some',
    id: 'kelompok punya sebaran sendiri hanya untuk nilai plausibel; minta dengan --plausible-values',
  },
  {
    en: 'is for map, mle, wle and jeffreys; eap and eapsum are sums that need none, leave it out',
    id: 'hanya untuk map, mle, wle, dan jeffreys; eap dan eapsum berupa jumlah yang tidak memerlukannya, hilangkan',
  },
  {
    en: 'is for map, mle, wle and jeffreys; that of eap and eapsum is the SD of the posterior, leave it out',
    id: 'hanya untuk map, mle, wle, dan jeffreys; galat baku eap dan eapsum adalah simpangan baku posterior, hilangkan',
  },
  {
    en: 'must be a whole number from 1 to {most}, got {count}; surveys use 5 or 10',
    id: 'harus bilangan bulat 1 sampai {most}, tertulis {count}; survei memakai 5 atau 10',
  },
]

/** Scales without a name, and weights that are not there. */
export const shareFacts: readonly SentencePair[] = [
  { en: 'an unnamed scale (scaleId null)', id: 'skala tak bernama (scaleId null)' },
  { en: 'the scale {scale}', id: 'skala {scale}' },
  { en: 'nothing', id: 'kosong' },
  { en: '{names} … ({count} columns)', id: '{names} … ({count} kolom)' },
]
