import type { Dimensionality, DimensionVerdict } from '../calibration/classical/dimensionality.js'
import type { TestStatistics } from '../calibration/classical/test-statistics.js'
import { bilingual } from './bilingual.js'

type TestRefusal = Extract<TestStatistics, { kind: 'refused' }>['reason']
type DimensionRefusal = Extract<Dimensionality, { kind: 'refused' }>['reason']

interface ItemsWords {
  readonly title: string
  readonly memo: (flagged: string, items: string, persons: string) => string
  readonly memoNone: (items: string, persons: string) => string
  readonly fewMemo: (items: string) => string
  readonly fewAll: (items: string, persons: string) => string
  readonly keyMemo: (items: string) => string
  readonly looks: string
  readonly looksNone: string
  readonly test: string
  readonly testFigures: (mean: string, highest: string, sd: string) => string
  readonly alpha: (alpha: string, low: string, high: string, lambda: string) => string
  readonly measurement: (sem: string) => string
  readonly incomplete: (pairs: string) => string
  readonly testRefused: { readonly [Reason in TestRefusal]: string }
  readonly refusedByGroup: string
  readonly group: string
  readonly itemCount: string
  readonly persons: string
  readonly mean: string
  readonly groups: string
  readonly dimensions: string
  readonly verdicts: { readonly [Verdict in DimensionVerdict]: (dimensions: string, ratio: string, share: string) => string }
  readonly dimensionNote: (basis: string, random: string) => string
  readonly bases: { readonly polychoric: string; readonly 'product-moment': string }
  readonly dimensionRefused: { readonly [Reason in DimensionRefusal]: string }
  readonly constants: (items: string) => string
  readonly eigenvalue: string
  readonly rank: string
  readonly random: string
  readonly scree: string
  readonly items: string
  readonly item: string
  readonly answers: string
  readonly p: string
  readonly rest: string
  readonly biserial: string
  readonly extremes: string
  readonly alphaWithout: string
  readonly omitted: string
  readonly notReached: string
  readonly notPresented: string
  readonly itemsNote: string
  readonly difficulty: string
  readonly difficultyAxis: string
  readonly difficultyNote: string
  readonly discrimination: string
  readonly discriminationAxis: string
  readonly discriminationNote: string
  readonly options: string
  readonly option: string
  readonly share: string
  readonly meanRest: string
  readonly optionRest: string
  readonly optionsNote: string
  readonly key: string
  readonly blank: string
  readonly conventions: string
  readonly conventionsText: (omitted: string, notReached: string, timedOut: string) => string
  readonly rules: { readonly wrong: string; readonly ignore: string }
  readonly forms: (form: string) => string
}

function personsText(count: string): string {
  return `${count} ${count === '1' ? 'person' : 'persons'}`
}

function itemsText(count: string): string {
  return `${count} ${count === '1' ? 'item' : 'items'}`
}

/** Words of classical analysis, in the terminal and on the page. */
export const itemsWords = bilingual<ItemsWords>({
  id: {
    title: 'Butir soal sebelum model apa pun',
    memo: (flagged, items, persons) => `${flagged} dari ${items} butir patut diperiksa, menurut jawaban ${persons} orang.`,
    memoNone: (items, persons) => `Tidak ada dari ${items} butir yang mencolok, menurut jawaban ${persons} orang.`,
    fewMemo: (items) => `${items} butir punya kurang dari 30 jawaban: terlalu sedikit untuk dinilai, dan angkanya kasar.`,
    fewAll: (items, persons) =>
      `Hanya ${persons} orang: setiap dari ${items} butir punya kurang dari 30 jawaban, terlalu sedikit untuk dinilai. Setiap angka di bawah ini kasar.`,
    keyMemo: (items) => `Kunci yang mungkin salah: ${items}.`,
    looks: 'Yang patut diperiksa',
    looksNone: 'Tidak ada.',
    test: 'Tes',
    testFigures: (mean, highest, sd) => `Rata-rata ${mean} dari ${highest} poin, simpangan baku ${sd}.`,
    alpha: (alpha, low, high, lambda) => `Reliabilitas: alpha ${alpha} (95%: ${low} – ${high}), lambda-2 ${lambda}.`,
    measurement: (sem) => `Skor seseorang teliti sampai ± ${sem} poin (95%).`,
    incomplete: (pairs) =>
      `Tidak semua orang menjawab semua butir: kovarians dihitung per pasangan butir dari orang yang menjawab keduanya (paling sedikit ${pairs} orang).`,
    testRefused: {
      'one-item': 'Reliabilitas tidak dihitung: hanya ada satu butir.',
      'few-persons': 'Reliabilitas tidak dihitung: kurang dari dua orang menjawab.',
      'no-variation': 'Reliabilitas tidak dihitung: jawaban tidak berbeda antarorang.',
      'pairs-without-overlap':
        'Reliabilitas tidak dihitung: ada pasangan butir yang tidak dijawab oleh dua orang pun. Beri kolom paket dengan --group supaya dihitung per paket.',
    },
    refusedByGroup:
      'Reliabilitas semua orang tidak dihitung: ada pasangan butir yang tidak dijawab oleh dua orang pun. Angka tiap kelompok ada di tabelnya.',
    group: 'Kelompok',
    itemCount: 'Butir',
    persons: 'Orang',
    mean: 'Rata-rata',
    groups: 'Tes menurut kelompok',
    dimensions: 'Dimensi',
    verdicts: {
      none: () => 'Jawaban tidak menunjukkan apa pun yang sama di antara butir-butir.',
      one: (_, ratio, share) =>
        `Jawaban mengisyaratkan satu dimensi: hanya nilai eigen pertama (${share} dari seluruhnya, ${ratio} kali yang kedua) melebihi data acak.`,
      difficulty: (_, ratio, share) =>
        `Jawaban mengisyaratkan satu dimensi (nilai eigen pertama ${share} dari seluruhnya, ${ratio} kali yang kedua). Yang melebihi data acak selain itu mengikuti tingkat kesulitan butir, seperti akibat tebakan dan bentuk kurva; itu kemampuan kedua hanya bila butir sulit memang menuntut hal lain.`,
      dominant: (dimensions, ratio) =>
        `Satu dimensi menonjol (nilai eigen pertama ${ratio} kali yang kedua), tetapi ${dimensions} nilai eigen melebihi data acak: sebagian butir punya kesamaan lain, yang tidak dijelaskan oleh tingkat kesulitannya saja.`,
      several: (dimensions, ratio) =>
        `Jawaban mengisyaratkan lebih dari satu dimensi: ${dimensions} nilai eigen melebihi data acak, yang pertama hanya ${ratio} kali yang kedua. Periksa butir mana yang sekelompok sebelum dikalibrasi.`,
    },
    dimensionNote: (basis, random) =>
      `Isyarat, bukan bukti. Nilai eigen korelasi ${basis}; garis putus-putus: persentil ke-95 dari ${random} data acak yang sama besarnya (analisis paralel).`,
    bases: { polychoric: 'polikorik (tetrakorik)', 'product-moment': 'Pearson' },
    dimensionRefused: {
      'few-items': 'Dimensi tidak diperiksa: kurang dari tiga butir yang jawabannya berbeda.',
      'few-persons': 'Dimensi tidak diperiksa: kurang dari sepuluh orang.',
      'pairs-without-overlap': 'Dimensi tidak diperiksa: ada pasangan butir yang tidak dijawab oleh cukup orang yang sama.',
    },
    constants: (items) => `Tidak ikut, karena jawabannya sama semua: ${items}.`,
    eigenvalue: 'nilai eigen',
    rank: 'urutan nilai eigen',
    random: 'data acak',
    scree: 'Nilai eigen',
    items: 'Semua butir',
    item: 'Butir',
    answers: 'Jawaban',
    p: 'p',
    rest: 'r sisa',
    biserial: 'r bis',
    extremes: 'D 27%',
    alphaWithout: 'alpha tanpa',
    omitted: 'kosong',
    notReached: 'tak tercapai',
    notPresented: 'Tidak disajikan',
    itemsNote:
      'p: bagian poin yang diperoleh. r sisa: korelasi dengan skor butir lain; r bis: biserial atau poliserial. D 27%: selisih p antara 27% teratas dan terbawah. alpha tanpa: alpha butir lain.',
    difficulty: 'Bagian poin yang diperoleh (p)',
    difficultyAxis: 'p, dengan selang 95%',
    difficultyNote: 'Belah ketupat: butir yang patut diperiksa, karena sebab apa pun.',
    discrimination: 'Daya beda: korelasi butir dengan skor butir lain',
    discriminationAxis: 'korelasi butir–sisa, dengan selang 95%',
    discriminationNote: 'Di bawah 0,15 butir hampir tidak membedakan; di bawah 0 kuncinya mungkin salah.',
    options: 'Pilihan jawaban',
    option: 'Pilihan',
    share: 'Bagian',
    meanRest: 'Skor sisa',
    optionRest: 'r sisa',
    optionsNote:
      'Skor sisa: rata-rata skor butir lain para pemilihnya, dalam simpangan baku dari rata-rata. Pada butir yang baik kunci tertinggi dan positif, pengecoh negatif. † pengecoh yang dipilih kurang dari 5%.',
    key: 'kunci',
    blank: 'kosong',
    conventions: 'Kaidah',
    conventionsText: (omitted, notReached, timedOut) =>
      `jawaban kosong ${omitted}, butir tak tercapai ${notReached}, kehabisan waktu ${timedOut}; korelasi tanpa butir itu sendiri`,
    rules: { wrong: 'dihitung salah', ignore: 'diabaikan' },
    forms: (form) => `paket ${form}`,
  },
  en: {
    title: 'The items before any model',
    memo: (flagged, items, persons) =>
      `${flagged} of ${itemsText(items)} deserve a look, by the answers of ${personsText(persons)}.`,
    memoNone: (items, persons) => `None of ${itemsText(items)} stands out, by the answers of ${personsText(persons)}.`,
    fewMemo: (items) => `${itemsText(items)} with fewer than 30 answers: too few to judge them by, and their figures are rough.`,
    fewAll: (items, persons) =>
      `Only ${personsText(persons)}: each of ${itemsText(items)} has fewer than 30 answers, too few to judge it by. Every figure below is rough.`,
    keyMemo: (items) => `Keys that may be wrong: ${items}.`,
    looks: 'What deserves a look',
    looksNone: 'Nothing.',
    test: 'The test',
    testFigures: (mean, highest, sd) => `Mean ${mean} of ${highest} points, SD ${sd}.`,
    alpha: (alpha, low, high, lambda) => `Reliability: alpha ${alpha} (95%: ${low} – ${high}), lambda-2 ${lambda}.`,
    measurement: (sem) => `A person's score is good to ± ${sem} points (95%).`,
    incomplete: (pairs) =>
      `Not everybody answered every item: covariances are of each pair of items, over the persons who answered both (${pairs} at least).`,
    testRefused: {
      'one-item': 'Reliability is not computed: there is one item only.',
      'few-persons': 'Reliability is not computed: fewer than two persons answered.',
      'no-variation': 'Reliability is not computed: the answers do not differ between persons.',
      'pairs-without-overlap':
        'Reliability is not computed: there are pairs of items that no two persons answered. Name the column of the form with --group to have it form by form.',
    },
    refusedByGroup:
      'Reliability of all is not computed: there are pairs of items that no two persons answered. The table by group has its figures.',
    group: 'Group',
    itemCount: 'Items',
    persons: 'Persons',
    mean: 'Mean',
    groups: 'The test by group',
    dimensions: 'Dimensions',
    verdicts: {
      none: () => 'The answers show nothing that the items have in common.',
      one: (_, ratio, share) =>
        `The answers hint at one dimension: only the first eigenvalue (${share} of all, ${ratio} times the second) is above those of random data.`,
      difficulty: (_, ratio, share) =>
        `The answers hint at one dimension (the first eigenvalue is ${share} of all, ${ratio} times the second). What else is above random data follows the difficulty of the items, as guessing and the shape of curves make it; it is a second ability only if hard items ask for something else.`,
      dominant: (dimensions, ratio) =>
        `One dimension stands out (the first eigenvalue is ${ratio} times the second), but ${dimensions} eigenvalues are above those of random data: some items have something else in common, which their difficulty alone does not explain.`,
      several: (dimensions, ratio) =>
        `The answers hint at more than one dimension: ${dimensions} eigenvalues are above those of random data, and the first is only ${ratio} times the second. See which items belong together before calibrating.`,
    },
    dimensionNote: (basis, random) =>
      `A hint, not a proof. Eigenvalues of ${basis} correlations; dashed: 95th percentile of ${random} random data of the same size (parallel analysis).`,
    bases: { polychoric: 'polychoric (tetrachoric)', 'product-moment': 'product-moment' },
    dimensionRefused: {
      'few-items': 'Dimensions are not looked at: fewer than three items have answers that differ.',
      'few-persons': 'Dimensions are not looked at: fewer than ten persons.',
      'pairs-without-overlap':
        'Dimensions are not looked at: there are pairs of items that too few of the same persons answered.',
    },
    constants: (items) => `Left out, since all answers are the same: ${items}.`,
    eigenvalue: 'eigenvalue',
    rank: 'rank of the eigenvalue',
    random: 'random data',
    scree: 'Eigenvalues',
    items: 'All items',
    item: 'Item',
    answers: 'Answers',
    p: 'p',
    rest: 'r rest',
    biserial: 'r bis',
    extremes: 'D 27%',
    alphaWithout: 'alpha without',
    omitted: 'blank',
    notReached: 'not reached',
    notPresented: 'Not presented',
    itemsNote:
      'p: share of the points that persons got. r rest: correlation with the score on the other items; r bis: biserial or polyserial. D 27%: p of the upper less that of the lower 27%. alpha without: alpha of the other items.',
    difficulty: 'Share of the points that persons got (p)',
    difficultyAxis: 'p, with its 95% interval',
    difficultyNote: 'Diamonds: items that deserve a look, for whatever reason.',
    discrimination: 'Discrimination: correlation of the item with the score on the others',
    discriminationAxis: 'item-rest correlation, with its 95% interval',
    discriminationNote: 'Below 0.15 an item hardly tells persons apart; below 0 its key may be wrong.',
    options: 'Options',
    option: 'Option',
    share: 'Share',
    meanRest: 'Rest score',
    optionRest: 'r rest',
    optionsNote:
      'Rest score: mean score on the other items of those who chose it, in SD from the mean. In a good item the key is highest and above 0, distractors below. † a distractor that fewer than 5% chose.',
    key: 'key',
    blank: 'blank',
    conventions: 'Conventions',
    conventionsText: (omitted, notReached, timedOut) =>
      `omissions ${omitted}, items not reached ${notReached}, timed out ${timedOut}; correlations without the item itself`,
    rules: { wrong: 'count as wrong', ignore: 'are ignored' },
    forms: (form) => `form ${form}`,
  },
})
