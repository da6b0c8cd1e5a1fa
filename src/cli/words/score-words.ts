import { bilingual } from '../../reports/bilingual.js'
import type { ReaderWarning, Reject } from '../../tables/responses.js'
import { rejectText } from './reject-words.js'

const warningsInIndonesian: Readonly<Record<ReaderWarning['code'], string>> = {
  'blanks-scattered':
    'banyak baris punya sel kosong yang tampak seperti jawaban dilewati, bukan paket soal lain; katakan artinya: --blank omitted, --blank not-reached, atau --blank not-presented',
  'ids-perhaps-rounded': 'semua nomor panjang berakhir dengan nol, seperti dibulatkan lembar kerja; bandingkan dengan data asli',
  'items-unseen': 'sebagian butir bank tidak muncul dalam berkas; periksa bank dan berkas',
}

function personsText(count: string): string {
  return `${count} ${count === '1' ? 'person' : 'persons'}`
}

/** Words of `score`. */
export const scoreWords = bilingual({
  id: {
    description:
      'skor berkas jawaban: satu baris satu orang, atau satu baris satu jawaban (--long), CSV, CSV.gz, NDJSON atau Parquet',
    responses: 'berkas jawaban: CSV, NDJSON atau Parquet, "-" untuk masukan standar; boleh ditiadakan dengan --table',
    bank: 'bank butir: bank.json, folder yang memuatnya, atau tabel butir CSV',
    method: 'cara menaksir kemampuan (bawaan: eap)',
    prior: 'anggapan tentang kemampuan sebelum ada jawaban: RATA-RATA,SD atau uniform (bawaan: populasi skala, atau 0,1)',
    nodes: 'titik hitung untuk eap dan eapsum: N,LOW,HIGH[,trapezoid] (bawaan: 61,-6,6)',
    se: 'informasi di balik galat baku map, mle, wle, jeffreys (bawaan: expected)',
    polish: 'haluskan map, mle, wle, jeffreys sampai batas pembulatan, 1e-11 logit; tanpa ini dari tabel, 2e-10',
    parameterUncertainty: 'ikutkan keraguan parameter butir ke galat baku, bila bank memuatnya (bawaan: marginal)',
    out: 'berkas skor, .gz dikompresi; di sampingnya paspor .meta.json (tanpa ini skor ke keluaran standar)',
    format: 'bentuk berkas skor (bawaan: menurut nama --out, selain itu csv)',
    excel: 'skor untuk lembar kerja Indonesia: titik koma, koma desimal, nomor sebagai teks',
    standard: 'standar (standard.json): menambah kolom level dan p_target',
    interval: 'tambah kolom lower dan upper, theta ± z × galat baku, mis. .95',
    rejects: 'tulis semua baris yang ditolak ke berkas: line,person,reason',
    layout: 'tata letak berkas ujian (layout.json), seperti ditulis melek inspect',
    key: 'kunci jawaban: tabel item,key[,form] atau keys.json',
    long: 'bentuk panjang: person,item,response, baris seseorang berurutan',
    id: 'kolom nomor orang (bawaan: person, selain itu kolom pertama)',
    keep: 'kolom yang dibawa ke berkas skor, nama atau pola dengan * (boleh diulang)',
    ignore: 'kolom yang dilewati, nama atau pola dengan * (boleh diulang)',
    base: 'angka untuk kategori terendah dalam berkas, 0 atau 1 (bawaan: 0)',
    blank: 'arti sel kosong (bawaan: not-presented)',
    omitted: 'jawaban yang dilewati (O) dihitung salah atau diabaikan (bawaan: wrong)',
    notReached: 'butir yang tak tercapai (R) dihitung salah atau diabaikan (bawaan: ignore)',
    timedOut: 'butir yang habis waktu (T) dihitung salah atau diabaikan (bawaan: ignore)',
    encoding: 'pengodean berkas jawaban (bawaan: UTF-8, atau menurut layout)',
    delimiter: 'pemisah kolom: comma, semicolon, tab, pipe (bawaan: terbanyak di kepala tabel)',
    hashId:
      'ganti nomor orang dengan HMAC-SHA-256, kunci dari berkas ini (16 bita atau lebih); baris ditolak hanya disebut nomor barisnya',
    hashedIds: (key: string) =>
      `Nomor orang diganti dengan HMAC-SHA-256 (sidik jari kunci ${key}). Simpan berkas kunci: hanya dengan kunci yang sama berkas lain dapat dicocokkan.`,
    noDuplicateCheck: 'jangan cari orang yang muncul dua kali',
    workers: 'jumlah pekerja; hasilnya sama untuk berapa pun (bawaan: 1, untuk berkas besar sampai 4)',
    plausibleValues: 'tambah M nilai plausibel tiap orang (kolom pv1, pv2, …) untuk melek population; butuh --seed',
    seed: 'benih nilai plausibel: teks apa pun, dicatat dalam paspor; pakai benih lain untuk ujian lain',
    condition:
      'kolom kelompok (mis. unit kerja): nilai plausibel ditarik menurut sebaran kelompoknya sendiri; berkas dibaca dua kali',
    personFit: 'tambah kolom lz_star, kewajaran pola jawaban; hanya untuk paket soal tetap, bukan tes adaptif',
    table: 'alih-alih skor orang, tulis tabel skor mentah ke theta untuk satu paket soal tetap',
    filter: 'sebagai saringan dalam pipa program lain: NDJSON masuk dan keluar, satu baris untuk satu baris (docs/pipes.md)',
    filterAlone: (options: string) =>
      `--filter membaca NDJSON dari masukan standar dan menulis ke keluaran standar; hilangkan ${options}`,
    filtered: (scored: number, refused: number) => `${scored} baris diskor, ${refused} dijawab dengan galat.`,
    personFitHolds:
      'lz_star berlaku untuk formulir tetap; pada tes adaptif sebarannya lain, dan −1,64 bukan batas. Apakah data ini adaptif tidak diperiksa.',
    filteredDuplicates: 'Orang yang muncul dua kali hanya dicari di antara baris-baris proses ini.',
    filteredProvisional: 'Parameter bank ini sementara: begitu pula setiap angka.',
    termTheta: 'kemampuan pada skala bank, dalam logit; lebih besar berarti lebih mampu',
    termSe: 'galat baku: ketelitian theta; kira-kira 95 dari 100 orang ada dalam dua galat baku dari theta',
    termEap: 'rata-rata kemampuan yang masuk akal setelah melihat jawaban; map, mle, wle, jeffreys, eapsum: cara lain',
    termPTarget: 'peluang orang itu mencapai tingkat sasaran standar',
    termPlausible: 'nilai plausibel: nilai acak dari kemampuan yang masuk akal; untuk kelompok, jangan untuk seseorang',
    termPersonFit: 'kecocokan pola jawaban dengan model; di bawah −1,64 mencurigakan (sekitar 5 dari 100 orang bila wajar)',
    needsResponses: 'sebutkan berkas jawaban, atau pakai --table untuk tabel skor mentah',
    scored: (persons: string, file: string, bank: string, method: string) =>
      `${persons} orang diskor dari ${file} dengan bank "${bank}" (${method}).`,
    mean: (theta: string, reach: string, level: string | undefined) =>
      `Rata-rata kemampuan ${theta} logit${level === undefined ? '' : `, tingkat ${level}`}; ketelitian tiap orang ± ${reach} (95%).`,
    levelTitle: 'Tingkat',
    personsTitle: 'Orang',
    shareTitle: 'Porsi',
    noLevel: '(tanpa tingkat)',
    countingNote:
      'Porsi ini menghitung taksiran tiap orang, jadi bias. Untuk porsi populasi beserta ketidakpastiannya: melek population.',
    unboundedAbove: (persons: string) =>
      `${persons} orang menjawab begitu tinggi sehingga tidak ada theta terhingga (unbounded_above).`,
    unboundedBelow: (persons: string) =>
      `${persons} orang menjawab begitu rendah sehingga tidak ada theta terhingga (unbounded_below).`,
    noInformation: (persons: string) => `${persons} orang hanya menjawab butir yang tidak memberi informasi (no_information).`,
    noResponses: (persons: string) =>
      `${persons} orang tanpa satu pun jawaban yang dihitung (no_responses); kolom angkanya kosong.`,
    rejected: (persons: string, total: string) => `${persons} dari ${total} baris ditolak dan tidak diskor:`,
    reject: ({ line, reason }: Reject) => `baris ${line}: ${rejectText(reason, 'id')}`,
    rejectsIn: (file: string) => `Semua baris yang ditolak ada di ${file}.`,
    rejectsHint: 'Dengan --rejects BERKAS semua ditulis beserta alasannya.',
    missingItems: (count: string, some: string) => `${count} butir bank tidak punya kolom dalam berkas: ${some}.`,
    ignoredColumns: (some: string) => `Kolom yang tidak dipakai: ${some}.`,
    omission: (blank: string, omitted: string, notReached: string, timedOut: string) =>
      `Aturan: sel kosong ${blank}; dilewati (O) ${omitted}; tak tercapai (R) ${notReached}; habis waktu (T) ${timedOut}.`,
    blankWords: { 'not-presented': 'tidak disajikan', omitted: 'dilewati', 'not-reached': 'tak tercapai' },
    ruleWords: { wrong: 'salah', ignore: 'diabaikan' },
    priorWords: (mean: string, sd: string) => `prior normal dengan rata-rata ${mean} dan simpangan baku ${sd}`,
    priorFrom: {
      option: 'dari --prior',
      scale: 'dari populasi skala bank',
      default: 'anggapan, karena skala bank tidak menyebut populasi',
    },
    priorUniform: 'prior rata sepanjang titik hitung',
    settings: (prior: string, from: string) => `Dasar: ${prior} (${from}).`,
    plausible: (values: string, seed: string) => `${values} nilai plausibel tiap orang, benih "${seed}".`,
    conditioned: (columns: string, groups: string) => `Nilai plausibel ditarik menurut ${groups} kelompok dari ${columns}.`,
    borrowed: (groups: string, some: string) =>
      `${groups} kelompok terlalu kecil atau terlalu seragam untuk sebaran sendiri dan memakai sebaran bersama: ${some}.`,
    scoresIn: (file: string, passport: string) => `Skor: ${file}, paspor: ${passport}.`,
    warning: 'Perhatian',
    warningText: ({ code }: ReaderWarning) => warningsInIndonesian[code],
    tableIn: (scores: string, items: string) => `Tabel skor mentah untuk ${items} butir, skor 0 sampai ${scores}.`,
    preview: (shown: string) => `${shown} orang pertama (pakai --out BERKAS untuk menyimpan semua):`,
    blankContrast: (rows: string, apart: string, wrong: string) =>
      `Pada ${rows} orang pertama: ${apart} bila sel kosong berarti tidak disajikan, ${wrong} bila berarti dilewati (salah).`,
    contrastShare: (share: string) => `porsi yang mencapai sasaran ${share}`,
    contrastMean: (theta: string) => `rata-rata theta ${theta}`,
  },
  en: {
    description: 'score a response file: a row a person, or a row a response (--long), CSV, CSV.gz, NDJSON or Parquet',
    responses: 'response file: CSV, NDJSON or Parquet, "-" for standard input; may be left out with --table',
    bank: 'item bank: a bank.json, a folder that holds one, or an item table in CSV',
    method: 'how proficiency is estimated (default: eap)',
    prior: 'what is believed of proficiency before any answer: MEAN,SD or uniform (default: population of the scale, or 0,1)',
    nodes: 'points of eap and eapsum: N,LOW,HIGH[,trapezoid] (default: 61,-6,6)',
    se: 'information behind the standard error of map, mle, wle, jeffreys (default: expected)',
    polish: 'take map, mle, wle, jeffreys to rounding, 1e-11 logits; without it from tables, 2e-10',
    parameterUncertainty:
      'put doubt about item parameters into the standard errors, where the bank carries it (default: marginal)',
    out: 'score file, .gz is compressed; beside it the passport .meta.json (without it scores go to standard output)',
    format: 'form of the score file (default: by the name of --out, else csv)',
    excel: 'scores for an Indonesian spreadsheet: semicolons, decimal comma, ids as text',
    standard: 'a standard (standard.json): adds the columns level and p_target',
    interval: 'add the columns lower and upper, theta ± z × standard error, e.g. .95',
    rejects: 'write all refused rows to a file: line,person,reason',
    layout: 'layout of an exam file (layout.json), as melek inspect writes it',
    key: 'answer key: a table item,key[,form] or a keys.json',
    long: 'long form: person,item,response, the rows of a person together',
    id: 'column of the person id (default: person, else the first column)',
    keep: 'column carried into the scores, a name or a pattern with * (may be repeated)',
    ignore: 'column passed over, a name or a pattern with * (may be repeated)',
    base: 'number of the lowest category in the file, 0 or 1 (default: 0)',
    blank: 'what an empty cell means (default: not-presented)',
    omitted: 'omitted answers (O) count as wrong or are ignored (default: wrong)',
    notReached: 'items not reached (R) count as wrong or are ignored (default: ignore)',
    timedOut: 'items timed out (T) count as wrong or are ignored (default: ignore)',
    encoding: 'encoding of the response file (default: UTF-8, or as the layout says)',
    delimiter: 'column delimiter: comma, semicolon, tab, pipe (default: the most frequent in the header)',
    hashId: 'replace ids by their HMAC-SHA-256, key from this file (16 bytes or more); refused rows are named by line alone',
    hashedIds: (key: string) =>
      `Ids are replaced by their HMAC-SHA-256 (fingerprint of the key ${key}). Keep the key file: other files match with the same key alone.`,
    noDuplicateCheck: 'do not look for persons who occur twice',
    workers: 'number of workers; any number gives the same results (default: 1, for large files up to 4)',
    plausibleValues: 'add M plausible values a person (columns pv1, pv2, …) for melek population; needs --seed',
    seed: 'seed of the plausible values: any text, recorded in the passport; take another one for another sitting',
    condition:
      'columns of groups (e.g. the agency): plausible values are drawn under the distribution of the own group; the file is read twice',
    personFit: 'add the column lz_star, how plausible the pattern of answers is; for fixed forms only, not for adaptive tests',
    table: 'instead of scores of persons, write the table from raw score to theta of one fixed form',
    filter: 'as a filter in the pipe of another program: NDJSON in and out, a line for a line (docs/pipes.md)',
    filterAlone: (options: string) =>
      `--filter reads NDJSON from standard input and writes to standard output; leave out ${options}`,
    filtered: (scored: number, refused: number) => `${scored} lines scored, ${refused} answered by an error.`,
    personFitHolds:
      'lz_star holds for fixed forms; of an adaptive test it has another distribution, and −1.64 is no limit. Whether these data are adaptive was not checked.',
    filteredDuplicates: 'Persons who occur twice were looked for among the lines of this process alone.',
    filteredProvisional: 'The parameters of this bank are provisional, and so is every figure.',
    termTheta: 'proficiency on the scale of the bank, in logits; more means more able',
    termSe: 'standard error: how sure theta is; some 95 of 100 persons lie within two standard errors of theta',
    termEap: 'the mean of the proficiencies that are plausible given the answers; map, mle, wle, jeffreys, eapsum: other ways',
    termPTarget: 'probability that the person reaches the target level of the standard',
    termPlausible: 'a plausible value: a random draw from the proficiencies that are plausible; for groups, never for a person',
    termPersonFit:
      'how well the pattern of answers fits the model; below −1.64 is suspicious (some 5 of 100 persons where all is well)',
    needsResponses: 'name a response file, or use --table for the raw-score table',
    scored: (persons: string, file: string, bank: string, method: string) =>
      `${personsText(persons)} scored from ${file} with bank "${bank}" (${method}).`,
    mean: (theta: string, reach: string, level: string | undefined) =>
      `Mean proficiency ${theta} logits${level === undefined ? '' : `, level ${level}`}; each person ± ${reach} (95%).`,
    levelTitle: 'Level',
    personsTitle: 'Persons',
    shareTitle: 'Share',
    noLevel: '(no level)',
    countingNote:
      'These shares count point estimates and are biased. For the share of a population with its uncertainty: melek population.',
    unboundedAbove: (persons: string) =>
      `${personsText(persons)} answered so well that no finite theta exists (unbounded_above).`,
    unboundedBelow: (persons: string) =>
      `${personsText(persons)} answered so poorly that no finite theta exists (unbounded_below).`,
    noInformation: (persons: string) => `${personsText(persons)} answered only items that carry no information (no_information).`,
    noResponses: (persons: string) =>
      `${personsText(persons)} without a response that counts (no_responses); their figures are empty.`,
    rejected: (persons: string, total: string) => `${persons} of ${total} rows refused and not scored:`,
    reject: ({ line, reason }: Reject) => `line ${line}: ${reason}`,
    rejectsIn: (file: string) => `All refused rows are in ${file}.`,
    rejectsHint: 'With --rejects FILE all of them are written with their reasons.',
    missingItems: (count: string, some: string) => `${count} items of the bank have no column in the file: ${some}.`,
    ignoredColumns: (some: string) => `Columns not used: ${some}.`,
    omission: (blank: string, omitted: string, notReached: string, timedOut: string) =>
      `Rules: empty cell ${blank}; omitted (O) ${omitted}; not reached (R) ${notReached}; timed out (T) ${timedOut}.`,
    blankWords: { 'not-presented': 'not presented', omitted: 'omitted', 'not-reached': 'not reached' },
    ruleWords: { wrong: 'wrong', ignore: 'ignored' },
    priorWords: (mean: string, sd: string) => `normal prior with mean ${mean} and SD ${sd}`,
    priorFrom: {
      option: 'from --prior',
      scale: "from the population of the bank's scale",
      default: "assumed, since the bank's scale names no population",
    },
    priorUniform: 'flat prior over the points',
    settings: (prior: string, from: string) => `Basis: ${prior} (${from}).`,
    plausible: (values: string, seed: string) => `${values} plausible values a person, seed "${seed}".`,
    conditioned: (columns: string, groups: string) => `Plausible values are drawn under ${groups} groups of ${columns}.`,
    borrowed: (groups: string, some: string) =>
      `${groups} groups are too small or too alike for a distribution of their own and use that of all, or its SD: ${some}.`,
    scoresIn: (file: string, passport: string) => `Scores: ${file}, passport: ${passport}.`,
    warning: 'Note',
    warningText: ({ message }: ReaderWarning) => message,
    tableIn: (scores: string, items: string) => `Raw-score table of ${items} items, scores 0 to ${scores}.`,
    preview: (shown: string) => `The first ${shown} persons (use --out FILE to keep all):`,
    blankContrast: (rows: string, apart: string, wrong: string) =>
      `Among the first ${rows} persons: ${apart} if empty cells mean not presented, ${wrong} if they mean omitted (wrong).`,
    contrastShare: (share: string) => `share at the target ${share}`,
    contrastMean: (theta: string) => `mean theta ${theta}`,
  },
})
