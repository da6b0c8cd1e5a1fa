/** Indonesian for errors of adaptive tests, their designs and rehearsals. */
export const adaptiveErrors = {
  'keys-in-browser':
    'kunci jawaban hendak dipakai di peramban, tempat siapa pun dapat membacanya; jalankan tes di server, atau nyatakan practice: true untuk latihan dengan butir publik',
  'language-unknown':
    'tidak ada teks butir dalam bahasa yang diminta; pakai salah satu bahasa yang disebut, atau tambahkan teksnya',
  'forms-invalid': 'paket soal tidak dapat dirakit dengan pilihan ini; perbaiki setiap masalah yang disebut',
  'estimator-missing':
    'cara menaksir dalam rancangan tidak tersedia di sini; serahkan everyRule dari melek/adaptive sebagai rules, atau pakai eap',
  'rule-missing':
    'rancangan menyebut aturan yang tidak tersedia di sini; serahkan everyRule dari melek/adaptive sebagai rules, atau pakai aturan lain',
  'exposure-state-invalid':
    'hitungan paparan butir dibuat pada titik theta lain daripada titik rancangan, atau dokumennya rusak; hitung ulang dari catatan sesi',
  'exposure-method':
    'parameter paparan diminta untuk rancangan tanpa cara itu; tulis "exposure": { "method": "sympson-hetter", "max": 0.2 } dalam rancangan',
  'exposure-designs':
    'hitungan atau parameter paparan diminta untuk beberapa rancangan, atau untuk rancangan yang tidak memakainya; sebut tepat satu rancangan yang memakainya',
  'design-factors': 'pilihan untuk menyilangkan rancangan bukan daftar bagian rancangan; perbaiki setiap masalah yang disebut',
  'session-invalid':
    'sesi rusak, atau dimulai dengan bank atau rancangan lain; pulihkan catatannya seperti saat disimpan, dan lanjutkan dengan bank dan rancangan asalnya',
  'session-id-invalid': 'id sesi bukan teks; beri teks, misalnya String(id), atau hilangkan',
  'seed-missing': 'sesi hendak dimulai tanpa benih (seed); beri teks apa pun sebagai benih, agar sesi dapat diulang',
  'session-edited':
    'kategori, taksiran, atau butir sesi tidak mengikuti jawaban, kunci, dan parameternya; pulihkan seperti saat disimpan, atau panggil rescore bila kunci diperbaiki',
  'end-reason-missing': 'tes hendak diakhiri tanpa alasan; sebut alasannya, yang ikut dicatat',
  'session-finished': 'tes ini sudah selesai, jawaban tidak lagi diterima; tampilkan hasilnya, atau mulai sesi lain',
  'item-not-presented': 'butir yang dijawab tidak sedang disajikan; jawab butir yang ditampilkan',
  'item-already-answered': 'butir ini sudah dijawab, dan jawaban dihitung satu kali; lanjutkan dengan butir yang menunggu',
  'answer-invalid':
    'bentuk jawaban tidak dikenal, atau menyebut pilihan yang tidak dimiliki butir; pakai id pilihan yang ditampilkan',
  'category-out-of-range': 'kategori yang dicatat tidak dimiliki butir ini; periksa kunci butir',
  'rollback-invalid':
    'jawaban yang hendak dibatalkan lebih banyak daripada yang diberikan, atau kunci diperbaiki di antaranya; batalkan lebih sedikit',
  'start-option-unused':
    'kovariat atau tes terdahulu diberikan, tetapi rancangan tidak memakainya; sebut dalam administration.start atau administration.retest, atau hilangkan',
  'covariate-missing':
    'rancangan menduga titik awal dari kovariat yang belum semuanya diberikan; beri setiap kovariat sebagai bilangan',
  'earlier-sitting-invalid': 'tes terdahulu punya umur negatif, atau angka yang bukan bilangan; perbaiki tempat yang disebut',
  'start-prior-far':
    'titik awal yang diduga berada di luar titik hitung rancangan; periksa kovariat dan koefisiennya, atau perlebar estimator.nodes',
  'session-suspended': 'tes ini sedang ditangguhkan; lanjutkan (resume) dahulu',
  'session-not-suspended': 'tes ini tidak sedang ditangguhkan; jawab saja butirnya',
  'suspension-refused':
    'rancangan tidak mengatur penangguhan, atau tes sudah ditangguhkan sebanyak yang diizinkan; lanjutkan, atau akhiri tes',
  'stage-not-open':
    'tahap hendak ditutup, tetapi rancangan tidak punya tahap untuk ditinjau, atau tes sedang ditangguhkan; atur administration.stage.review, atau lanjutkan tes dahulu',
  'rescore-invalid':
    'kategori baru tidak cocok dengan catatan: butirnya tanpa jawaban, atau kategori itu tidak dimiliki butir; keluarkan atau perbaiki butir yang disebut',
  'step-unknown':
    'penjelasan diminta untuk langkah yang tidak ada dalam sesi; sebut langkah dari 1 sampai banyaknya butir yang diberikan',
  'examinee-without-answers': 'seorang peserta gladi tidak punya theta sebenarnya maupun jawaban terekam; beri salah satunya',
  'examinees-count': 'banyaknya peserta bukan bilangan bulat 1 sampai 999.999.999; tulis dengan angka, atau sebut berkas theta',
  'examinees-conflict':
    'jawaban terekam sudah membawa orangnya sendiri; hilangkan --examinees, atau sebut berkas theta orang-orang itu',
  'file-examinees':
    'berkas theta tidak punya kolom, baris, atau theta yang dapat dipakai, atau tidak memuat seorang pun dari jawaban terekam; perlu kolom person dan theta, perbaiki baris yang disebut',
} satisfies Readonly<Record<string, string>>
