import { bilingual } from '../../reports/bilingual.js'

/** Words of `standard` and its ways of setting cuts. */
export const standardWords = bilingual({
  id: {
    standard: 'tetapkan titik potong standar lewat juri: Angoff, bookmark, dua kelompok, Hofstee',
    angoff: 'titik potong dari skor yang diharapkan juri bagi orang di ambang tingkat (Angoff)',
    bookmark: 'titik potong dari penanda juri dalam buku butir urut (bookmark); juga menulis buku itu',
    groups: 'titik potong dari orang yang dinilai cakap atau belum (dua kelompok, regresi logistik)',
    hofstee: 'kompromi antara titik potong dan porsi di bawahnya yang dapat diterima juri (Hofstee)',
    ratings: 'CSV judge,item,rating dan, bila ada, round dan panel; satu berkas per titik potong',
    bookmarks: 'CSV judge,page dan, bila ada, round dan panel; satu berkas per titik potong',
    persons: 'CSV theta,proficient (1/0, ya/tidak), misalnya berkas skor dengan kolom tambahan; satu berkas per titik potong',
    limits: 'CSV judge, lowest_cut, highest_cut, lowest_share_below, highest_share_below; satu berkas per titik potong',
    bank: 'bank butir yang dinilai; bawaan: bank terbuka literasi digital ASN',
    base: 'standar asal: nama tingkat, sasaran, dan skalanya tetap berlaku; bawaan: standar peragaan milik bank bawaan',
    levels: 'tingkat yang dimulai di titik potong tiap berkas, menurut urutan berkas; bawaan: tingkat sasaran, atau semua',
    out: 'tulis standar baru dengan galat baku titik potongnya, atau - untuk keluaran standar',
    id: 'id standar baru; bawaan: id standar asal',
    version: 'versi standar baru; bawaan: versi asal ditambah nama caranya',
    json: 'tulis semua angka sebagai JSON, atau - untuk keluaran standar',
    round: 'putaran yang dipakai; bawaan: yang terakhir',
    impact: 'hasil "melek population --json": porsi yang mencapai titik potong (data dampak)',
    curve: 'hasil "melek population --json": porsi di bawah tiap titik potong',
    guessing: 'apakah tebakan benar ikut dihitung dalam peluang jawaban; tidak ada bawaan',
    responseProbability: 'peluang jawaban RP',
    place: 'theta sebuah penanda',
    items: 'berkas CSV id butir dalam buku; bawaan: semua butir bank',
    booklet: 'tulis buku butir urut (page,item,category,location), atau - untuk keluaran standar',
    termRating: 'skor rata-rata orang yang tepat di ambang tingkat; untuk butir benar/salah: peluang benar',
    termImpact: 'porsi orang yang mencapai titik potong itu',
    termRp: 'peluang berhasil yang disebut "menguasai" sebuah butir',
    termBooklet: 'butir dari yang termudah; penanda = halaman pertama yang tidak dikuasai',
    termProficient: 'penilaian orang yang mengenal pekerjaannya, sebelum melihat skor',
    termShareBelow: 'porsi orang yang tidak mencapai titik potong, 0–1',
    noBookmarks: 'Sebut berkas penanda juri, atau --booklet untuk menulis buku butirnya.',
    bookletWritten: (path: string) => `Buku butir ditulis: ${path}`,
    heading: (level: string, name: string, file: string) => `Tingkat ${level} (${name}), dari ${file}`,
    cut: (cut: string, error: string) => `Titik potong ${cut} logit, galat baku ${error}.`,
    cutAlone: (cut: string) => `Titik potong ${cut} logit. Seorang juri saja tidak memberi galat baku.`,
    impactAlone: (share: string) => `Yang mencapainya: ${share}.`,
    impactOf: (share: string, low: string, high: string) =>
      `Yang mencapainya: ${share}; dengan titik potong satu galat baku lebih tinggi ${low}, lebih rendah ${high}.`,
    judge: 'Juri',
    roundNumber: (round: string) => `Putaran ${round}`,
    cutRow: 'Titik potong',
    errorRow: 'Galat baku',
    impactRow: 'Mencapainya',
    covers: {
      judges: 'Galat baku mencakup juri mana yang terpilih. Juri satu panel saling memengaruhi: dua panel lebih jujur.',
      panels: 'Galat baku mencakup panel mana yang terpilih.',
    },
    leftOut: (notJudged: string, withoutTheta: string) =>
      `Tidak ikut: ${notJudged} orang tanpa penilaian, ${withoutTheta} orang tanpa theta.`,
    judged: (persons: string, proficient: string) =>
      `${persons} orang dinilai, ${proficient} di antaranya cakap. Galat baku mencakup orang mana yang terpilih, bukan galat penilaian.`,
    separated: (low: string, high: string) =>
      `Tidak ada titik potong yang pasti: semua yang cakap di atas semua yang belum. Setiap theta antara ${low} dan ${high} memisahkan keduanya; tambah orang di sekitarnya.`,
    unrelated:
      'Tidak ada titik potong: yang dinilai cakap tidak lebih tinggi skornya. Penilaian dan tes berbicara tentang hal lain.',
    compromise: (judges: string, share: string) => `${judges} juri; ${share} di bawah titik potong itu.`,
    noCompromise: {
      'too-many-below': (share: string) =>
        `Tidak ada kompromi: bahkan titik potong terendah menggagalkan ${share}, lebih dari yang diterima juri.`,
      'too-few-below': (share: string) =>
        `Tidak ada kompromi: bahkan titik potong tertinggi hanya menggagalkan ${share}, kurang dari yang diterima juri.`,
    },
    notMade: {
      'no-cut': (levels: string) => `Standar tidak dibuat: tingkat ${levels} tidak punya titik potong.`,
      'no-error': (levels: string) =>
        `Standar tidak dibuat: galat baku titik potong tingkat ${levels} tidak diketahui, jadi setiap porsi akan tampak terlalu pasti.`,
    },
    levelsLeftOut: (levels: string) => `Tingkat ${levels} tidak ada dalam standar baru: titik potongnya tidak ditetapkan.`,
    notWritten: 'Standar belum ditulis: sebut --out BERKAS.',
    written: (standard: string, path: string) =>
      `Standar ${standard} ditulis: ${path}. Galat titik potongnya masuk ke setiap porsi (melek population --standard).`,
  },
  en: {
    standard: 'set the cuts of a standard by judges: Angoff, bookmark, contrasting groups, Hofstee',
    angoff: 'cuts from the scores that judges expect of people at the edge of a level (Angoff)',
    bookmark: "cuts from judges' marks in an ordered item booklet; writes that booklet, too",
    groups: 'cuts from persons judged proficient or not (contrasting groups, logistic regression)',
    hofstee: 'compromise between cuts and shares below them that judges can accept (Hofstee)',
    ratings: 'CSV judge,item,rating and, if there are any, round and panel; one file a cut',
    bookmarks: 'CSV judge,page and, if there are any, round and panel; one file a cut',
    persons: 'CSV theta,proficient (1/0, yes/no), for instance a score file with a column more; one file a cut',
    limits: 'CSV judge, lowest_cut, highest_cut, lowest_share_below, highest_share_below; one file a cut',
    bank: 'bank of the items that are judged; default: the public bank on digital literacy of civil servants',
    base: "standard to start from: its level names, target and scale stay; default: the bundled bank's demonstration standard",
    levels: 'level that begins at the cut of each file, in the order of the files; default: the target level, or all',
    out: 'write the new standard with the standard errors of its cuts, or - for standard output',
    id: 'id of the new standard; default: that of the old one',
    version: 'version of the new standard; default: the old one with the name of the method',
    json: 'write all figures as JSON, or - for standard output',
    round: 'round that holds; default: the last',
    impact: 'result of "melek population --json": share that reaches the cut (impact data)',
    curve: 'result of "melek population --json": share below every cut',
    guessing: 'whether right answers by guessing count in the response probability; no default',
    responseProbability: 'response probability RP',
    place: 'theta that a bookmark stands for',
    items: 'CSV file of item ids in the booklet; default: all items of the bank',
    booklet: 'write the ordered item booklet (page,item,category,location), or - for standard output',
    termRating:
      'mean score of people just at the edge of the level; for items that are right or wrong the probability of being right',
    termImpact: 'share of people who reach the cut',
    termRp: 'probability of success that is called mastering an item',
    termBooklet: 'items from the easiest on; a bookmark = the first page that is not mastered',
    termProficient: 'judgement of somebody who knows the work, made before seeing any score',
    termShareBelow: 'share of people who do not reach the cut, 0–1',
    noBookmarks: "Name the file of the judges' bookmarks, or --booklet to write the booklet.",
    bookletWritten: (path: string) => `Booklet written: ${path}`,
    heading: (level: string, name: string, file: string) => `Level ${level} (${name}), from ${file}`,
    cut: (cut: string, error: string) => `Cut ${cut} logits, standard error ${error}.`,
    cutAlone: (cut: string) => `Cut ${cut} logits. A single judge tells no standard error.`,
    impactAlone: (share: string) => `Reached by ${share}.`,
    impactOf: (share: string, low: string, high: string) =>
      `Reached by ${share}; by ${low} if the cut is one standard error higher, by ${high} if lower.`,
    judge: 'Judge',
    roundNumber: (round: string) => `Round ${round}`,
    cutRow: 'Cut',
    errorRow: 'Standard error',
    impactRow: 'Reached by',
    covers: {
      judges: 'The standard error covers which judges were chosen. Judges of one panel sway each other: two panels tell more.',
      panels: 'The standard error covers which panels were chosen.',
    },
    leftOut: (notJudged: string, withoutTheta: string) =>
      `Left out: ${notJudged} person(s) without a judgement, ${withoutTheta} without a theta.`,
    judged: (persons: string, proficient: string) =>
      `${persons} persons judged, ${proficient} of them proficient. The standard error covers which persons were chosen, not errors of judgement.`,
    separated: (low: string, high: string) =>
      `There is no sure cut: everybody proficient is above everybody else. Any theta from ${low} to ${high} parts them; judge more persons around there.`,
    unrelated: 'There is no cut: those judged proficient score no higher. The judgements and the test speak of different things.',
    compromise: (judges: string, share: string) => `${judges} judges; ${share} are below that cut.`,
    noCompromise: {
      'too-many-below': (share: string) =>
        `There is no compromise: even the lowest cut fails ${share}, more than the judges accept.`,
      'too-few-below': (share: string) =>
        `There is no compromise: even the highest cut fails only ${share}, fewer than the judges accept.`,
    },
    notMade: {
      'no-cut': (levels: string) => `No standard was made: level ${levels} has no cut.`,
      'no-error': (levels: string) =>
        `No standard was made: the standard error of the cut of level ${levels} is not known, so that every share would look too sure.`,
    },
    levelsLeftOut: (levels: string) => `Level ${levels} is not in the new standard: nobody set its cut.`,
    notWritten: 'The standard has not been written: name --out FILE.',
    written: (standard: string, path: string) =>
      `Standard ${standard} written: ${path}. The errors of its cuts go into every share (melek population --standard).`,
  },
})
