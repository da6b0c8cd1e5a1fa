import { bilingual } from './bilingual.js'

/** Of method: where the uncertainty comes from, how it was counted, and every version. */
export const populationMethodWords = bilingual({
  id: {
    uncertainty: 'Dari mana ketidakpastiannya',
    source: 'Sumber',
    contribution: 'Galat (poin)',
    sources: {
      sampling: 'penarikan sampel',
      measurement: 'pengukuran',
      itemParameters: 'parameter butir',
      cut: 'batas',
      linking: 'penyatuan skala',
    },
    reasons: {
      'describes-those-tested': 'nol: angka ini tentang orang yang dites saja',
      'cut-is-given': 'nol: batas dianggap tetap',
      'same-scale': 'nol: satu skala',
      'needs-sampling-design': 'belum ditaksir: perlu rancangan sampel',
      'switched-off': 'belum ditaksir: dimatikan',
      'bank-without-uncertainty': 'belum ditaksir: bank tidak memuat galat parameter',
      'standard-without-cut-errors': 'belum ditaksir: standar tidak memuat galat batas',
      'scale-unnamed': 'belum ditaksir: skala tidak bernama',
      'needs-responses': 'belum ditaksir: perlu jawaban dan bank',
    },
    counting: 'Mengapa tidak menghitung orang satu per satu',
    countingNote: (counted: string, share: string) =>
      `Menghitung orang dengan taksiran titik memberi ${counted}, bukan ${share}: taksiran titik bias bila dihitung.`,
    or: ' atau ',
    foreignScores: 'tidak diketahui (skor dari program lain)',
    sourceOf: {
      posteriors: 'jawaban butir',
      'plausible-values': 'nilai plausibel (aturan Rubin)',
      estimates: 'taksiran kemampuan beserta galatnya, prior diganti sebaran kelompok',
    },
    covariates: 'Kovariat (regresi laten di dalam kelompok)',
    normalResiduals:
      'Sisanya dianggap berdistribusi normal: dalam simulasi dengan sisa yang menceng, porsi 1.000 orang meleset rata-rata 0,7 poin dan selang 95% memuat porsi sejati 89,5% kali. Bila sisanya diketahui menceng, tinggalkan kovariat.',
    estimand: 'Porsi dari',
    estimands: {
      'realised-share-of-those-tested': 'orang yang dites itu sendiri',
      'share-of-the-roster': 'semua orang pada daftar',
      'share-of-the-population': 'populasi yang diwakili sampel',
    },
    design: 'Rancangan sampel',
    designOf: (method: string | null, replicates: string, size: string | null) =>
      [
        method === null ? 'tanpa bobot replikasi' : `${replicates} bobot replikasi, metode ${method}`,
        ...(size === null ? [] : [`dari ${size} orang`]),
      ].join('; '),
    excess: (covers: string, confidence: string) =>
      `Selang ini lebih lebar daripada perlu: bila kemampuan tersebar normal, selang ${confidence} mencakup porsi yang sebenarnya pada ${covers} dari semua sampel. Aturan Rubin di sini berhati-hati.`,
    method: 'Cara',
    methodTexts: {
      posteriors:
        'Porsi adalah rata-rata peluang posterior tiap orang berada pada atau di atas batas, dengan sebaran kemampuan kelompoknya sendiri. Selang memuat semua galat yang ditaksir di atas.',
      'plausible-values':
        'Porsi adalah rata-rata porsi nilai plausibel pada atau di atas batas; galatnya menurut aturan Rubin, galat sampel dari bobot replikasi atau daftar. Selang memuat semua galat yang ditaksir di atas.',
      estimates:
        'Dari taksiran dan galatnya, prior saat menskor dikeluarkan dan diganti sebaran kemampuan kelompok; porsi adalah rata-rata peluang posterior pada atau di atas batas. Posterior dianggap normal. Selang memuat semua galat yang ditaksir di atas.',
    },
    verify: 'Halaman ini memuat seluruh hasil sebagai JSON: melek verify HALAMAN menghitungnya ulang dari masukan di atas.',
    cuts: 'Batas (logit)',
    cutError: 'galat baku',
    definition: 'Definisi',
    rules: {
      compensatory: 'kompensatoris: satu kemampuan gabungan menentukan',
      conjunctive: 'konjungtif: tiap pilar harus mencapai tingkat',
    },
    input: 'Masukan',
    command: 'Perintah',
    bank: 'Bank',
    standard: 'Standar',
    targetDocument: 'Sasaran',
    scale: 'Skala',
    confidence: 'Tingkat kepercayaan',
    persons: 'Orang',
    software: 'Perangkat lunak',
    personCounts: (tested: string, without: string) => `${tested} dites, ${without} tanpa jawaban`,
  },
  en: {
    uncertainty: 'Where the uncertainty comes from',
    source: 'Source',
    contribution: 'Error (points)',
    sources: {
      sampling: 'sampling',
      measurement: 'measurement',
      itemParameters: 'item parameters',
      cut: 'cut',
      linking: 'linking',
    },
    reasons: {
      'describes-those-tested': 'zero: the figure is about those tested only',
      'cut-is-given': 'zero: the cut is taken as fixed',
      'same-scale': 'zero: one scale',
      'needs-sampling-design': 'not estimated: needs the sampling design',
      'switched-off': 'not estimated: switched off',
      'bank-without-uncertainty': 'not estimated: the bank carries no parameter errors',
      'standard-without-cut-errors': 'not estimated: the standard carries no errors of its cuts',
      'scale-unnamed': 'not estimated: the scale has no name',
      'needs-responses': 'not estimated: needs responses and bank',
    },
    counting: 'Why people are not simply counted',
    countingNote: (counted: string, share: string) =>
      `Counting people by point estimates gives ${counted}, not ${share}: point estimates are biased when counted.`,
    or: ' or ',
    foreignScores: 'not known (scores of another program)',
    sourceOf: {
      posteriors: 'responses to items',
      'plausible-values': "plausible values (Rubin's rules)",
      estimates: "estimates with their errors, the prior replaced by the group's distribution",
    },
    covariates: 'Covariates (latent regression within groups)',
    normalResiduals:
      'Residuals are taken for normal: in simulations with skewed ones the share of 1,000 persons was off by 0.7 points on average, and 95% intervals contained the true share in 89.5% of cases. Where residuals are known to be skewed, leave covariates out.',
    estimand: 'Share of',
    estimands: {
      'realised-share-of-those-tested': 'the very persons who were tested',
      'share-of-the-roster': 'all people on the roster',
      'share-of-the-population': 'the population that the sample stands for',
    },
    design: 'Sampling design',
    designOf: (method: string | null, replicates: string, size: string | null) =>
      [
        method === null ? 'no replicate weights' : `${replicates} replicate weights, method ${method}`,
        ...(size === null ? [] : [`of ${size} people`]),
      ].join('; '),
    excess: (covers: string, confidence: string) =>
      `These intervals are wider than need be: where proficiency is normal, an interval of ${confidence} covers the true share in ${covers} of all samples. Rubin's rules are on the safe side here.`,
    method: 'Method',
    methodTexts: {
      posteriors:
        "The share is the mean of each person's posterior probability of being at or above the cut, under the distribution of proficiency of the person's own group. Intervals contain every error estimated above.",
      'plausible-values':
        "The share is the mean share of plausible values at or above the cut; its error follows Rubin's rules, the sampling part from replicate weights or the roster. Intervals contain every error estimated above.",
      estimates:
        "The prior of the scoring run is taken out of estimates and errors and replaced by the group's own distribution; the share is the mean posterior probability at or above the cut. Posteriors are taken as normal. Intervals contain every error estimated above.",
    },
    verify: 'This page carries the whole result as JSON: melek verify PAGE computes it again from the inputs above.',
    cuts: 'Cuts (logits)',
    cutError: 'standard error',
    definition: 'Definition',
    rules: {
      compensatory: 'compensatory: one composite proficiency decides',
      conjunctive: 'conjunctive: every pillar has to reach the level',
    },
    input: 'Input',
    command: 'Command',
    bank: 'Bank',
    standard: 'Standard',
    targetDocument: 'Target',
    scale: 'Scale',
    confidence: 'Confidence',
    persons: 'Persons',
    software: 'Software',
    personCounts: (tested: string, without: string) => `${tested} tested, ${without} without answers`,
  },
})
