/** Indonesian for errors about documents: banks, texts, keys, designs, layouts, files of other programs. */
export const documentErrors = {
  'json-malformed': 'berkas ini harus berisi JSON yang sah; perbaiki pada baris dan kolom yang disebut',
  'bank-invalid': 'bank butir atau tabel butir bermasalah pada bentuk atau parameternya; perbaiki setiap tempat yang disebut',
  'content-invalid': 'dokumen teks butir tidak berbentuk melek-content/1; perbaiki tempat yang disebut',
  'keys-invalid':
    'kunci jawaban tidak dapat dibaca; perbaiki tempat yang disebut (tabel kunci dimulai dengan item,key atau item,key,form)',
  'keys-mismatch': 'kunci memberi kategori yang tidak dimiliki butir bank; perbaiki kunci atau bank pada butir yang disebut',
  'keys-unmatched':
    'kunci dan berkas jawaban tidak sepadan; lengkapi kunci, atau lewati kolom yang bukan butir dengan --ignore atau --group',
  'design-invalid':
    'rancangan tes memuat bagian yang tidak dikenal atau mustahil, atau meminta yang tidak ada dalam bank; perbaiki tempat yang disebut',
  'blueprint-twice': 'rancangan sudah memuat kisi-kisi, dan kisi-kisi lain diberikan di sampingnya; pakai salah satunya',
  'layout-invalid':
    'tata letak (layout) keliru atau bertentangan; perbaiki tempat yang disebut, atau tulis yang baru dengan melek inspect',
  'placement-invalid': 'dokumen tes penempatan tidak sah, sendiri atau bersama-sama; perbaiki setiap dokumen yang disebut',
  'scaling-constant-conflict': 'bank sudah menyebut konstanta skalanya sendiri; hilangkan --scaling-constant',
  'testlets-invalid':
    'testlet menyebut butir yang tidak ada, butir yang sudah ada dalam testlet lain, atau terlalu sedikit butir; perbaiki tabelnya',
  'item-file-invalid':
    'berkas parameter dari program lain bermasalah; perbaiki baris dan kolom yang disebut, atau tulis ulang berkasnya',
  'conversion-undecided':
    'berkas parameter tidak menyebut hal yang menentukan semua angka (D, pangkal atau satuan skala, model, atau kelompok); sebutkan dengan pilihan yang disarankan',
  'conversion-option': 'pilihan ini hanya untuk berkas program lain; hilangkan, atau perbaiki --from',
  'conversion-impossible': 'program tujuan tidak punya bentuk untuk sebagian butir; keluarkan butir itu, atau pilih program lain',
  'save-unfinished':
    'berkas untuk --save memuat tes seseorang yang belum selesai; lanjutkan dengan --resume, atau sebut berkas lain',
  'option-needs-report':
    'pilihan ini hanya tampak dalam laporan, tetapi --report tidak diberikan; sebut berkas laporannya, atau hilangkan pilihannya',
  'individual-standard': 'standar laporan perorangan bukan standar yang dipakai menilai hasilnya; pakai standar tes itu',
  'pillar-values-bank':
    'nilai subskor berasal dari bank lain daripada bank tes ini; pakai laporan dari orang yang dites dengan bank yang sama',
  'pillar-values-invalid':
    'berkas ini tidak memuat nilai subskor seperti laporan populasi dari jawaban; buat dengan melek population JAWABAN --json',
} satisfies Readonly<Record<string, string>>
