import { bilingual } from './bilingual.js'
import type { IndividualFlag } from './individual-flags.js'
import type { NumberWords } from './number-words.js'

/** Sentences about the flags that carry figures; the others are plain text. */
type FlagWords = {
  readonly [Kind in IndividualFlag['kind']]: (flag: Extract<IndividualFlag, { kind: Kind }>, say: NumberWords) => string
}

const flagsId: FlagWords = {
  unfinished: () => 'Tes belum selesai.',
  provisional: () =>
    'SEMENTARA. Tingkat kesukaran butir masih taksiran ahli, belum diuji dengan data. Jangan dipakai untuk keputusan kepegawaian.',
  public: () => 'Butir tes ini terbuka untuk umum, jadi mungkin sudah dikenal sebelumnya.',
  'unnamed-scale': () => 'Skala tes ini tidak bernama, jadi kecocokannya dengan standar tidak dapat dipastikan.',
  'too-short': ({ worked, least }, { count }) =>
    `Tes terlalu pendek: ${count(worked)} butir dikerjakan, padahal rancangan meminta paling sedikit ${count(least)}.`,
  imprecise: ({ standardError, needed }, { decimal }) =>
    `Kurang teliti: galat baku ${decimal(standardError, 2)}, sedangkan sertifikat menurut standar ini perlu paling besar ${decimal(needed, 2)}.`,
  unbounded: ({ direction }) =>
    direction === 'above'
      ? 'Semua butir terlalu mudah bagi Anda, jadi hanya ada tingkat, tanpa angka.'
      : 'Semua butir terlalu sulit bagi Anda, jadi hanya ada tingkat, tanpa angka.',
  blueprint: ({ rules }) => `Susunan tes tidak memenuhi kisi-kisi: ${rules.join(', ')}.`,
  'person-fit': ({ pValue }, { chance }) =>
    `Pola jawaban tidak lazim: di antara tes serupa yang wajar, hanya ${chance(pValue)} yang sejauh ini. Hasil perlu ditinjau.`,
  'rapid-answers': ({ rapid, timed }, { count }) =>
    `${count(rapid)} dari ${count(timed)} jawaban datang lebih cepat daripada waktu untuk membaca butirnya. Hasil perlu ditinjau.`,
  untimed: () => 'Kecepatan jawaban tidak dicatat.',
  'validity-not-assessed': ({ asked }) =>
    asked
      ? 'Pola dan kecepatan jawaban tidak dapat dinilai: jawabannya terlalu sedikit atau tes dihentikan dari luar.'
      : 'Pola dan kecepatan jawaban tidak dinilai dalam tes ini.',
}

const flagsEn: FlagWords = {
  unfinished: () => 'The test is not finished.',
  provisional: () =>
    'PROVISIONAL. Item difficulties are expert judgements not yet tested with data. Do not use this for personnel decisions.',
  public: () => 'The items of this test are public, so they may have been known beforehand.',
  'unnamed-scale': () => 'The scale of this test has no name, so nothing vouches that the standard belongs to it.',
  'too-short': ({ worked, least }, { count }) =>
    `The test is too short: ${count(worked)} items were worked on, the design asks for ${count(least)} at least.`,
  imprecise: ({ standardError, needed }, { decimal }) =>
    `Not precise enough: the standard error is ${decimal(standardError, 2)}, a certificate by this standard needs ${decimal(needed, 2)} at most.`,
  unbounded: ({ direction }) =>
    direction === 'above'
      ? 'All items were too easy for you, so there is a level and no figure.'
      : 'All items were too hard for you, so there is a level and no figure.',
  blueprint: ({ rules }) => `The make-up of the test does not meet its blueprint: ${rules.join(', ')}.`,
  'person-fit': ({ pValue }, { chance }) =>
    `The pattern of answers is unusual: of similar tests in which nothing is wrong only ${chance(pValue)} are as far out. The result needs a second look.`,
  'rapid-answers': ({ rapid, timed }, { count }) =>
    `${count(rapid)} of ${count(timed)} answers came sooner than the item can be read. The result needs a second look.`,
  untimed: () => 'How fast the answers came was not recorded.',
  'validity-not-assessed': ({ asked }) =>
    asked
      ? 'Pattern and speed of the answers could not be judged: there are too few, or the test was ended from outside.'
      : 'Pattern and speed of the answers were not judged in this test.',
}

/** Words of the report on one person. */
export const individualWords = bilingual({
  id: {
    title: 'Hasil tes literasi digital',
    titleFor: (person: string) => `Hasil tes literasi digital: ${person}`,
    synthetic: 'DATA SINTETIS. Jawaban-jawaban ini dibuat oleh program, bukan oleh orang.',
    syntheticLabel: 'DATA SINTETIS',
    level: (id: string, of: string, name: string) => `Tingkat ${id} dari ${of}: ${name}`,
    between: (low: string, high: string) => `antara tingkat ${low} dan ${high}`,
    within: (level: string) => `tidak di luar tingkat ${level}`,
    sure: (interval: string) => `Dengan peluang 95%, tingkat Anda ${interval}.`,
    pillar: (pillar: string, level: string) => `${pillar}: ${level}`,
    noResult: 'Belum ada hasil: tidak ada jawaban yang memberi keterangan.',
    literate: (probability: string, level: string, standard: string) =>
      `Peluang bahwa Anda melek digital: ${probability}. Yang dihitung adalah ${level} atau lebih menurut standar ${standard}. Definisi resmi "melek digital" belum ada.`,
    levelName: (id: string, name: string) => `tingkat ${id} (${name})`,
    picture: 'Peluang tiap tingkat',
    pictureDescription: (levels: string, interval: string) => `Peluang tiap tingkat: ${levels}. ${interval}`,
    pictureNote: 'Batang: peluang tiap tingkat. Titik: tingkat Anda. Garis tegak: tingkat-tingkat yang mungkin.',
    target: 'melek digital mulai dari sini',
    next: 'Belajar apa berikutnya',
    fromLevel: (pillars: string, level: string) => `${pillars} (mulai dari tingkat ${level})`,
    totalStands:
      'Tingkat keseluruhan berlaku untuk semua pilar: belum terbukti bahwa skor sebuah pilar lebih dapat dipercaya daripada skor keseluruhan.',
    ownLevels: (pillars: string) =>
      `Tingkat sendiri diberikan untuk ${pillars}, karena skor pilar itu lebih dapat dipercaya daripada skor keseluruhan; untuk pilar lain berlaku tingkat keseluruhan.`,
    noPathway: 'Untuk standar ini belum ada jalur belajar.',
    trust: 'Seberapa dapat dipercaya',
    counted: (counted: string, given: string) => `${counted} dari ${given} butir yang diberikan ikut dihitung.`,
    score: (score: string, reach: string) => `Skor ${score} ± ${reach} (95%).`,
    scoreAlone: (score: string) => `Skor ${score}.`,
    theta: (theta: string, error: string) => `Kemampuan ${theta} logit, galat baku ${error}.`,
    nothingFound: 'Tidak ditemukan hal yang meragukan pada jawaban-jawaban ini.',
    flags: flagsId,
    certificate: 'Sertifikat',
    noRule: 'Standar ini tidak mengatur sertifikat.',
    rule: (needed: string) => `Standar meminta peluang paling sedikit ${needed}.`,
    given: (probability: string) => `Memenuhi syarat sertifikat: peluang ${probability}.`,
    notGiven: (probability: string) =>
      `Belum memenuhi syarat sertifikat: peluang ${probability}. Ini bukan bukti bahwa Anda belum melek digital.`,
    withheld: (reasons: string) => `Tidak diberikan, berapa pun peluangnya, karena ${reasons}.`,
    reasons: {
      'no-result': 'belum ada hasil',
      unfinished: 'tes belum selesai',
      provisional: 'bank butirnya sementara: tingkat kesukaran butir belum diuji dengan data',
      public: 'butirnya terbuka untuk umum',
      'unnamed-scale': 'skalanya tidak bernama',
      'too-short': 'tes terlalu pendek',
      imprecise: 'hasil kurang teliti',
      unbounded: 'tidak ada angka',
      blueprint: 'susunan tes tidak memenuhi kisi-kisi',
      'person-fit': 'pola jawaban tidak lazim',
      'rapid-answers': 'terlalu banyak jawaban yang terlalu cepat',
      untimed: 'kecepatan jawaban tidak dicatat',
      'validity-not-assessed': 'pola jawaban tidak dinilai',
    },
    and: ' dan ',
    origin: 'Versi dan verifikasi',
    code: 'Kode verifikasi',
    codeNote:
      'Pemegang berkas sesi dapat menghitung ulang kode ini. Kode yang berbeda berarti isi halaman ini telah diubah; kode yang sama bukan tanda tangan.',
    person: 'Nama',
    testedOn: 'Tanggal tes',
    validUntil: 'Berlaku sampai',
    validFor: (months: string) => `${months} bulan setelah tanggal tes, yang tidak tercatat di halaman ini`,
    session: 'Sesi',
    bank: 'Bank butir',
    standard: 'Standar',
    scale: 'Skala',
    unnamed: 'tidak bernama',
    pathway: 'Jalur belajar',
    software: 'Perangkat lunak',
  },
  en: {
    title: 'Result of a digital-literacy test',
    titleFor: (person: string) => `Result of a digital-literacy test: ${person}`,
    synthetic: 'SYNTHETIC DATA. These answers were made by a program, not by a person.',
    syntheticLabel: 'SYNTHETIC DATA',
    level: (id: string, of: string, name: string) => `Level ${id} of ${of}: ${name}`,
    between: (low: string, high: string) => `between levels ${low} and ${high}`,
    within: (level: string) => `not outside level ${level}`,
    sure: (interval: string) => `With a probability of 95%, your level is ${interval}.`,
    pillar: (pillar: string, level: string) => `${pillar}: ${level}`,
    noResult: 'There is no result: no answer says anything.',
    literate: (probability: string, level: string, standard: string) =>
      `Probability that you are digitally literate: ${probability}. What counts is ${level} or above by the standard ${standard}. No official definition of "digitally literate" (melek digital) exists.`,
    levelName: (id: string, name: string) => `level ${id} (${name})`,
    picture: 'Probability of each level',
    pictureDescription: (levels: string, interval: string) => `Probability of each level: ${levels}. ${interval}`,
    pictureNote: 'Bars: probability of each level. Dot: your level. Upright line: levels that are possible.',
    target: 'digitally literate from here up',
    next: 'What to learn next',
    fromLevel: (pillars: string, level: string) => `${pillars} (from level ${level})`,
    totalStands:
      'The overall level stands for every pillar: no score of a single pillar has been shown to be more dependable than the overall one.',
    ownLevels: (pillars: string) =>
      `A level of its own is given for ${pillars}, because that score is more dependable than the overall one; for the other pillars the overall level stands.`,
    noPathway: 'There is no learning pathway for this standard yet.',
    trust: 'How far to trust this',
    counted: (counted: string, given: string) => `${counted} of the ${given} items given count.`,
    score: (score: string, reach: string) => `Score ${score} ± ${reach} (95%).`,
    scoreAlone: (score: string) => `Score ${score}.`,
    theta: (theta: string, error: string) => `Proficiency ${theta} logits, standard error ${error}.`,
    nothingFound: 'Nothing doubtful was found in the answers.',
    flags: flagsEn,
    certificate: 'Certificate',
    noRule: 'This standard has no rule for certificates.',
    rule: (needed: string) => `The standard asks for a probability of ${needed} at least.`,
    given: (probability: string) => `The rule for a certificate is met: probability ${probability}.`,
    notGiven: (probability: string) =>
      `The rule for a certificate is not met yet: probability ${probability}. This is no proof that you are not digitally literate.`,
    withheld: (reasons: string) => `Not given, whatever the probability, because ${reasons}.`,
    reasons: {
      'no-result': 'there is no result',
      unfinished: 'the test is not finished',
      provisional: 'the item bank is provisional: item difficulties have not been tested with data',
      public: 'its items are public',
      'unnamed-scale': 'its scale has no name',
      'too-short': 'the test is too short',
      imprecise: 'the result is not precise enough',
      unbounded: 'there is no figure',
      blueprint: 'the make-up of the test does not meet its blueprint',
      'person-fit': 'the pattern of answers is unusual',
      'rapid-answers': 'too many answers came too fast',
      untimed: 'the speed of the answers was not recorded',
      'validity-not-assessed': 'the pattern of answers was not judged',
    },
    and: ' and ',
    origin: 'Versions and verification',
    code: 'Verification code',
    codeNote:
      'Whoever holds the session file can compute this code again. Another code means that this page was altered; the same code is no signature.',
    person: 'Name',
    testedOn: 'Date of the test',
    validUntil: 'Valid until',
    validFor: (months: string) => `${months} months after the date of the test, which this page does not know`,
    session: 'Session',
    bank: 'Item bank',
    standard: 'Standard',
    scale: 'Scale',
    unnamed: 'unnamed',
    pathway: 'Learning pathway',
    software: 'Software',
  },
})
