import { bilingual } from '../../reports/bilingual.js'

/** Words of `bank check|convert|describe|new`. */
export const bankWords = bilingual({
  id: {
    bank: 'periksa, jelaskan, ubah bentuk, atau buat bank butir',
    bankArgument: 'bank butir: berkas bank.json, folder yang memuatnya, atau tabel butir CSV',
    scalingConstant: 'konstanta skala D untuk tabel butir (bawaan 1; sebagian program memakai 1.7 atau 1.702)',
    check: 'periksa bank butir dan sebut semua masalahnya sekaligus',
    checkGood: (id: string, items: string, models: string) => `Bank "${id}" baik: ${items} butir (${models}).`,
    checkBad: (path: string, count: string) => `Bank "${path}" punya ${count} masalah:`,
    checkNothing: 'Tidak ada yang diubah. Perbaiki masalah di atas lalu periksa lagi.',
    unnamedScale: 'Skalanya tidak bernama (tabel butir): titik potong dari skala lain tidak berlaku padanya.',
    provisional: 'Parameternya sementara (belum dikalibrasi): setiap hasil akan ditandai sementara.',
    publicBank: 'Bank ini publik: peserta mungkin mengenal butirnya.',
    termModel: 'rumus peluang jawaban; 1pl–4pl untuk benar/salah, sisanya untuk skor bertingkat atau pilihan',
    termScale: 'sumbu kemampuan (theta) tempat parameter butir dan hasil orang berada',
  },
  en: {
    bank: 'check, describe, convert or start an item bank',
    bankArgument: 'an item bank: a bank.json, a folder that holds one, or an item table in CSV',
    scalingConstant: 'scaling constant D of an item table (default 1; some programs use 1.7 or 1.702)',
    check: 'check an item bank and name all its problems at once',
    checkGood: (id: string, items: string, models: string) => `Bank "${id}" is good: ${items} items (${models}).`,
    checkBad: (path: string, count: string) => `Bank "${path}" has ${count} problem(s):`,
    checkNothing: 'Nothing was changed. Mend the problems above and check again.',
    unnamedScale: 'Its scale is unnamed (item table): cuts of another scale mean nothing on it.',
    provisional: 'Its parameters are provisional (not calibrated): every result will be marked provisional.',
    publicBank: 'This bank is public: examinees may know its items.',
    termModel: 'formula for the probability of an answer; 1pl–4pl for right/wrong, the others for graded or nominal answers',
    termScale: 'the axis of proficiency (theta) on which item parameters and results of persons lie',
  },
})
