import { bilingual } from '../../reports/bilingual.js'

/** Why an option would do nothing. */
export const deadOptionWords = bilingual({
  id: {
    title: 'pilihan ini tidak akan berpengaruh',
    without: (option: string, needs: string) => `${option} tidak berpengaruh tanpa ${needs}; tiadakan, atau beri ${needs}`,
    beside: (option: string, other: string) => `${option} tidak berpengaruh dengan ${other}; tiadakan salah satunya`,
  },
  en: {
    title: 'these options would do nothing',
    without: (option: string, needs: string) => `${option} does nothing without ${needs}; leave it out, or give ${needs}`,
    beside: (option: string, other: string) => `${option} does nothing with ${other}; leave one of them out`,
  },
})
