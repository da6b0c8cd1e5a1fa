import { bilingual } from '../../reports/bilingual.js'

/** Why the value of an option is refused. */
export const optionWords = bilingual({
  id: {
    number: (text: string) => `harus bilangan dengan titik desimal, mis. 0.5 (tertulis "${text}")`,
    positive: 'harus lebih besar dari 0',
    fromZero: 'harus 0 atau lebih',
    positiveInteger: 'harus bilangan bulat 1 atau lebih',
    port: 'harus bilangan bulat 0 sampai 65535',
    probability: 'harus di antara 0 dan 1, mis. .95',
    oneOf: (words: string) => `pilih salah satu: ${words}`,
    sd: 'simpangan baku harus lebih besar dari 0',
    nodes: 'perlu 3 sampai 10001 titik dan LOW lebih kecil dari HIGH',
    list: (names: string) => `tulis ${names} dengan koma tanpa spasi`,
  },
  en: {
    number: (text: string) => `must be a number with a decimal point, e.g. 0.5 (got "${text}")`,
    positive: 'must be greater than 0',
    fromZero: 'must be 0 or more',
    positiveInteger: 'must be a whole number of 1 or more',
    port: 'must be a whole number from 0 to 65535',
    probability: 'must lie between 0 and 1, e.g. .95',
    oneOf: (words: string) => `use one of ${words}`,
    sd: 'the standard deviation must be greater than 0',
    nodes: 'needs 3 to 10001 points and LOW below HIGH',
    list: (names: string) => `write ${names} with commas and no spaces`,
  },
})
