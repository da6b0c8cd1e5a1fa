/** Indonesian for issues of parameter files of other programs. */
export const itemFileDetails = {
  'item-column-missing': 'tidak ada kolom yang menyebut nama butir; tulis tabel dengan kolom item, atau dengan nama baris dari R',
  'item-file-header': 'tabel program ini kurang kolom yang menjadi cirinya; tulis tabel seperti yang disebut',
  'item-file-row': 'baris tidak berbentuk seperti berkas program ini; perbaiki, atau tulis ulang berkasnya',
  'item-file-dimensions': 'butir mengukur lebih dari satu dimensi; kalibrasi dengan model satu dimensi',
  'item-unsupported': 'program tujuan tidak punya bentuk untuk butir ini; keluarkan butirnya, atau pilih program lain',
  'scaling-constant-unsaid':
    'berkas tidak menyebut konstanta skala D; sebut dengan --scaling-constant, atau --target-scaling-constant untuk berkas yang ditulis',
  'scaling-constant-foreign': 'program ini hanya mengenal D = 1; hilangkan pilihannya',
  'model-unsaid': 'tabel tidak membedakan model graded (GRM) dan partial credit; sebut dengan --model',
  'group-unsaid': 'berkas memuat beberapa kelompok; sebut kelompok yang dipakai dengan --group',
  'user-scale-unsaid':
    'berkas Winsteps tidak menyebut satuan ukurnya; beri --user-scale UIMEAN,USCALE, atau 0,1 bila tidak diubah',
  'thresholds-unsaid':
    'berkas Winsteps tidak memuat ambang butir; beri --thresholds SFILE, atau --thresholds none bila semua butir benar/salah',
  'category-unsaid':
    'SFILE dimulai dengan kategori yang mungkin terendah atau berambang 0; hapus barisnya, atau tambahkan baris untuk kategori di bawahnya',
  'constraint-unsaid':
    'berkas ConQuest tidak menyebut apa yang menetapkan titik nolnya; beri --constraint cases atau --constraint items=NAMA',
  'constraint-wrong':
    'kendala (--constraint) bertentangan dengan parameter dalam berkas; sebut butir yang kesulitannya tidak ada dalam berkas',
} satisfies Readonly<Record<string, string>>
