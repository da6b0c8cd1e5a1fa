import { bilingual } from '../../reports/bilingual.js'

/** Words of `calibrate`. */
export const calibrateWords = bilingual({
  id: {
    description: 'taksir parameter butir dari jawaban (1PL–4PL, GRM, PCM, GPCM, RSM, NRM; likelihood maksimum marginal)',
    responses: 'berkas jawaban CSV: kolom pertama orang, lalu satu kolom per butir berisi kategori 0, 1, 2, …',
    model: 'model semua butir yang tidak disebut di tempat lain (bawaan: 2pl)',
    models: 'tabel CSV item,model, boleh dengan a,b,c,d,b1,… sebagai nilai awal, fix (kolom yang ditahan) dan equal (a=LABEL)',
    testlets:
      'tabel item,testlet: butir satu stimulus diskor sebagai satu butir politomi; GPCM (PCM bersama 1PL) bila model lain tidak disebut',
    compare: 'bandingkan model, mis. 1pl,2pl,3pl: rasio likelihood, AIC, BIC, validasi silang, saran menurut n per butir',
    folds: 'banyaknya bagian pada validasi silang (bawaan: 5)',
    seed: 'benih pembagian orang pada validasi silang',
    groupColumn: 'kolom kelompok: setiap kelompok punya rata-rata dan varians sendiri',
    reference: 'kelompok acuan yang menentukan skala (bawaan: yang pertama dalam berkas)',
    weight: 'kolom bobot: bobot sampel tiap orang, atau dengan --se observed banyaknya orang yang diwakili satu baris',
    cluster: 'kolom klaster (sekolah, unit kerja) untuk galat baku sandwich',
    anchor: 'bank terkalibrasi yang butirnya ditahan; butir lain naik ke skalanya',
    priors: 'default: hanya untuk 3PL dan 4PL; none; berkas JSON; atau bank sementara yang butirnya membawa prior',
    scalingConstant: 'D, pengali setiap daya beda (bawaan: 1, atau milik skala jangkar)',
    nodes: 'titik kuadratur dalam simpangan baku dari rata-rata (bawaan: 61,-6,6)',
    identify: 'apa yang rata-ratanya 0: orang kelompok acuan, atau butir (1PL, PCM, RSM)',
    latent: 'bentuk sebaran kemampuan: normal, atau histogram yang ikut ditaksir',
    se: 'galat baku (bawaan: observed; sandwich bila bobot berbeda atau ada klaster)',
    id: 'kolom identitas orang (bawaan: person, kalau tidak ada kolom pertama)',
    noId: 'berkas tanpa kolom identitas: setiap baris satu orang',
    long: 'bentuk panjang: person,item,response, baris seseorang berurutan',
    base: 'angka kategori terendah dalam berkas',
    ignore: 'kolom yang bukan butir; boleh diulang',
    blank: 'arti sel kosong',
    iterations: 'banyaknya iterasi paling banyak',
    tolerance: 'gradien terbesar per orang yang dianggap konvergen',
    out: 'tulis bank butir: .json dokumen, .csv tabel butir',
    bankVersion: 'versi bank yang ditulis',
    scaleId: 'nama skala bank yang ditulis (bawaan: milik jangkar, atau nama dan versi bank)',
    json: 'tulis hasil lengkap sebagai JSON, atau - untuk keluaran standar',
    report: 'tulis laporan HTML dengan kurva butir, informasi, kecocokan, DIF, dan peta Wright',
    termLogit: 'satuan kesulitan dan kemampuan; 0 = rata-rata orang dalam berkas ini',
    termA: 'daya beda: makin besar, makin tajam butir membedakan orang',
    termB: 'kesulitan; pada butir berkategori satu baris per ambang atau langkah, pada NRM intersep',
    termAnchor: 'butir yang parameternya sudah diketahui dan menentukan skala',
    iteration: (step: string, logLikelihood: string, seconds: string) =>
      `iterasi ${step}, log-likelihood ${logLikelihood}, ${seconds} dtk`,
    summary: (persons: string, items: string, model: string) =>
      `${persons} orang dan ${items} butir dikalibrasi dengan model ${model}.`,
    converged: (iterations: string, logLikelihood: string, seconds: string) =>
      `Konvergen setelah ${iterations} iterasi (${seconds} dtk); log-likelihood ${logLikelihood}.`,
    notConverged: (iterations: string) =>
      `BELUM konvergen setelah ${iterations} iterasi: jangan dipakai. Naikkan --max-iterations.`,
    prior: (value: string) => `Prior ikut menentukan: ln kepadatan prior ${value}, di luar log-likelihood.`,
    newScale: 'Skala baru: rata-rata 0 adalah rata-rata orang dalam berkas ini. Titik potong skala lain tidak berlaku padanya.',
    groupScale: (group: string) =>
      `Skala baru: rata-rata 0 adalah rata-rata kelompok acuan "${group}". Titik potong skala lain tidak berlaku padanya.`,
    centredScale: 'Skala baru: 0 adalah rata-rata kesulitan butir. Titik potong skala lain tidak berlaku padanya.',
    anchoredScale: (scale: string) => `Hasil berada pada skala jangkar "${scale}"; titik potongnya tetap berlaku.`,
    anchorUncertainty: {
      propagated: 'Galat baku memuat ketidakpastian parameter jangkar.',
      'propagated-in-part':
        'Galat baku memuat ketidakpastian jangkar sejauh banknya mencatatnya; butir jangkar tanpa galat baku dianggap benar.',
      'not-estimated': 'Galat baku menganggap parameter jangkar benar: ketidakpastian jangkar sendiri tidak ditaksir.',
    },
    noErrors: 'Galat baku tidak dihitung, atau tidak dapat dihitung karena informasinya singular.',
    errors: (method: string) => `SE: galat baku (${method}).`,
    weights: {
      sandwich:
        'Bobot: satu baris tetap satu orang, dan bobotnya menentukan seberapa besar andilnya; galat baku memperhitungkan bobot yang berbeda-beda. Bila bobot adalah banyaknya orang dengan jawaban itu, beri --se observed.',
      frequencies: (persons: string) =>
        `Bobot dibaca sebagai frekuensi: baris berbobot 3 sama dengan tiga orang yang jawabannya sama, jadi galat bakunya untuk ${persons} orang. Bila bobot adalah bobot sampel, beri --se sandwich.`,
      none: 'Bobot menentukan seberapa besar andil tiap baris.',
    },
    errorMethods: { observed: 'informasi teramati', 'cross-product': 'hasil kali silang', sandwich: 'sandwich' },
    histogram: 'Sebaran kemampuan ditaksir sebagai histogram; galat baku menganggap bentuknya diketahui.',
    item: 'Butir',
    modelColumn: 'Model',
    note: 'Catatan',
    held: 'ditahan',
    warnings: {
      'negative-slope': 'lereng negatif: periksa kunci',
      'steep-slope': 'lereng tanpa batas',
      'no-lower-asymptote': 'c = 0',
      'no-upper-asymptote': 'd = 1',
    },
    steepNote: (limit: string) =>
      `Lereng tanpa batas: data sendiri membuatnya tumbuh terus, maka berhenti di ${limit}. Beri prior (--priors) atau periksa apakah butir itu menyalin butir lain.`,
    caution: 'Perhatian',
    group: 'Kelompok',
    everybody: 'semua',
    persons: 'Orang',
    mean: 'Rata-rata',
    variance: 'Varians',
    fixed: 'tetap',
    parameters: 'Par.',
    unseen: 'Silang',
    behind: 'Selisih',
    degrees: 'db',
    against: (narrow: string, wide: string) => `${narrow} terhadap ${wide}`,
    cautions: {
      priors: 'sekadar petunjuk: salah satunya memakai prior',
      boundary: 'sekadar petunjuk: modelnya di tepi ruang parameter, p terlalu besar',
    },
    notComparable: {
      priors: (parameters: string) =>
        `tidak dapat dibandingkan dengan nisbah kemungkinan: prior pada ${parameters} menarik model yang lebih luas di bawah model yang lebih sempit. Lihat nilai silang, atau --priors none.`,
      'not-at-maximum': () =>
        'tidak dapat dibandingkan dengan nisbah kemungkinan: model yang lebih luas di bawah yang lebih sempit, jadi belum pada maksimumnya.',
      'no-degrees-of-freedom': () =>
        'tidak dapat dibandingkan dengan nisbah kemungkinan: banyaknya parameter bebas tidak bertambah.',
    },
    unseenNote: 'Silang: log-likelihood orang yang tidak ikut ditaksir; makin tinggi makin baik. Selisih dari model terbaik.',
    someNotConverged: '* belum konvergen: angkanya jangan dipakai.',
    advice: {
      carried: (model: string, n: string, item: string) =>
        `Saran: ${model}. Butir dengan jawaban paling sedikit (${item}) punya ${n} jawaban.`,
      'none-carried': (model: string, n: string, item: string) =>
        `Saran: kumpulkan lebih banyak jawaban. Butir ${item} hanya punya ${n}; yang paling aman sementara ini ${model}.`,
    },
    tooWide: (needs: string) => `Terlalu sedikit jawaban untuk: ${needs} jawaban per butir.`,
    withheld: (items: string) => `Butir berlereng negatif atau tanpa batas tidak ditulis ke bank: ${items}.`,
    rejected: (count: string) => `${count} baris ditolak:`,
    foreignColumn: (column: string) =>
      `Kolom "${column}" agaknya bukan butir: sebutkan dengan --group, --weight, atau --ignore ${column}.`,
    noRows: 'semua baris ditolak, tidak ada yang tersisa untuk dikalibrasi',
    written: (path: string) => `Ditulis: ${path}`,
    blankChoice: {
      'not-presented': 'Sel kosong dibaca sebagai tidak disajikan (--blank not-presented).',
      omitted: 'Sel kosong dibaca sebagai dilewati, jadi salah (--blank omitted).',
      'not-reached': 'Sel kosong dibaca sebagai tidak sampai dikerjakan, jadi tidak dihitung (--blank not-reached).',
    },
  },
  en: {
    description: 'estimate item parameters from responses (1PL–4PL, GRM, PCM, GPCM, RSM, NRM; marginal maximum likelihood)',
    responses: 'response file in CSV: first column the person, then a column an item with categories 0, 1, 2, …',
    model: 'model of all items that nothing else names (default: 2pl)',
    models: 'CSV table item,model, also with a,b,c,d,b1,… to start from, fix (columns to hold) and equal (a=LABEL)',
    testlets:
      'table item,testlet: items of one stimulus are scored as one polytomous item; GPCM (PCM beside 1PL) unless another model is named',
    compare: 'compare models, e.g. 1pl,2pl,3pl: likelihood ratio, AIC, BIC, cross-validation, advice from n per item',
    folds: 'parts in cross-validation (default: 5)',
    seed: 'seed that deals the persons into parts',
    groupColumn: 'column of groups: each has a mean and a variance of its own',
    reference: 'group that sets the scale (default: the first in the file)',
    weight: 'column of weights: sampling weights of persons, or with --se observed how many persons a row stands for',
    cluster: 'column of clusters (school, office) for sandwich standard errors',
    anchor: 'calibrated bank whose items are held; the others come onto its scale',
    priors: 'default: for 3PL and 4PL only; none; a JSON file; or a provisional bank whose items carry priors',
    scalingConstant: "D, which multiplies every slope (default: 1, or that of the anchor's scale)",
    nodes: 'quadrature points, in standard deviations from the mean (default: 61,-6,6)',
    identify: 'what has mean 0: the persons of the reference group, or the items (1PL, PCM, RSM)',
    latent: 'shape of the distribution of proficiency: normal, or a histogram estimated with it',
    se: 'standard errors (default: observed; sandwich for differing weights or clusters)',
    id: "column of the person's id (default: person, else the first column)",
    noId: 'the file has no id column: each row is a person',
    long: 'long form: person,item,response, the rows of a person together',
    base: 'number of the lowest category in the file',
    ignore: 'a column that is not an item; may be repeated',
    blank: 'what an empty cell means',
    iterations: 'most iterations to make',
    tolerance: 'largest gradient per person that counts as converged',
    out: 'write the item bank: .json a document, .csv an item table',
    bankVersion: 'version of the bank that is written',
    scaleId: "name of that bank's scale (default: the anchor's, or the bank's name and version)",
    json: 'write the whole result as JSON, or - for standard output',
    report: 'write an HTML report with item curves, information, fit, DIF and a Wright map',
    termLogit: 'unit of difficulty and proficiency; 0 = mean of the persons in this file',
    termA: 'discrimination: the larger, the more sharply an item tells people apart',
    termB: 'difficulty; for polytomous items a line a threshold or step, for the NRM an intercept',
    termAnchor: 'an item whose parameters are known and set the scale',
    iteration: (step: string, logLikelihood: string, seconds: string) =>
      `iteration ${step}, log-likelihood ${logLikelihood}, ${seconds} s`,
    summary: (persons: string, items: string, model: string) =>
      `${persons} persons and ${items} items calibrated with the ${model}.`,
    converged: (iterations: string, logLikelihood: string, seconds: string) =>
      `Converged after ${iterations} iterations (${seconds} s); log-likelihood ${logLikelihood}.`,
    notConverged: (iterations: string) => `NOT converged after ${iterations} iterations: do not use it. Raise --max-iterations.`,
    prior: (value: string) => `Priors have a say: ln prior density ${value}, outside the log-likelihood.`,
    newScale: 'A new scale: its mean 0 is the mean of the persons in this file. Cuts of another scale mean nothing on it.',
    groupScale: (group: string) =>
      `A new scale: its mean 0 is the mean of the reference group "${group}". Cuts of another scale mean nothing on it.`,
    centredScale: 'A new scale: its 0 is the mean difficulty of the items. Cuts of another scale mean nothing on it.',
    anchoredScale: (scale: string) => `The results stand on the scale of the anchor, "${scale}"; its cuts hold.`,
    anchorUncertainty: {
      propagated: "The uncertainty of the anchor's parameters is in the standard errors.",
      'propagated-in-part':
        "The anchor's uncertainty is in the standard errors as far as its bank tells it; held items without errors are taken as true.",
      'not-estimated': "Standard errors take the anchor's parameters as true: its own uncertainty is not estimated.",
    },
    noErrors: 'Standard errors were not computed, or cannot be because the information is singular.',
    errors: (method: string) => `SE: standard errors (${method}).`,
    weights: {
      sandwich:
        'Weights: a row is one person still, and its weight says how much that person counts; the standard errors allow for weights that differ. If a weight is the number of persons with those answers, give --se observed.',
      frequencies: (persons: string) =>
        `Weights are read as frequencies: a row of weight 3 is three persons with the same answers, so the standard errors are those of ${persons} persons. If they are sampling weights, give --se sandwich.`,
      none: 'Weights say how much each row counts.',
    },
    errorMethods: { observed: 'observed information', 'cross-product': 'cross-product', sandwich: 'sandwich' },
    histogram: 'The distribution of proficiency was estimated as a histogram; standard errors take its shape as known.',
    item: 'Item',
    modelColumn: 'Model',
    note: 'Note',
    held: 'held',
    warnings: {
      'negative-slope': 'negative slope: check the key',
      'steep-slope': 'slope without bound',
      'no-lower-asymptote': 'c = 0',
      'no-upper-asymptote': 'd = 1',
    },
    steepNote: (limit: string) =>
      `Slope without bound: the data alone would let it grow for ever, so it stops at ${limit}. Give a prior (--priors), or check whether the item repeats another.`,
    caution: 'Caution',
    group: 'Group',
    everybody: 'all',
    persons: 'Persons',
    mean: 'Mean',
    variance: 'Variance',
    fixed: 'fixed',
    parameters: 'Par.',
    unseen: 'Cross',
    behind: 'Behind',
    degrees: 'df',
    against: (narrow: string, wide: string) => `${narrow} against ${wide}`,
    cautions: {
      priors: 'a guide only: one of them has priors',
      boundary: 'a guide only: the model lies at the edge of the parameter space, p is too large',
    },
    notComparable: {
      priors: (parameters: string) =>
        `not comparable by likelihood ratio: priors on ${parameters} pull the wider model below the narrower one. See the cross-validation, or give --priors none.`,
      'not-at-maximum': () =>
        'not comparable by likelihood ratio: the wider model lies below the narrower one, so it is not at its maximum.',
      'no-degrees-of-freedom': () => 'not comparable by likelihood ratio: there is no free parameter more.',
    },
    unseenNote: 'Cross: log-likelihood of persons who were not fitted; higher is better. Behind: distance from the best model.',
    someNotConverged: '* not converged: do not use its figures.',
    advice: {
      carried: (model: string, n: string, item: string) => `Advice: ${model}. The item with fewest answers (${item}) has ${n}.`,
      'none-carried': (model: string, n: string, item: string) =>
        `Advice: collect more answers. Item ${item} has ${n} only; the least unsafe for now is the ${model}.`,
    },
    tooWide: (needs: string) => `Too few answers for: ${needs} answers an item.`,
    withheld: (items: string) => `Items with a negative slope or one without bound are not written to the bank: ${items}.`,
    rejected: (count: string) => `${count} rows rejected:`,
    foreignColumn: (column: string) =>
      `Column "${column}" is hardly an item: name it with --group, --weight or --ignore ${column}.`,
    noRows: 'all rows were rejected, and none is left to be calibrated',
    written: (path: string) => `Written: ${path}`,
    blankChoice: {
      'not-presented': 'Empty cells were read as not presented (--blank not-presented).',
      omitted: 'Empty cells were read as omitted, and so wrong (--blank omitted).',
      'not-reached': 'Empty cells were read as not reached, and so ignored (--blank not-reached).',
    },
  },
})
