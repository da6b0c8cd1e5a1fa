/** Indonesian for issues of designs and sessions, notes in a session's log, and answers of the HTTP interface. */
export const sessionDetails = {
  'design-value': 'sebuah angka rancangan di luar jangkauan; perbaiki nilainya',
  'design-select':
    'pemilihan butir punya angka di luar jangkauan, atau urutannya menyebut butir yang tidak dapat diberikan bank; perbaiki',
  'design-stop':
    'aturan berhenti tidak ada, ganda, di luar jangkauan, terlambat untuk berpengaruh, atau tidak dapat membedakan titik potongnya; perbaiki',
  'design-exposure':
    'pengendali paparan menyebut butir yang tidak dikenal, kurang parameternya, atau punya ukuran, kadar, atau titik yang mustahil; perbaiki',
  'design-administration':
    'butir uji coba, tahap, waktu, penangguhan, titik awal, atau tes ulang bertentangan satu sama lain atau dengan bank, atau angkanya di luar jangkauan; perbaiki',
  'blueprint-rule': 'aturan kisi-kisi mustahil, ganda, atau meminta lebih banyak butir daripada yang ada dalam bank; perbaiki',
  'blueprint-infeasible':
    'batas bawah kisi-kisi memerlukan lebih banyak butir daripada panjang tes; turunkan, atau perpanjang tes',
  'blueprint-part':
    'kisi-kisi punya bagian yang tidak dijaga oleh cara dalam rancangan; pakai cara "shadow", atau hapus bagiannya',
  'blueprint-undecided':
    'apakah ada tes yang memenuhi kisi-kisi tidak dapat diputuskan dalam langkah yang diizinkan; longgarkan aturannya',
  'forms-option': 'pilihan untuk merakit paket soal di luar jangkauan; perbaiki nilainya',
  'exposure-count':
    'angka dalam hitungan paparan bukan untuk titik theta mana pun, atau melebihi banyaknya sesi di sana; hitung ulang dari catatan sesi',
  'factor-unknown': 'pilihan disebut untuk sesuatu yang bukan bagian rancangan; sebut salah satu bagian yang ada',
  'factor-choices':
    'pilihan untuk sebuah bagian bukan daftar; beri daftar berisi satu pilihan atau lebih (null meniadakan bagian itu)',
  'session-format': 'bentuk sesi ini tidak dikenal; pakai versi melek yang menulisnya, atau yang lebih baru',
  'session-other-bank': 'sesi ini dimulai dengan bank lain, atau versi lain dari bank itu; lanjutkan dengan bank asalnya',
  'session-other-design': 'sesi ini dimulai dengan rancangan lain; lanjutkan dengan rancangan asalnya',
  'session-log':
    'catatan sesi melanggar urutan yang wajar, misalnya butir dijawab sebelum disajikan; pulihkan seperti saat disimpan',
  'session-edited':
    'sebuah angka atau keputusan dalam catatan sesi lain hasilnya bila dihitung lagi; pulihkan seperti saat disimpan',
  'session-unreadable': 'dokumen atau baris ini bukan sesi; keluarkan, atau pulihkan seperti saat disimpan',
  'covariate-missing': 'kovariat yang diperlukan rancangan tidak ada atau bukan bilangan; beri saat sesi dimulai',
  'earlier-sitting-invalid': 'hari, theta, atau galat baku tes terdahulu di luar jangkauan; perbaiki',
  'item-not-answered': 'butir yang hendak diskor ulang tidak punya jawaban dalam sesi; keluarkan',
  'category-out-of-range': 'kategori baru tidak dimiliki butir; periksa kuncinya',
  'stop-deferred': 'sebuah aturan hendak mengakhiri tes, tetapi kisi-kisi belum terpenuhi; tidak ada yang perlu dilakukan',
  balanced: 'hanya butir dengan ciri yang paling tertinggal dari kisi-kisi yang dipertimbangkan; tidak ada yang perlu dilakukan',
  'shadow-fallback':
    'tidak ditemukan tes utuh yang memenuhi aturan, jadi butir diseimbangkan satu per satu; longgarkan kisi-kisi, atau naikkan batas langkah',
  'shadow-any':
    'dalam langkah yang diizinkan, tes yang mendekati terbaik belum terbukti, jadi dipakai tes yang memenuhi aturan; naikkan batas langkah',
  'shadow-exposure-relaxed':
    'tes utuh hanya ditemukan dengan butir yang dikesampingkan pengendali paparan; tambah butir bila sering terjadi',
  'shadow-test': 'sebuah tes utuh yang memenuhi semua aturan telah dirakit; tidak ada yang perlu dilakukan',
  'blueprint-relaxed':
    'butir yang diminta kisi-kisi sudah habis, jadi batas bawahnya dilewati; tambah butir dengan ciri itu bila sering terjadi',
  'exposure-fallback':
    'pengendali paparan menolak semua calon, jadi dipakai yang paling sedikit ditolak atau yang terbaik; naikkan "max", atau tambah butir',
  'standard-error-not-reached': 'tes berakhir sebelum ketelitiannya tercapai, padahal bank mampu; izinkan lebih banyak butir',
  'standard-error-unreachable':
    'bank tidak punya butir yang mencapai ketelitian itu pada kemampuan ini; tambah butir di sekitarnya, atau minta lebih longgar',
  'answer-shape': 'isi permintaan bukan { item, answer }; kirim keduanya',
  'body-invalid': 'isi permintaan bukan objek JSON dalam UTF-8; kirim objek JSON',
  'body-too-large': 'isi permintaan terlalu besar; kirim lebih sedikit, atau naikkan batas bodyLimit',
  'language-unknown': 'sesi diminta dalam bahasa tanpa teks butir; minta salah satu bahasa yang ada',
  'stage-shape': 'permintaan menutup tahap bukan { close } dengan nomor tahap; kirim nomor tahap yang telah dilihat peserta',
  'session-unknown': 'sesi itu tidak ada; mulai yang baru',
  conflict:
    'butir sudah dijawab lain, tahap belum dimulai, atau jawaban lain sedang disimpan; baca sesinya dan tampilkan yang menunggu',
  invalid: 'permintaan tidak dapat dilaksanakan pada sesi ini; perbaiki seperti yang disebut',
} satisfies Readonly<Record<string, string>>
