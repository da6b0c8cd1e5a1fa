import { bilingual } from '../../reports/bilingual.js'

/** Words of `link`, some of them also of `drift`. */
export const linkWords = bilingual({
  id: {
    description: 'satukan skala dua bank lewat butir bersama: bank A dibawa ke skala bank B',
    bank: 'bank A yang dipindahkan: bank.json, foldernya, atau tabel butir',
    base: 'bank B yang skalanya berlaku',
    method: 'cara menyatukan skala',
    anchors: 'berkas CSV butir bersama: satu kolom id, atau dua (id di A, id di B); bawaan: semua id yang sama',
    weights: 'bobot titik pembanding kurva: menurut N(0, 1) atau sama',
    nodes: 'titik pembanding kurva (bawaan: 61,-6,6)',
    hermite: 'ganti titik itu dengan n titik Gauss–Hermite',
    direction: 'skala tempat kurva dibandingkan: B, A sendiri, atau keduanya',
    slope: 'tetapkan A; 1 untuk bank Rasch (1PL, PCM, RSM)',
    scalingConstant: 'konstanta skala D untuk tabel butir (bawaan: 1; sebagian program memakai 1.7 atau 1.702)',
    standardErrors: 'asal galat baku (bawaan: delta bila bank A membawa galat parameternya, selain itu jackknife)',
    equate: 'padankan skor mentah A dengan skor mentah B',
    share: 'bagian populasi A dalam populasi pemadanan skor amatan',
    out: 'tulis bank A pada skala B: .json dokumen, .csv tabel butir',
    scaleId: 'nama skala bank itu (bawaan: nama skala B, sehingga standar B berlaku)',
    bankVersion: 'versi bank itu (bawaan: versi A ditambah "-linked")',
    json: 'tulis hasil lengkap sebagai JSON, atau - untuk keluaran standar',
    standard: 'standar dari skala A atau B, yang dibawa ke skala yang satunya',
    standardOut: 'tulis standar itu (bawaan: ke keluaran standar)',
    standardVersion: 'versi standar itu (bawaan: versi lama ditambah "-linked")',
    standardMoved: (id: string, scale: string, out: string) =>
      `Standar "${id}" kini pada skala "${scale}": ${out}. Titik potongnya membawa galat penyatuan.`,
    report: 'tulis laporan HTML dengan tabel dan gambar',
    termAnchor: 'butir yang dikalibrasi di kedua bank',
    termSlope: 'satu logit di skala A adalah sekian logit di skala B',
    termIntercept: 'letak orang bernilai 0 di skala A pada skala B',
    heading: (bank: string, base: string, anchors: string, method: string) =>
      `Bank "${bank}" dibawa ke skala bank "${base}" lewat ${anchors} butir bersama (${method}).`,
    inWords: (zero: string, logit: string) =>
      `Orang bernilai 0 di skala lama berada di ${zero} pada skala baru; satu logit di sana menjadi ${logit} logit di sini.`,
    formula: (slope: string, intercept: string) => `theta baru = ${slope} × theta lama ${intercept}`,
    errorsDelta:
      'SE adalah galat baku dari galat parameter butir; galat karena memilih orang, sama bagi semua butir, tidak termasuk.',
    errorsJackknife: 'SE adalah galat baku dari memilih butir bersama (jackknife); galat karena memilih orang tidak termasuk.',
    noErrors: {
      'not-asked': 'Galat baku tidak diminta.',
      'no-parameter-errors': 'Tidak ada galat baku: kedua bank tidak membawa galat parameter butirnya.',
      'too-few-anchors': 'Tidak ada galat baku: butir bersama kurang dari tiga.',
      'not-reproducible': 'Tidak ada galat baku: tanpa salah satu butir bersama, skala tidak dapat disatukan.',
    },
    others: 'Cara lain, untuk perbandingan; selisih besar berarti ada butir bersama yang berubah (melek drift):',
    columns: { method: 'Cara', slope: 'A', intercept: 'B' },
    methods: {
      'mean-mean': 'mean/mean',
      'mean-sigma': 'mean/sigma',
      'geometric-mean': 'rata-rata geometris',
      haebara: 'Haebara',
      'stocking-lord': 'Stocking–Lord',
    },
    undetermined: {
      'no-locations': 'Skala tidak dapat disatukan: butir bersama tidak punya letak yang dapat dibandingkan.',
      'one-location': 'Skala tidak dapat disatukan: butir bersama semuanya sama sulit; tambah butir atau tetapkan --slope.',
      'flat-curves': 'Skala tidak dapat disatukan: kurva butir bersama datar di semua titik pembanding; periksa --nodes.',
    },
    notConverged: (iterations: string) =>
      `BELUM konvergen setelah ${iterations} iterasi: jangan dipakai. Periksa butir bersama dengan melek drift.`,
    few: (anchors: string) => `Hanya ${anchors} butir bersama: satu butir yang berubah sudah menggeser seluruh skala.`,
    unnamedScale: 'Skala bank B tidak bernama: hasilnya juga tanpa nama. Beri nama dengan --scale-id.',
    written: (path: string) => `Ditulis: ${path}`,
    equated: {
      'true-score': 'Padanan skor murni: skor A dan skor B yang diharapkan dari orang yang sama.',
      'observed-score': 'Padanan skor amatan: skor A dan skor B dengan peringkat persentil yang sama.',
    },
    equatedPopulation: (share: string, own: string, base: string) =>
      `Populasi pemadanan: ${share} seperti orang A (${own}), sisanya seperti orang B (${base}).`,
    equatedPersons: (mean: string, sd: string, assumed: boolean) =>
      `rata-rata ${mean}, simpangan baku ${sd} pada skalanya sendiri${assumed ? ', diandaikan: banknya tidak menyebutnya' : ''}`,
    equatedColumns: { score: 'Skor A', equivalent: 'Skor B', theta: 'theta', rank: 'persentil' },
    interpolated: 'diinterpolasi',
  },
  en: {
    description: 'join the scales of two banks by their common items: bank A is brought onto the scale of bank B',
    bank: 'bank A, which is moved: bank.json, its folder, or an item table',
    base: 'bank B, whose scale holds',
    method: 'how the scales are joined',
    anchors: 'CSV file of common items: one column of ids, or two (id in A, id in B); default: all ids that both have',
    weights: 'what the points count at which curves are compared: as N(0, 1), or all the same',
    nodes: 'points at which curves are compared (default: 61,-6,6)',
    hermite: 'n Gauss–Hermite points instead of these',
    direction: "scale on which curves are compared: B's, A's own, or both",
    slope: 'hold A; 1 for Rasch banks (1PL, PCM, RSM)',
    scalingConstant: 'scaling constant D of item tables (default: 1; some programs use 1.7 or 1.702)',
    standardErrors: 'where standard errors come from (default: delta if bank A carries errors of its parameters, else jackknife)',
    equate: 'give the raw score of B for every raw score of A',
    share: "share of A's population in the population of observed-score equating",
    out: 'write bank A on the scale of B: .json a document, .csv an item table',
    scaleId: "name of that bank's scale (default: that of B, so that B's standard holds)",
    bankVersion: 'version of that bank (default: that of A with "-linked")',
    json: 'write the whole result as JSON, or - for standard output',
    standard: 'a standard of the scale of A or of B, brought onto the other one',
    standardOut: 'write that standard (default: to standard output)',
    standardVersion: 'version of that standard (default: the old one with "-linked")',
    standardMoved: (id: string, scale: string, out: string) =>
      `Standard "${id}" now stands on the scale "${scale}": ${out}. Its cuts carry the error of the link.`,
    report: 'write a report in HTML with tables and pictures',
    termAnchor: 'an item that both banks have calibrated',
    termSlope: 'one logit on the scale of A is so many on that of B',
    termIntercept: 'where a person at 0 on the scale of A stands on that of B',
    heading: (bank: string, base: string, anchors: string, method: string) =>
      `Bank "${bank}" brought onto the scale of bank "${base}" by ${anchors} common items (${method}).`,
    inWords: (zero: string, logit: string) =>
      `A person at 0 on the old scale stands at ${zero} on the new one; one logit there is ${logit} logits here.`,
    formula: (slope: string, intercept: string) => `new theta = ${slope} × old theta ${intercept}`,
    errorsDelta:
      'SE is the standard error that the errors of the item parameters give; that of the choice of persons, shared by all items, is not in it.',
    errorsJackknife: 'SE is the standard error of the choice of common items (jackknife); that of the persons is not in it.',
    noErrors: {
      'not-asked': 'No standard errors were asked for.',
      'no-parameter-errors': 'No standard errors: neither bank carries errors of its item parameters.',
      'too-few-anchors': 'No standard errors: fewer than three common items.',
      'not-reproducible': 'No standard errors: without one of the common items the scales cannot be joined.',
    },
    others: 'Other methods, to compare; if they differ much, common items have changed (melek drift):',
    columns: { method: 'Method', slope: 'A', intercept: 'B' },
    methods: {
      'mean-mean': 'mean/mean',
      'mean-sigma': 'mean/sigma',
      'geometric-mean': 'geometric mean',
      haebara: 'Haebara',
      'stocking-lord': 'Stocking–Lord',
    },
    undetermined: {
      'no-locations': 'The scales cannot be joined: the common items have no locations to compare.',
      'one-location': 'The scales cannot be joined: the common items are all equally hard; add items or hold --slope.',
      'flat-curves': 'The scales cannot be joined: the curves of the common items are flat at every point; check --nodes.',
    },
    notConverged: (iterations: string) =>
      `NOT converged after ${iterations} iterations: do not use it. Look at the common items with melek drift.`,
    few: (anchors: string) => `Only ${anchors} common items: a single one that has changed moves the whole scale.`,
    unnamedScale: 'The scale of bank B has no name, so neither has that of the result. Name it with --scale-id.',
    written: (path: string) => `Written: ${path}`,
    equated: {
      'true-score': 'True-score equivalents: the scores on A and B that are expected of the same person.',
      'observed-score': 'Observed-score equivalents: the scores on A and B of the same percentile rank.',
    },
    equatedPopulation: (share: string, own: string, base: string) =>
      `Population of the equating: ${share} like the persons of A (${own}), the others like those of B (${base}).`,
    equatedPersons: (mean: string, sd: string, assumed: boolean) =>
      `mean ${mean}, SD ${sd} on its own scale${assumed ? ', assumed: the bank does not say' : ''}`,
    equatedColumns: { score: 'Score A', equivalent: 'Score B', theta: 'theta', rank: 'percentile' },
    interpolated: 'interpolated',
  },
})
