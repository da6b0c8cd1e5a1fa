import { bilingual } from './bilingual.js'

/** At the head of the page: what it is about, its sentence for a memo, warnings, the share at every cut and the levels. */
export const populationSummaryWords = bilingual({
  id: {
    title: (year: number) => `Porsi melek digital dan sasaran ${year}`,
    titleWithoutTarget: 'Porsi melek digital',
    synthetic: 'DATA SINTETIS. Angka-angka ini dibuat untuk mencoba alat, bukan hasil ujian nyata.',
    provisional:
      'SEMENTARA. Parameter butir adalah pertimbangan ahli, belum dikalibrasi dengan data. Jangan dipakai untuk keputusan.',
    publicBank: 'Butir bank ini terbuka untuk umum, jadi mungkin sudah dikenal peserta.',
    unnamedScale: 'Skala hasil tidak bernama, jadi kecocokannya dengan standar tidak dapat dipastikan.',
    syntheticLabel: 'DATA SINTETIS',
    noDefinition: 'Belum ada definisi resmi "melek digital"; porsi bergantung pada standar yang dipakai.',
    memo: (who: string, share: string, low: string, high: string, standard: string, confidence: string) =>
      `${who}, ${share} melek digital (selang ${confidence}: ${low} sampai ${high}) menurut standar ${standard}. Definisi resmi belum ada.`,
    memoWho: {
      'realised-share-of-those-tested': (n: string, _size: string) => `Dari ${n} orang yang dites`,
      'share-of-the-roster': (n: string, size: string) => `Dari ${size} orang pada daftar, ${n} di antaranya dites`,
      'share-of-the-population': (n: string, _size: string) => `Dari populasi yang diwakili ${n} orang yang dites`,
    },
    memoGap: (points: string, target: string, year: number, perYear: string) =>
      `Sasaran ${target} pada ${year} masih berjarak ${points} poin; diperlukan ${perYear} poin per tahun.`,
    memoGapNoYear: (points: string, target: string, year: number) =>
      `Sasaran ${target} pada ${year} masih berjarak ${points} poin.`,
    memoReached: (target: string, year: number) => `Sasaran ${target} pada ${year} sudah tercapai.`,
    withheldTotal: 'Tidak ada angka: orangnya terlalu sedikit atau semua jawaban berada di satu ujung.',
    curve: 'Porsi menurut batas',
    curveDescription: 'Porsi orang dengan kemampuan pada atau di atas batas, untuk setiap batas, dengan pita selang',
    curveNote: 'Garis tegak adalah batas antartingkat; yang tebal adalah batas tingkat sasaran.',
    curveTarget: 'Garis putus mendatar adalah sasaran.',
    cutAxis: 'batas (logit)',
    shareAxis: 'porsi pada atau di atas batas',
    levels: 'Sebaran tingkat',
    level: 'Tingkat',
    atTarget: 'sasaran',
    unconditioned:
      'Nilai plausibel tidak dikondisikan pada kelompok: porsi tiap kelompok (‡) tertarik ke arah porsi semua orang.',
    provisionalScores:
      'Selang ini tidak memuat galat parameter butir, yang besar pada bank sementara; sebutkan bank asal skor (--bank), dan jangan matikan undian (--draws).',
    candidates: 'Porsi pada tiap calon batas',
    cut: 'Batas',
    shareAbove: 'Porsi pada atau di atasnya',
  },
  en: {
    title: (year: number) => `Share of digitally literate people and the ${year} target`,
    titleWithoutTarget: 'Share of digitally literate people',
    synthetic: 'SYNTHETIC DATA. These figures were made up to try the tool; they are no results of a real exam.',
    provisional: 'PROVISIONAL. Item parameters are expert judgements, not calibrated with data. Not for decisions.',
    publicBank: 'The items of this bank are public, so examinees may have known them.',
    unnamedScale: 'The scale of the results has no name, so nothing vouches that the standard belongs to it.',
    syntheticLabel: 'SYNTHETIC DATA',
    noDefinition: 'There is no official definition of "digitally literate"; the share depends on the standard used.',
    memo: (who: string, share: string, low: string, high: string, standard: string, confidence: string) =>
      `${who}, ${share} are digitally literate (${confidence} interval ${low} to ${high}) by the standard ${standard}. No official definition exists.`,
    memoWho: {
      'realised-share-of-those-tested': (n: string, _size: string) => `Of ${n} persons tested`,
      'share-of-the-roster': (n: string, size: string) => `Of ${size} people on the roster, ${n} of them tested`,
      'share-of-the-population': (n: string, _size: string) => `Of the population that ${n} persons tested stand for`,
    },
    memoGap: (points: string, target: string, year: number, perYear: string) =>
      `The target of ${target} in ${year} is ${points} points away; it takes ${perYear} points a year.`,
    memoGapNoYear: (points: string, target: string, year: number) =>
      `The target of ${target} in ${year} is ${points} points away.`,
    memoReached: (target: string, year: number) => `The target of ${target} in ${year} is reached.`,
    withheldTotal: 'There is no number: too few persons, or all answers at one end.',
    curve: 'The share by cut',
    curveDescription: 'Share of persons at or above a cut, for every cut, with the band of its interval',
    curveNote: 'Vertical lines are the cuts between levels; the solid one is the cut of the target level.',
    curveTarget: 'The dashed horizontal line is the target.',
    cutAxis: 'cut (logits)',
    shareAxis: 'share at or above the cut',
    levels: 'Distribution over levels',
    level: 'Level',
    atTarget: 'target',
    unconditioned:
      'The plausible values were not conditioned on the group: the share of each group (‡) is pulled towards that of all.',
    provisionalScores:
      'These intervals do not contain the error of the item parameters, which is large for a provisional bank; name the bank of the scores (--bank), and do not switch the draws off (--draws).',
    candidates: 'Share at every candidate cut',
    cut: 'Cut',
    shareAbove: 'Share at or above',
  },
})
