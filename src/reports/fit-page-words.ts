import { bilingual } from './bilingual.js'

/** Words of the page about fit. */
export const fitPageWords = bilingual({
  id: {
    title: 'Kecocokan jawaban dengan model',
    memo: (suspect: string, items: string, persons: string) =>
      `${suspect} dari ${items} butir patut diperiksa (RMSD di atas 0,1 atau p S-X² di bawah 0,01), menurut ${persons} orang.`,
    memoNone: (items: string, persons: string) =>
      `Tidak ada dari ${items} butir yang menyimpang jauh (RMSD di atas 0,1 atau p S-X² di bawah 0,01), menurut ${persons} orang.`,
    adaptive:
      'Data adaptif: S-X², M2, Q3 dan lz tidak berlaku dan tidak dihitung; RMSD, infit, outfit, kemungkinan dan reliabilitas tetap.',
    distance: 'Jarak kurva teramati dari kurva model (RMSD)',
    distanceAxis: 'RMSD, dalam peluang',
    distanceNote: 'Belah ketupat: butir yang patut diperiksa. Di atas 0,1 kurva jelas meleset.',
    squares: 'Rata-rata kuadrat residual (outfit)',
    squaresAxis: 'outfit; 1 = sesuai model',
    squaresNote: 'Di antara 0,7 dan 1,3 wajar; jauh di atas berarti jawaban tak terduga, di bawah berarti terlalu teratur.',
    items: 'Semua butir',
    item: 'Butir',
    degrees: 'db',
    whole: 'Seluruh tes',
    figure: 'Angka',
    value: 'Nilai',
    refused: 'tidak dihitung',
    criteria: { logLikelihood: 'Log-likelihood', parameters: 'Parameter bebas', adjustedBic: 'BIC disesuaikan' },
    reliability: { empirical: 'Reliabilitas empiris', marginal: 'Reliabilitas marginal' },
    persons: 'Orang dengan lz* di bawah −1,64',
    pairs: 'Pasangan butir paling bergantung',
    pair: 'Pasangan',
    q3: 'Q3',
    adjustedQ3: 'Q3 disesuaikan',
    pairsNote: 'Q3 disesuaikan di atas 0,2: skor butir satu stimulus sebagai satu testlet.',
    conventions: 'Kaidah',
    conventionsText: (theta: string, mean: string, sd: string, origin: string) =>
      `residual pada ${theta}; populasi N(${mean}; ${sd}²); ${origin}`,
    origins: { fitted: 'parameter ditaksir dari jawaban ini', elsewhere: 'parameter dari data lain' },
  },
  en: {
    title: 'How the responses fit the model',
    memo: (suspect: string, items: string, persons: string) =>
      `${suspect} of ${items} items deserve a look (RMSD above 0.1, or p of S-X² below 0.01), by ${persons} persons.`,
    memoNone: (items: string, persons: string) =>
      `None of ${items} items is far off (RMSD above 0.1, or p of S-X² below 0.01), by ${persons} persons.`,
    adaptive:
      'Adaptive data: S-X², M2, Q3 and lz do not hold and are not computed; RMSD, infit, outfit, likelihood and reliability do.',
    distance: 'Distance of the observed curve from the model (RMSD)',
    distanceAxis: 'RMSD, in probability',
    distanceNote: 'Diamonds: items that deserve a look. Above 0.1 a curve is clearly off.',
    squares: 'Mean squared residuals (outfit)',
    squaresAxis: 'outfit; 1 = as the model says',
    squaresNote: 'Between 0.7 and 1.3 is usual; far above means unexpected answers, below means answers that are too regular.',
    items: 'All items',
    item: 'Item',
    degrees: 'df',
    whole: 'The whole test',
    figure: 'Figure',
    value: 'Value',
    refused: 'not computed',
    criteria: { logLikelihood: 'Log-likelihood', parameters: 'Free parameters', adjustedBic: 'Adjusted BIC' },
    reliability: { empirical: 'Empirical reliability', marginal: 'Marginal reliability' },
    persons: 'Persons with lz* below −1.64',
    pairs: 'Pairs of items that depend most',
    pair: 'Pair',
    q3: 'Q3',
    adjustedQ3: 'Adjusted Q3',
    pairsNote: 'An adjusted Q3 above 0.2: score the items of one stimulus as one testlet.',
    conventions: 'Conventions',
    conventionsText: (theta: string, mean: string, sd: string, origin: string) =>
      `residuals at ${theta}; population N(${mean}, ${sd}²); ${origin}`,
    origins: { fitted: 'parameters estimated from these responses', elsewhere: 'parameters from other data' },
  },
})
