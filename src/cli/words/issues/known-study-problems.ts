import type { SentencePair } from '../../../reports/translated-sentence.js'

/** What is said of keys beside responses, of common items of two banks, and of groups that are to be compared. */
export const knownStudyProblems: readonly SentencePair[] = [
  {
    en: 'no item of the key ({items}) is in the file, which has {names}; use the same names, or describe the file with a layout (melek inspect FILE writes one)',
    id: 'tidak ada butir kunci ({items}) dalam berkas, yang memuat {names}; pakai nama yang sama, atau jelaskan berkasnya dengan tata letak (ditulis oleh melek inspect BERKAS)',
  },
  {
    en: 'columns are named like items, but the key does not have them: {names}; add them to the key, or leave them out with --ignore NAME (of groups say --group NAME)',
    id: 'kolom bernama seperti butir, tetapi tidak ada dalam kunci: {names}; tambahkan ke kunci, atau lewati dengan --ignore NAMA (bila kelompok, --group NAMA)',
  },
  {
    en: 'columns hold letters like items, but the key does not have them: {names}; add them to the key, or leave them out with --ignore NAME (of groups say --group NAME)',
    id: 'kolom berisi huruf seperti butir, tetapi tidak ada dalam kunci: {names}; tambahkan ke kunci, atau lewati dengan --ignore NAMA (bila kelompok, --group NAMA)',
  },
  {
    en: 'the key has items that the file does not have: {items}; correct their names or remove them',
    id: 'kunci memuat butir yang tidak ada dalam berkas: {items}; perbaiki namanya, atau hapus',
  },
  {
    en: 'columns hold no answers: {names}; the first of them {cell}; leave them out with --ignore NAME (of groups say --group NAME), or describe the file with a layout, which answers written in full need (melek inspect FILE writes one)',
    id: 'kolom tidak berisi jawaban: {names}; yang pertama berisi {cell}; lewati dengan --ignore NAMA (bila kelompok, --group NAMA), atau jelaskan berkasnya dengan tata letak, yang diperlukan bila jawaban ditulis lengkap (ditulis oleh melek inspect BERKAS)',
  },
  {
    en: 'columns hold letters ({names}), and nothing says which letter is right; give the key, a table item,key: --key key.csv',
    id: 'kolom berisi huruf ({names}), dan tidak ada yang menyebut huruf yang benar; beri kunci, tabel item,key: --key key.csv',
  },
  {
    en: 'the banks cannot be linked: {count} problem(s) with the anchors',
    id: 'kedua bank tidak dapat disatukan: {count} masalah pada butir bersama',
  },
  {
    en: 'the base {bank} is provisional: its parameters are judgements and anchor nothing; calibrate it first',
    id: 'bank dasar {bank} bersifat sementara: parameternya dari penilaian dan tidak dapat menjadi jangkar; kalibrasi dahulu',
  },
  {
    en: 'the banks {bank} and {base} share no item id; name the common items',
    id: 'bank {bank} dan {base} tidak punya id butir yang sama; sebut butir bersamanya (--anchors)',
  },
  { en: 'the bank {bank} has no item {item}; correct the id', id: 'bank {bank} tidak punya butir {item}; perbaiki idnya' },
  { en: 'named as an anchor twice; keep one of the two', id: 'disebut dua kali sebagai butir bersama; pertahankan satu' },
  {
    en: 'calibrated as {model} here and {other} in the base; calibrate both alike or leave it out',
    id: 'dikalibrasi sebagai {model} di sini dan {other} di bank dasar; kalibrasi dengan model yang sama, atau keluarkan',
  },
  {
    en: 'nobody belongs to group {group}; the groups are {groups}',
    id: 'tidak ada orang dalam kelompok {group}; kelompok yang ada {groups}',
  },
  {
    en: 'two groups are needed, got {groups}; name a column that divides the persons, and two different groups',
    id: 'perlu dua kelompok, yang ada {groups}; sebut kolom yang membedakan orang, dan dua kelompok yang berbeda',
  },
  {
    en: 'the focal group {group} has {count} usable persons; {least} are the least, 200 give classes that can be trusted',
    id: 'kelompok fokal {group} punya {count} orang yang dapat dipakai; paling sedikit {least}, dan 200 memberi kelas yang dapat dipercaya',
  },
  {
    en: 'the reference group {group} has {count} usable persons; {least} are the least, 200 give classes that can be trusted',
    id: 'kelompok pembanding {group} punya {count} orang yang dapat dipakai; paling sedikit {least}, dan 200 memberi kelas yang dapat dipercaya',
  },
  {
    en: '{count} of {all} persons have not answered all items, so their sum scores cannot be compared; match on theta instead (adaptive tests, several forms), or leave out the items that few were given',
    id: '{count} dari {all} orang tidak menjawab semua butir, sehingga skor jumlahnya tidak sebanding; padankan pada theta (tes adaptif, beberapa paket soal), atau keluarkan butir yang jarang diberikan',
  },
]
