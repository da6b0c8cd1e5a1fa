import { bilingual } from './bilingual.js'

/** Of time: the path to the target, the projection, the change since an earlier result, and figures on record. */
export const populationFutureWords = bilingual({
  id: {
    path: 'Jalan menuju sasaran',
    linear: 'Lurus',
    probit: 'Probit',
    pathNote: (points: string, sd: string) =>
      `Lurus: ${points} poin per tahun. Probit: kemampuan rata-rata naik ${sd} simpangan baku per tahun; sepuluh poin terakhir paling mahal.`,
    people: (count: string, of: string) => `Perlu ${count} orang lagi di atas batas, dari ${of}.`,
    noPath: {
      'no-year': 'Tahun hasil ini tidak disebut (--year), jadi tidak ada jalan yang ditampilkan.',
      'no-time-left': 'Hasil ini dari tahun sasaran atau sesudahnya.',
      'extreme-share': 'Porsi ini 0 atau 1: tidak ada kenaikan terhingga yang menghubungkannya dengan sasaran.',
    },
    peopleOf: (toMove: string, perYear: string | null, of: string, date: string, source: string) =>
      `Perlu ${toMove} orang lagi di atas batas${perYear === null ? '' : `, ${perYear} per tahun`}, dari ${of} orang (${date}; ${source}), jika mereka serupa dengan yang dilaporkan di sini.`,
    projection: 'Proyeksi menurut andaian',
    reach: (probability: string, share: string, year: number, assumed: string) =>
      `Peluang mencapai ${share} pada ${year}: ${probability}, bila andaian ini benar: ${assumed}. Data ini tidak dapat menguji andaian itu.`,
    assumedGain: (mean: string, sd: string) => `kemampuan naik ${mean} simpangan baku per tahun (SD andaian ${sd})`,
    noTurnover: 'tidak ada pergantian pegawai',
    assumedTurnover: (rate: string, share: string, sd: string) =>
      `${rate} pegawai berganti per tahun, yang masuk ${share} melek (SD ${sd} poin)`,
    median: 'Median',
    low: '5%',
    high: '95%',
    comparable: 'Sebanding',
    trend: 'Perubahan sejak hasil sebelumnya',
    changed: (earlier: string, later: string, change: string, confidence: string, low: string, high: string) =>
      `Sejak hasil sebelumnya porsi berubah ${change} poin, dari ${earlier} menjadi ${later} (selang ${confidence}: ${low} sampai ${high} poin).`,
    unchanged: 'Selang itu memuat nol: porsi yang tidak berubah sama sekali juga cocok dengan kedua hasil.',
    noChange:
      'Perubahan sejak hasil sebelumnya tidak dapat diberikan: salah satu dari kedua hasil tidak memuat angka keseluruhan.',
    earlier: 'Dulu',
    later: 'Kini',
    change: 'Poin',
    trendNote: (error: string) =>
      `Galat sampel dan pengukuran kedua hasil dijumlahkan; galat batas, dan galat parameter butir dari bank yang sama, berlaku pada keduanya. Galat penyatuan skala: ${error} logit.`,
    conditionedOnce: (names: string) =>
      `Tanpa perubahan, karena nilai plausibel dikondisikan pada kelompok hanya di salah satu hasil: ${names}.`,
    baselines: 'Angka awal yang tercatat (tidak sebanding)',
    baselineDate: 'Tanggal',
    baselineDefinition: 'Definisi',
    baselineSource: 'Sumber',
  },
  en: {
    path: 'The path to the target',
    linear: 'Straight',
    probit: 'Probit',
    pathNote: (points: string, sd: string) =>
      `Straight: ${points} points a year. Probit: mean proficiency rises by ${sd} standard deviations a year; the last ten points cost most.`,
    people: (count: string, of: string) => `${count} more people must pass the cut, of ${of}.`,
    noPath: {
      'no-year': 'The year of these results was not given (--year), so there is no path to show.',
      'no-time-left': 'These results are of the target year or later.',
      'extreme-share': 'This share is 0 or 1: no finite gain connects it with the target.',
    },
    peopleOf: (toMove: string, perYear: string | null, of: string, date: string, source: string) =>
      `${toMove} more people must pass the cut${perYear === null ? '' : `, ${perYear} a year`}, of ${of} (${date}; ${source}), if these are like those reported on here.`,
    projection: 'Projection under assumptions',
    reach: (probability: string, share: string, year: number, assumed: string) =>
      `Probability of reaching ${share} in ${year}: ${probability}, if these assumptions hold: ${assumed}. These data cannot test them.`,
    assumedGain: (mean: string, sd: string) =>
      `proficiency rises by ${mean} standard deviations a year (SD of the assumption ${sd})`,
    noTurnover: 'no turnover of staff',
    assumedTurnover: (rate: string, share: string, sd: string) =>
      `${rate} of the staff replaced a year, entrants ${share} literate (SD ${sd} points)`,
    median: 'Median',
    low: '5%',
    high: '95%',
    comparable: 'Comparable',
    trend: 'Change since the earlier result',
    changed: (earlier: string, later: string, change: string, confidence: string, low: string, high: string) =>
      `Since the earlier result the share has changed by ${change} points, from ${earlier} to ${later} (${confidence} interval ${low} to ${high} points).`,
    unchanged: 'That interval holds zero: a share that has not changed at all fits both results, too.',
    noChange: 'There is no change to show since the earlier result: one of the two results has no figure for the total.',
    earlier: 'Then',
    later: 'Now',
    change: 'Points',
    trendNote: (error: string) =>
      `Errors of sampling and measurement of both results add up; errors of the cut, and of the item parameters of one bank, are common to both. Error of the link: ${error} logits.`,
    conditionedOnce: (names: string) =>
      `No change is given where plausible values were conditioned on the group in one of the two results only: ${names}.`,
    baselines: 'Baselines on record (not comparable)',
    baselineDate: 'Date',
    baselineDefinition: 'Definition',
    baselineSource: 'Source',
  },
})
