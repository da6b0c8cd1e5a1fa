import { bilingual } from './bilingual.js'

/** Of pillars: what their own scores add, and their shares. */
export const populationPillarWords = bilingual({
  id: {
    pillars: 'Pilar',
    pillar: 'Pilar',
    items: 'Butir',
    ownScore: 'Oleh skor pilar',
    totalScore: 'Oleh skor keseluruhan',
    totalStands: 'porsi keseluruhan berlaku',
    pillarNotJudged: 'tidak dapat dinilai; porsi keseluruhan berlaku',
    pillarNote: (persons: string) =>
      `Angka nilai tambah: bagian dari perbedaan kemampuan sejati pada pilar yang terungkap oleh skor pilar itu sendiri dan oleh skor keseluruhan (PRMSE Haberman; ${persons} orang). Porsi pilar, pada batas yang sama, hanya diberikan bila skor pilar mengungkap lebih banyak; bila tidak, perbedaan antarpilar sebagian besar adalah galat dan porsi keseluruhan mewakilinya.`,
    pillarsNone:
      'Tidak ada pilar yang skornya mengungkap lebih banyak daripada skor keseluruhan: porsi keseluruhan berlaku untuk setiap pilar.',
    pillarGroups: 'Porsi pilar menurut kelompok',
  },
  en: {
    pillars: 'Pillars',
    pillar: 'Pillar',
    items: 'Items',
    ownScore: 'By own score',
    totalScore: 'By total score',
    totalStands: 'the total stands for it',
    pillarNotJudged: 'cannot be judged; the total stands for it',
    pillarNote: (persons: string) =>
      `Of the differences in true proficiency on a pillar, the part that its own score tells and the part that the total tells (Haberman’s PRMSE; ${persons} persons). The share of a pillar, at the same cut, is given only where its own score tells more; elsewhere differences between pillars are mostly error, and the share of the total stands for the pillar.`,
    pillarsNone: 'No pillar’s own score tells more than the total: the share of the total stands for every pillar.',
    pillarGroups: 'Shares of pillars by group',
  },
})
