/** Indonesian for issues of files, their columns and options, of rows refused, and warnings about them. */
export const fileDetails = {
  'theta-invalid': 'baris berkas theta tidak memuat bilangan; beri logit dengan titik desimal',
  'table-quote': 'tanda kutip salah tempat, atau tidak pernah ditutup; perbaiki di baris itu (di dalam sel, tulis dua kali)',
  'column-numbering':
    'rangkaian kolom bernomor meloncat, atau kelebihan sebuah kolom; sertakan kolom yang kurang, atau persempit polanya',
  'column-missing': 'kolom yang diperlukan atau disebut tidak ada dalam kepala tabel; bandingkan dengan nama yang ada',
  'column-duplicate': 'nama kolom muncul dua kali; ganti nama salah satunya',
  'parquet-column-type': 'kolom Parquet ini berisi daftar, struktur, atau bita; tulis sebagai bilangan atau teks, atau hilangkan',
  'parquet-compression': 'berkas Parquet dikompresi dengan cara yang tidak dikenal; tulis dengan Snappy atau gzip',
  'person-column': 'kolom pertama adalah butir, jadi tidak ada yang membedakan orang; sebut kolom nomor orang dengan --id',
  'items-empty': 'daftar butir kosong; sebut sekurangnya satu butir',
  'person-kept': 'kolom nomor orang hendak dibawa, padahal nomornya disembunyikan; keluarkan dari kolom yang dibawa',
  'document-unusable': 'dokumen ini tidak dapat dibaca atau dipakai; perbaiki',
  'items-none':
    'berkas tidak punya satu butir pun dari bank atau kunci; periksa apakah berkasnya benar, atau sebut kolom butirnya dalam tata letak',
  'item-unknown':
    'butir tidak ada dalam bank; tambahkan ke bank, atau perbaiki namanya (kolom yang bukan butir: --ignore atau --keep)',
  'item-categories': 'banyaknya kategori butir kurang dari 2 atau lebih dari 255; perbaiki',
  'record-too-long': 'baris terlalu panjang; cari tanda kutip yang tidak pernah ditutup',
  'option-unused': 'pilihan ini tidak berpengaruh di sini; hilangkan, atau beri apa yang diperlukannya',
  'option-invalid': 'pilihan ini tidak lengkap, atau nilainya di luar jangkauan; perbaiki',
  'option-unknown': 'pilihan ini tidak dikenal; periksa ejaannya',
  'response-invalid': 'jawaban bukan kategori butirnya; kodekan ulang mulai dari 0 (255 untuk butir yang tidak diberikan)',
  'sum-score-nominal': 'butir NRM punya kategori yang tidak berurutan; keluarkan butirnya, atau pakai cara lain',
  'encoding-wrong':
    'bita di tempat ini bukan dalam pengodean yang diharapkan; sebut pengodeannya dengan --encoding, atau simpan lagi sebagai UTF-8',
  'quote-misplaced':
    'tanda kutip berada di dalam sel yang tidak dimulai dengannya; apit selnya dengan tanda kutip, dan gandakan yang di dalam',
  'quote-unclosed': 'tanda kutip tidak pernah ditutup; tutup',
  'row-length': 'baris punya lebih banyak atau lebih sedikit sel daripada kepala tabel; periksa tanda kutip dan pemisah',
  'json-invalid':
    'baris NDJSON bukan objek dengan bentuk yang diharapkan; tulis satu objek per baris, dengan nomor orang sebagai teks',
  'person-missing': 'baris tanpa nomor orang; isi',
  'person-duplicate': 'orang ini sudah muncul sebelumnya; hapus salah satu barisnya',
  'person-rounded': 'nomor orang telah dibulatkan lembar kerja; ekspor lagi dengan kolom nomor sebagai teks',
  'cell-invalid':
    'isi sel bukan kategori, dan bukan jawaban atau kode yang dinyatakan; perbaiki sel, nyatakan dalam tata letak, atau beri kunci',
  'cell-out-of-range': 'kategori di atas kategori tertinggi butir, atau di bawah 0; periksa sel, bank, dan --base',
  'figure-invalid': 'sel berkas skor bukan angka; perbaiki',
  'blanks-scattered': 'sel kosong tampak seperti jawaban dilewati, bukan paket soal lain; katakan artinya dengan --blank',
  'ids-perhaps-rounded': 'semua nomor panjang berakhir dengan nol, seperti dibulatkan lembar kerja; bandingkan dengan data asli',
  'items-unseen': 'sebagian butir bank tidak punya jawaban dalam berkas; periksa bank dan berkasnya',
} satisfies Readonly<Record<string, string>>
