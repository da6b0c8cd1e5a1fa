/** Indonesian for issues of scores and shares: weights, rosters, replicates, comparisons over time. */
export const shareDetails = {
  'origin-contradicted': 'pilihan ini bertentangan dengan paspor di samping skor; hilangkan, karena paspor yang berlaku',
  'origin-unsaid': 'tanpa paspor, pilihan ini harus menyebut asal skor; beri pilihannya',
  'plausible-values-few': 'nilai plausibel kurang dari 2; skor dengan lebih banyak',
  'population-size':
    'banyaknya orang bukan bilangan bulat, atau kurang daripada yang dites; sebut banyaknya orang yang dibicarakan porsi itu',
  'replicate-count': 'bobot replikasi terlalu sedikit untuk caranya; periksa pola namanya',
  'replicate-method-missing': 'bobot replikasi disebut tanpa caranya; sebut dengan --replicate-method',
  'replicate-weights-missing': 'cara replikasi disebut tanpa bobotnya; sebut kolom-kolomnya',
  'replicates-need-plausible-values': 'bobot replikasi diberikan untuk taksiran titik; skor dengan nilai plausibel',
  'roster-and-size': 'daftar orang dan banyaknya orang diberikan sekaligus; hilangkan banyaknya orang',
  'roster-count': 'hitungan dalam daftar orang bukan bilangan bulat; perbaiki',
  'roster-duplicate': 'strata muncul dua kali dalam daftar orang; jumlahkan hitungannya',
  'roster-exceeded': 'orang yang dites dalam strata ini lebih banyak daripada dalam daftar; perbaiki hitungannya',
  'roster-stratum-unknown': 'ada orang dalam strata yang tidak ada pada daftar; tambahkan, atau perbaiki namanya',
  'roster-without-group': 'daftar orang kurang kolom kelompok; tambahkan kolomnya',
  'roster-without-strata': 'daftar orang tidak punya kolom selain "count"; tambahkan satu, misalnya unit kerja',
  'scores-format': 'dua pilihan bentuk berkas skor saling meniadakan; hilangkan salah satunya',
  'scores-decimal-lost': 'angka ini tidak mungkin dalam logit; ekspor lagi, untuk lembar kerja Indonesia dengan --excel id',
  'scores-method-unknown': 'cara menaksir theta tidak diketahui; sebut caranya dan priornya',
  'scores-points-only': 'taksiran titik tanpa galat bakunya; beri nilai plausibel atau galat baku',
  'scores-unconditioned':
    'nilai plausibel tidak ditarik menurut kelompok yang diminta; kondisikan padanya saat menskor, pakai taksiran, atau terima angka yang ditandai',
  'weight-missing': 'bobot replikasi disebut tanpa bobot dasarnya; sebut kolomnya',
  'weight-invalid': 'bobot negatif atau bukan bilangan; perbaiki, atau keluarkan orangnya',
  'weights-all-zero': 'semua bobot 0; sekurangnya satu orang harus dihitung',
  'link-error-invalid': 'galat penyatuan bukan galat baku dalam logit; beri yang dicetak melek link',
  'trend-bank':
    'kedua hasil berasal dari bank yang berbeda; satukan skalanya, dan beri galat penyatuannya, atau --link-error 0 bila keduanya diskor dengan parameter butir yang sama',
  'trend-estimand': 'kedua hasil membicarakan orang yang berbeda; taksir keduanya dengan cara yang sama',
  'trend-scale': 'kedua hasil berada pada skala yang berbeda atau tidak bernama; satukan skalanya, dan beri galat penyatuannya',
  'trend-standard': 'kedua hasil memakai standar yang berbeda; hitung lagi yang terdahulu dengan standar yang kemudian',
  'length-mismatch': 'panjang kolom tidak sesuai dengan banyaknya orang; beri satu isian per orang, dan jawaban orang × butir',
  'persons-invalid': 'banyaknya orang harus bilangan bulat 0 atau lebih; beri banyaknya baris',
  'category-beyond-range': 'seseorang punya kategori yang tidak dimiliki butir; periksa --base dan kunci',
  'nobody-answered': 'tidak ada orang yang menjawab satu butir pun; periksa apakah berkas dan bank sepadan',
  'covariate-invalid': 'kovariat punya lebih dari 30 kategori; gabungkan kategorinya, dan jangan pakai nama atau nomor orang',
  'rule-not-supported':
    'standar konjungtif perlu hasil per pilar, sedangkan jawaban diskor pada satu skala; pakai aturan kompensatoris',
  'target-without-cut': 'tingkat sasaran adalah yang terendah, yang dicapai semua orang; sebut tingkat yang punya titik potong',
  'target-level-mismatch':
    'sasaran dan standar menghitung dari tingkat yang berbeda; pakai versi standar dengan targetLevel yang sama',
} satisfies Readonly<Record<string, string>>
