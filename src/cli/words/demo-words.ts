import { bilingual } from '../../reports/bilingual.js'

/** Words of `demo`. */
export const demoWords = bilingual({
  id: {
    description: 'pekerjaan utama sekali jalan: satu tes adaptif, satu berkas ujian, porsi terhadap sasaran 2029',
    seed: 'benih; benih lain bercerita lain',
    folder: 'folder hasil',
    persons: 'banyaknya orang sintetis dalam berkas ujian',
    intro: (items: string) =>
      `melek mengukur literasi digital. Peragaan ini memakai bank terbuka berisi ${items} butir dengan parameter sementara dan orang-orang sintetis; angka-angkanya bukan hasil nyata.`,
    partTest: '1. Satu tes adaptif',
    partTestIntro: (theta: string) =>
      `Seorang peserta rekaan (kemampuan sebenarnya ${theta} logit, tidak diketahui tes) menjawab. Tes memilih butir berikutnya menurut jawabannya; rentang menyempit.`,
    partScores: '2. Berkas ujian diskor',
    partScoresIntro: (persons: string, agencies: string) =>
      `${persons} orang sintetis di ${agencies} instansi mengerjakan ujian yang sama.`,
    partShares: '3. Porsi melek digital dan sasaran 2029',
    step: 'No',
    item: 'Butir',
    answer: 'Nilai',
    estimate: 'Taksiran (95%)',
    range: 'Selang 95%',
    of: (category: string, highest: string) => `${category}/${highest}`,
    command: (text: string) => `$ ${text}`,
    read: 'Lanjutan: docs/glossary.md menjelaskan setiap istilah; melek help menampilkan semua perintah.',
    page: (path: string) => `Halaman lengkap: ${path}`,
    termSynthetic: 'orang dan jawaban buatan untuk mencoba; selalu diberi label',
  },
  en: {
    description: 'the main job in one go: one adaptive test, one exam file, the shares against the 2029 target',
    seed: 'seed; another seed tells another story',
    folder: 'folder for the results',
    persons: 'number of synthetic persons in the exam file',
    intro: (items: string) =>
      `melek measures digital literacy. This demonstration uses the public bank of ${items} items with provisional parameters, and synthetic people; its figures are no real results.`,
    partTest: '1. One adaptive test',
    partTestIntro: (theta: string) =>
      `An invented examinee (true proficiency ${theta} logits, which the test does not know) answers. The test picks the next item by the answers; the range narrows.`,
    partScores: '2. An exam file scored',
    partScoresIntro: (persons: string, agencies: string) =>
      `${persons} synthetic people in ${agencies} agencies took the same exam.`,
    partShares: '3. Shares of literate people and the 2029 target',
    step: 'No',
    item: 'Item',
    answer: 'Worth',
    estimate: 'Estimate (95%)',
    range: '95% interval',
    of: (category: string, highest: string) => `${category}/${highest}`,
    command: (text: string) => `$ ${text}`,
    read: 'Next: docs/glossary.md explains every term; melek help lists all commands.',
    page: (path: string) => `The whole page: ${path}`,
    termSynthetic: 'invented people and answers for trying things out; always labelled',
  },
})
