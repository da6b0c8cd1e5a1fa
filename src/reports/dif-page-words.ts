import { bilingual } from './bilingual.js'

/** Words of the page about DIF. */
export const difPageWords = bilingual({
  id: {
    title: 'Butir yang berfungsi beda antarkelompok (DIF)',
    memo: (flagged: string, all: string, names: string, focal: string, reference: string) =>
      `${flagged} dari ${all} butir ditandai (${names}): pada kemampuan yang sama, kelompok "${focal}" dan ${reference} tidak sama peluangnya.`,
    memoNone: (all: string, focal: string, reference: string) =>
      `Tidak satu pun dari ${all} butir ditandai: pada kemampuan yang sama, "${focal}" dan ${reference} menjawab serupa.`,
    small: 'Kelompok kecil (kurang dari 200, atau 500 bersama): kelas belum mantap.',
    unsettled: 'Pemurnian tidak mencapai keadaan tetap; yang ditampilkan ialah putaran terakhir.',
    tooFew: 'Pemurnian menyisakan kurang dari dua butir; angka dihitung dengan semua butir.',
    picture: 'Besarnya efek',
    pictureNote: 'Belah ketupat: butir bertanda. Garis tegak B dan C: awal kelas sedang dan besar; mendatar: selang 95%.',
    pictureNotePlain: 'Belah ketupat: butir bertanda. Garis tegak B dan C: awal kelas sedang dan besar.',
    units: {
      delta: 'delta ETS; di bawah 0 lebih sukar bagi kelompok fokal',
      sd: 'selisih rata-rata dalam simpangan baku butir; di bawah 0 lebih sukar bagi kelompok fokal',
      'log-odds': 'selisih log-odds; di bawah 0 lebih sukar bagi kelompok fokal',
      score: 'selisih skor harapan; di bawah 0 lebih sukar bagi kelompok fokal',
      'score-share': 'selisih bagian skor pada theta sama; di bawah 0 lebih sukar bagi kelompok fokal',
      rmsd: 'jarak kurva teramati dari kurva bersama (RMSD)',
    },
    table: 'Semua butir',
    item: 'Butir',
    effect: 'Efek',
    error: 'Galat baku',
    adjusted: 'p disesuaikan',
    class: 'Kelas',
    favours: 'Menguntungkan',
    undefinedItem: 'tidak terhitung',
    unbounded: 'tak berbatas',
    classNote:
      'A dapat diabaikan, B sedang, C besar. Kelas menilai besar dan p butir itu sendiri; tanda menilai p yang disesuaikan.',
    parts: ['p seragam', 'p tak seragam'],
    decides: {
      uniform: 'p penentu: DIF seragam (1 db).',
      'non-uniform': 'p penentu: DIF tak seragam (1 db), yaitu bedanya berubah menurut kemampuan; efek hanya bagian seragamnya.',
      both: 'p penentu: DIF seragam dan tak seragam sekaligus (2 db). Efek hanya bagian seragamnya: efek kecil dengan p kecil berarti bedanya berubah menurut kemampuan.',
    },
    negligible: (items: string) =>
      `Bertanda tetapi kelas A: bedanya nyata secara statistik, tetapi terlalu kecil untuk berarti: ${items}.`,
    groups: 'Kelompok',
    groupText: (focal: string, n: string, reference: string, m: string) =>
      `fokal "${focal}" ${n} orang, pembanding ${reference} ${m} orang`,
    method: 'Metode',
    methods: {
      mh: 'Mantel–Haenszel',
      logistic: 'regresi logistik',
      lr: 'nisbah kemungkinan',
      wald: 'uji Wald',
      rmsd: 'RMSD',
      catsib: 'CATSIB',
    },
    anchors: 'Butir pembanding',
    validity: {
      'sum-score': 'dipadankan pada skor jumlah: hanya untuk formulir tetap',
      given: 'dipadankan pada nilai per orang: berlaku juga untuk tes adaptif',
      latent: 'kalibrasi semua jawaban: berlaku juga untuk tes adaptif',
      theta: 'dipadankan pada theta: berlaku juga untuk tes adaptif',
    },
    validityTerm: 'Berlaku untuk',
  },
  en: {
    title: 'Items that work differently between groups (DIF)',
    memo: (flagged: string, all: string, names: string, focal: string, reference: string) =>
      `${flagged} of ${all} items are flagged (${names}): at equal proficiency, the group "${focal}" and ${reference} do not have the same chance.`,
    memoNone: (all: string, focal: string, reference: string) =>
      `None of ${all} items is flagged: at equal proficiency, "${focal}" and ${reference} answer alike.`,
    small: 'Small groups (fewer than 200, or 500 together): classes are not steady yet.',
    unsettled: 'Purification came to no rest; the last round is shown.',
    tooFew: 'Purification left fewer than two items; the figures rest on all items.',
    picture: 'Size of the effects',
    pictureNote:
      'Diamonds: flagged items. Upright lines B and C: where moderate and large classes begin; level lines: 95% intervals.',
    pictureNotePlain: 'Diamonds: flagged items. Upright lines B and C: where moderate and large classes begin.',
    units: {
      delta: 'ETS delta; below 0 harder for the focal group',
      sd: 'mean difference in standard deviations of the item; below 0 harder for the focal group',
      'log-odds': 'difference of ln odds; below 0 harder for the focal group',
      score: 'difference of expected scores; below 0 harder for the focal group',
      'score-share': 'difference in share of the score at equal theta; below 0 harder for the focal group',
      rmsd: 'distance of the observed curve from the common one (RMSD)',
    },
    table: 'All items',
    item: 'Item',
    effect: 'Effect',
    error: 'Standard error',
    adjusted: 'p adjusted',
    class: 'Class',
    favours: 'Favours',
    undefinedItem: 'not computable',
    unbounded: 'unbounded',
    classNote: 'A negligible, B moderate, C large. A class judges size and p of the item itself; a flag judges the adjusted p.',
    parts: ['p uniform', 'p non-uniform'],
    decides: {
      uniform: 'Deciding p: uniform DIF (1 df).',
      'non-uniform':
        'Deciding p: non-uniform DIF (1 df), a difference that changes with proficiency; the effect is the uniform part alone.',
      both: 'Deciding p: uniform and non-uniform DIF together (2 df). The effect is the uniform part alone: a small effect beside a small p is a difference that changes with proficiency.',
    },
    negligible: (items: string) =>
      `Flagged, yet of class A: the difference is statistically significant, but too small to matter: ${items}.`,
    groups: 'Groups',
    groupText: (focal: string, n: string, reference: string, m: string) =>
      `focal "${focal}" ${n} persons, reference ${reference} ${m} persons`,
    method: 'Method',
    methods: {
      mh: 'Mantel–Haenszel',
      logistic: 'logistic regression',
      lr: 'likelihood ratio',
      wald: 'Wald test',
      rmsd: 'RMSD',
      catsib: 'CATSIB',
    },
    anchors: 'Items compared by',
    validity: {
      'sum-score': 'matched on the sum score: fixed forms only',
      given: 'matched on a value per person: adaptive tests too',
      latent: 'calibration of all answers: adaptive tests too',
      theta: 'matched on theta: adaptive tests too',
    },
    validityTerm: 'Holds for',
  },
})
