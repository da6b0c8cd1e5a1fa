import { bilingual } from '../../reports/bilingual.js'

/** Words of `plan`. */
export const planWords = bilingual({
  id: {
    description: 'hitung berapa orang dan butir yang diperlukan agar porsi diketahui sampai ± x poin',
    margin: 'setengah lebar selang yang diinginkan, dalam poin (mis. 2)',
    share: 'porsi yang diperkirakan, 0–1',
    population: 'banyaknya orang yang diwakili; tanpa ini porsi adalah tentang orang yang dites sendiri',
    bank: 'bank butir; bawaan: bank terbuka literasi digital ASN',
    standard: 'standar (JSON); bawaan: standar peragaan milik bank bawaan',
    items: 'panjang tes yang dibandingkan, mis. 10,20,30',
    confidence: 'tingkat kepercayaan selang',
    json: 'tulis rencana sebagai JSON, atau - untuk keluaran standar',
    intro: (margin: string, share: string, standard: string, cut: string) =>
      `Agar porsi sekitar ${share} diketahui sampai ± ${margin} poin menurut standar ${standard} (batas ${cut} logit):`,
    ofThose: 'Porsi adalah tentang orang yang dites sendiri: tidak ada galat sampel.',
    ofPopulation: (size: string) => `Porsi adalah tentang ${size} orang, yang dites diambil acak dari mereka.`,
    items_: 'butir',
    standardError: 'galat baku per orang di batas',
    persons: 'orang',
    never: 'tidak cukup',
    caution:
      'Andaian: kemampuan normal dengan simpangan baku 1, butir terbaik untuk batas itu, parameter butir dan batas diketahui. Bank sementara menambah galat yang tidak berkurang dengan banyaknya orang.',
    onlyShare: 'tulis porsi di antara 0 dan 1',
    lengths: 'tulis bilangan bulat di antara koma, mis. 10,20,30',
    ownScale: 'bank ini punya skala sendiri: sebutkan standar untuk skala itu dengan --standard',
    termMargin: '± 2 poin berarti selang 95% selebar 4 poin',
  },
  en: {
    description: 'how many people and items it takes to know a share to ± x points',
    margin: 'half the width wanted of the interval, in points (e.g. 2)',
    share: 'expected share, 0–1',
    population: 'number of people that those tested are drawn from; without it the share is about those tested',
    bank: 'item bank; default: the public bank on digital literacy of civil servants',
    standard: "standard (JSON); default: the bundled bank's demonstration standard",
    items: 'lengths of test to compare, e.g. 10,20,30',
    confidence: 'confidence level of the interval',
    json: 'write the plan as JSON, or - for standard output',
    intro: (margin: string, share: string, standard: string, cut: string) =>
      `To know a share of about ${share} to ± ${margin} points by the standard ${standard} (cut ${cut} logits):`,
    ofThose: 'The share is about the very persons tested: there is no error of sampling.',
    ofPopulation: (size: string) => `The share is about ${size} people, of whom those tested are drawn at random.`,
    items_: 'items',
    standardError: 'standard error a person at the cut',
    persons: 'persons',
    never: 'not enough',
    caution:
      'Assumed: normal proficiency with standard deviation 1, the best items for that cut, item parameters and cut known. A provisional bank adds error that does not shrink with the number of people.',
    onlyShare: 'write a share between 0 and 1',
    lengths: 'write whole numbers with commas between, for instance 10,20,30',
    ownScale: 'this bank has a scale of its own: name a standard on it with --standard',
    termMargin: '± 2 points means a 95% interval 4 points wide',
  },
})
