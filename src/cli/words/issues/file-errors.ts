/** Indonesian for errors about files: reading, writing, tables and responses. */
export const fileErrors = {
  'read-failed': 'berkas tidak dapat dibaca: tidak ada, berupa folder, tanpa izin, atau rusak; periksa nama dan izinnya',
  'documents-unusable': 'beberapa dokumen tidak dapat dibaca atau dipakai; perbaiki yang disebut',
  'write-failed': 'berkas tidak dapat ditulis, dan tidak ada yang tertinggal setengah jadi; periksa folder, ruang, dan izinnya',
  'output-is-input': 'berkas keluaran sama dengan berkas masukan dan akan menimpanya; beri keluaran nama lain',
  'output-twice': 'dua keluaran menuju berkas yang sama; beri salah satunya nama lain',
  'file-not-text':
    'berkas ini bukan teks, melainkan misalnya lembar kerja atau arsip; simpan sebagai "CSV UTF-8", atau buka arsipnya',
  'encoding-wrong':
    'pengodean berkas bukan yang diharapkan; sebut pengodean yang disarankan dengan --encoding, atau simpan lagi sebagai UTF-8',
  'record-too-long':
    'sebuah baris terlalu panjang untuk sebuah tabel, biasanya karena tanda kutip yang tidak ditutup; perbaiki baris yang disebut',
  'table-empty': 'tabel ini kosong, tanpa kepala tabel; periksa apakah berkasnya benar',
  'table-malformed':
    'tabel tidak dapat dipecah menjadi sel, atau kepala tabelnya menyebut sebuah kolom dua kali; perbaiki baris yang disebut',
  'file-empty': 'berkas ini kosong; periksa apakah berkasnya benar',
  'layout-undetectable':
    'tidak ditemukan kepala tabel dengan sekurangnya dua kolom; periksa berkasnya, atau sebut pemisahnya dengan --delimiter',
  'inspect-other-file': 'berkas ini bukan tabel jawaban, melainkan Parquet, bank, atau dokumen lain; sebut berkas jawaban',
  'responses-empty': 'berkas jawaban kosong; periksa apakah berkasnya benar',
  'responses-no-rows': 'berkas jawaban punya kepala tabel, tetapi tidak ada baris di bawahnya; periksa apakah berkasnya utuh',
  'responses-header':
    'kolom-kolom berkas jawaban tidak dapat dipahami; perbaiki kolom yang disebut, atau jelaskan berkasnya dengan tata letak (melek inspect)',
  'responses-unknown-item':
    'ada kolom yang tampak seperti butir, tetapi tidak ada dalam bank; tambahkan butirnya ke bank, atau sebut kolomnya dengan --keep atau --ignore',
  'responses-columns':
    'tanpa kunci, ada kolom yang tidak dapat dianggap butir; beri kunci untuk kolom huruf, lewati yang lain dengan --ignore atau --group',
  'responses-all-refused': 'semua baris berkas jawaban ditolak; lihat alasan baris-baris pertama',
  'responses-options':
    'pembaca jawaban diberi daftar butir yang kosong, berulang, atau banyak kategorinya mustahil; perbaiki butir yang disebut',
  'responses-no-form':
    'butir paket soal tetap tidak dapat dibaca dari berkas tanpa satu kolom per butir; beri berkas bentuk lebar, atau hilangkan untuk memakai semua butir bank',
  'responses-weights': 'berkas jawaban punya bobot yang negatif atau bukan bilangan; perbaiki sel yang disebut',
  'parquet-damaged': 'berkas Parquet ini rusak, terpotong, atau jenis berkas lain; salin atau tulis lagi',
  'parquet-invalid': 'berkas Parquet ini tidak dapat dibaca sebagai tabel; perbaiki setiap masalah yang disebut',
  'person-duplicate':
    'seseorang muncul dua kali, dan tata letak melarangnya; hapus salah satu barisnya, atau tulis "duplicates": "first" atau "last"',
  'duplicates-last':
    '"duplicates": "last" perlu berkas dibaca dahulu untuk mencari baris terakhir tiap orang; lakukan itu, atau pakai "first"',
  'duplicates-last-stream':
    '"duplicates": "last" perlu berkas yang dapat dibaca dua kali; sebut berkasnya, jangan lewat masukan standar',
  'condition-stream':
    'sebaran sendiri tiap kelompok (--condition) perlu berkas yang dapat dibaca dua kali; sebut berkasnya, jangan lewat masukan standar',
  'condition-groups':
    'kolom --condition memuat lebih dari 10.000 nilai, jadi bukan kelompok; sebut kolom yang nilainya dimiliki banyak orang, misalnya unit kerja',
  'hash-key-short':
    'kunci untuk menyembunyikan nomor orang kurang dari 16 bita; buat yang baru, misalnya dengan openssl rand -hex 32',
  'keep-pattern': 'pola dengan * tidak dapat dipakai untuk NDJSON, yang nama-nama isinya belum diketahui; sebut setiap nama',
  'columns-missing': 'berkas ini tidak punya kolom yang disebut dalam pilihan; bandingkan dengan nama kolom yang ada',
} satisfies Readonly<Record<string, string>>
