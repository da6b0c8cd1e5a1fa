import type { SentencePair } from '../../../reports/translated-sentence.js'

/** What is said of responses that have no estimates, and of anchors and groups that do not hold. */
export const knownCalibrationProblems: readonly SentencePair[] = [
  {
    en: '{persons} persons are too few for {count} parameters; collect more responses or fit fewer items',
    id: '{persons} orang terlalu sedikit untuk {count} parameter; kumpulkan lebih banyak jawaban, atau taksir lebih sedikit butir',
  },
  {
    en: 'everybody who answered is right, so its difficulty is unbounded; leave the item out or check its key',
    id: 'semua yang menjawab benar, sehingga kesulitannya tidak terbatas; keluarkan butirnya, atau periksa kuncinya',
  },
  {
    en: 'everybody who answered is wrong, so its difficulty is unbounded; leave the item out or check its key',
    id: 'semua yang menjawab salah, sehingga kesulitannya tidak terbatas; keluarkan butirnya, atau periksa kuncinya',
  },
  { en: 'nobody answered it; leave the item out', id: 'tidak ada yang menjawabnya; keluarkan butirnya' },
  {
    en: '{count} response(s) above 1; a dichotomous model takes 0 and 1, recode them or choose a polytomous model',
    id: '{count} jawaban di atas 1; model dikotomi menerima 0 dan 1, kodekan ulang, atau pilih model politomi',
  },
  {
    en: 'category {unseen} of {range} was never chosen, so its parameter is unbounded; merge it with a neighbouring category',
    id: 'kategori {unseen} dari {range} tidak pernah dipilih, sehingga parameternya tidak terbatas; gabungkan dengan kategori di sebelahnya',
  },
  {
    en: '{count} weight(s) are not finite numbers above 0; correct them or leave these persons out',
    id: '{count} bobot bukan bilangan terhingga di atas 0; perbaiki, atau keluarkan orangnya',
  },
  {
    en: '{count} of {all} persons have no group; fill the column in or leave these persons out',
    id: '{count} dari {all} orang tanpa kelompok; isi kolomnya, atau keluarkan orangnya',
  },
  {
    en: 'all persons are in one group, {group}; name another column or calibrate without groups',
    id: 'semua orang dalam satu kelompok, {group}; sebut kolom lain, atau kalibrasi tanpa kelompok',
  },
  {
    en: 'nobody is in the reference group {group}; choose one of {groups}',
    id: 'tidak ada orang dalam kelompok acuan {group}; pilih salah satu dari {groups}',
  },
  {
    en: 'group {group} has {count} person(s) with answers, a mean and a variance need at least {least}; merge it with another group',
    id: 'kelompok {group} punya {count} orang dengan jawaban, sedangkan rata-rata dan varians perlu sekurangnya {least}; gabungkan dengan kelompok lain',
  },
  {
    en: 'bank {bank} is provisional: its parameters were judged, not measured, and cannot carry a scale; give it as priors instead (--priors)',
    id: 'bank {bank} bersifat sementara: parameternya dari penilaian, bukan pengukuran, dan tidak dapat membawa skala; berikan sebagai prior (--priors)',
  },
  {
    en: 'none of the items is in the bank {bank} with a status other than "pretest"; compare the item ids, or calibrate without an anchor',
    id: 'tidak ada butir yang berada dalam bank {bank} dengan status selain "pretest"; bandingkan id butirnya, atau kalibrasi tanpa jangkar',
  },
  { en: '{file} lacks the column {names}; begin it with item,model', id: '{file} kurang kolom {names}; mulai dengan item,model' },
  { en: 'it stands in line {line} too; keep one', id: 'juga ada di baris {line}; pertahankan satu' },
]
