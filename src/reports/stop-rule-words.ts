import { bilingual } from './bilingual.js'

/** Why tests end, by the rule of the design or by what took its place; completes "ended because". */
export const stopRuleWords = bilingual({
  id: {
    length: 'panjang tes tercapai',
    time: 'waktu habis',
    'standard-error': 'hasil sudah cukup teliti',
    'theta-change': 'taksiran hampir tidak berubah lagi',
    'standard-error-change': 'galat baku hampir tidak berubah lagi',
    'information-left': 'butir yang tersisa hampir tidak memberi informasi',
    classification: 'sisi batasnya sudah jelas',
    any: 'salah satu syarat berhenti terpenuhi',
    all: 'semua syarat berhenti terpenuhi',
    'no-item': 'tidak ada butir yang boleh diberikan lagi',
    ended: 'tes diakhiri dari luar',
  } as Readonly<Record<string, string>>,
  en: {
    length: 'the length of the test is reached',
    time: 'the time is up',
    'standard-error': 'the result is precise enough',
    'theta-change': 'the estimate hardly changes any more',
    'standard-error-change': 'the standard error hardly changes any more',
    'information-left': 'the items left give hardly any information',
    classification: 'the side of the cut is settled',
    any: 'one of the conditions for stopping is met',
    all: 'all conditions for stopping are met',
    'no-item': 'no further item may be given',
    ended: 'the test was ended from outside',
  },
})
