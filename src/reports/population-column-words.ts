import { bilingual } from './bilingual.js'

/** Headings and cells that several tables of the page have. */
export const populationColumnWords = bilingual({
  id: {
    targetLabel: (share: string, year: number) => `sasaran ${share} (${year})`,
    withheld: {
      'fewer-than-10': 'kurang dari 10 orang: tanpa angka',
      complementary: 'ditahan agar kelompok kecil tidak terhitung dari selisih',
      'nobody-tested': 'tidak ada yang dites',
      'unbounded-above': 'semua jawaban di ujung atas: tanpa angka',
      'unbounded-below': 'semua jawaban di ujung bawah: tanpa angka',
    },
    group: 'Kelompok',
    n: 'n',
    share: 'Porsi',
    interval: 'Selang',
    error: 'Galat baku (poin)',
    total: 'Semua',
    year: 'Tahun',
    yes: 'ya',
    no: 'tidak',
  },
  en: {
    targetLabel: (share: string, year: number) => `target ${share} (${year})`,
    withheld: {
      'fewer-than-10': 'fewer than 10 persons: no number',
      complementary: 'withheld so that a small group cannot be found by subtraction',
      'nobody-tested': 'nobody was tested',
      'unbounded-above': 'all answers at the upper end: no number',
      'unbounded-below': 'all answers at the lower end: no number',
    },
    group: 'Group',
    n: 'n',
    share: 'Share',
    interval: 'Interval',
    error: 'SE (points)',
    total: 'All',
    year: 'Year',
    yes: 'yes',
    no: 'no',
  },
})
