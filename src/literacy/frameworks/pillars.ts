import type { LocalizedText } from '../localized-text.js'

export type PillarId = 'skills' | 'safety' | 'ethics' | 'culture'

/** One of the four pillars of digital literacy. */
export interface Pillar {
  readonly id: PillarId
  readonly name: LocalizedText
  /** What a person who has it does. */
  readonly about: LocalizedText
}

/**
 * Indonesia's four pillars of digital literacy, in the order of our item bank.
 * @source the pillar definitions of Kominfo's national digital literacy programme (2021), in our own words
 */
export const pillars: readonly Pillar[] = [
  {
    id: 'skills',
    name: { id: 'Kecakapan digital', en: 'Digital skills' },
    about: {
      id: 'Mengenal, memahami, dan memakai perangkat keras, perangkat lunak, dan sistem operasi.',
      en: 'Knows, understands and uses hardware, software and operating systems.',
    },
  },
  {
    id: 'safety',
    name: { id: 'Keamanan digital', en: 'Digital safety' },
    about: {
      id: 'Mengenali, menerapkan, dan menimbang pelindungan data dan keamanan dalam kegiatan sehari-hari.',
      en: 'Recognises, applies and weighs data protection and security in daily life.',
    },
  },
  {
    id: 'ethics',
    name: { id: 'Etika digital', en: 'Digital ethics' },
    about: {
      id: 'Menyadari, meneladankan, dan mengembangkan tata krama serta tanggung jawab di ruang digital.',
      en: 'Is aware of, models and develops good conduct and responsibility in digital space.',
    },
  },
  {
    id: 'culture',
    name: { id: 'Budaya digital', en: 'Digital culture' },
    about: {
      id: 'Memahami, membiasakan, dan membangun nilai Pancasila dan Bhinneka Tunggal Ika dalam kehidupan digital.',
      en: 'Reads, practises and builds the values of Pancasila and unity in diversity in digital life.',
    },
  },
]
