import type { Issue } from '../issues/issue.js'
import type { Language } from './bilingual.js'
import { type SentencePair, translatedSentence } from './translated-sentence.js'

/** What a calibration warns of. Its messages are English, and each is said again with the same facts. */
export const calibrationWarnings: readonly SentencePair[] = [
  {
    en: 'the information is singular: the answers do not determine all parameters, and these are only some of the values that fit; add persons or items, take a narrower model, or give priors',
    id: 'informasinya singular: jawaban tidak menentukan semua parameter, dan angka ini hanya sebagian dari nilai-nilai yang cocok; tambah orang atau butir, pakai model yang lebih sempit, atau beri prior',
  },
  {
    en: 'the information is nearly singular: standard errors of slope or intercept above {limit} logits at {place} mean that the answers do not determine these parameters; add persons or items, take a narrower model, or give priors',
    id: 'informasinya hampir singular: galat baku lereng atau intersep di atas {limit} logit pada {place} berarti jawaban tidak menentukan parameter itu; tambah orang atau butir, pakai model yang lebih sempit, atau beri prior',
  },
  {
    en: '{count} nodes from {low} to {high} SDs of the latent distribution are too few or reach too little of it: likelihood and estimates depend on them; give {usual} (the default), at least {least}',
    id: '{count} titik dari {low} sampai {high} simpangan baku sebaran kemampuan terlalu sedikit atau kurang jauh jangkauannya: likelihood dan taksiran bergantung padanya; beri {usual} (bawaan), sekurangnya {least}',
  },
  {
    en: '{sets} sets of items share no persons ({names}): they stand on one scale only if their takers are alike, as when forms are dealt out at random; otherwise add common items',
    id: '{sets} himpunan butir tidak punya orang bersama ({names}): semuanya pada satu skala hanya bila pengambilnya serupa, misalnya bila paket soal dibagikan secara acak; kalau tidak, tambahkan butir bersama',
  },
  {
    en: '{count} item(s) of the anchor are {models}, not {model}, and keep that model: {items}; a mixture of models is one scale only if each fits its items',
    id: '{count} butir jangkar memakai {models}, bukan {model}, dan tetap memakainya: {items}; campuran model menjadi satu skala hanya bila tiap model cocok dengan butirnya',
  },
]

const words: readonly SentencePair[] = [{ en: 'the latent distribution', id: 'sebaran kemampuan' }]

/** A warning of a calibration in the language of the reader; as it stands where no sentence is known for it. */
export function calibrationWarningText({ message }: Issue, language: Language): string {
  if (language === 'en') return message
  const said = translatedSentence(calibrationWarnings, message, words)
  return said === undefined ? message : said.replaceAll(/ and (\d+) more/g, ' dan $1 lagi')
}
