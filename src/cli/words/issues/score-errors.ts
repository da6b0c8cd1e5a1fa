/** Indonesian for errors about scores: their files, their origin, and shares from them. */
export const scoreErrors = {
  'scores-empty': 'berkas skor kosong; periksa apakah berkasnya benar',
  'scores-header': 'kolom-kolom berkas skor tidak dapat dipahami; perbaiki kolom yang disebut',
  'scores-columns': 'kolom tabel skor tidak lengkap, ganda, atau nomornya meloncat; perbaiki kolom yang disebut',
  'scores-input':
    'porsi tidak dapat ditaksir dari skor ini; perbaiki kolom, rancangan sampel, standar, atau pilihan yang disebut',
  'scores-weights': 'ada bobot orang yang negatif atau kosong; perbaiki baris yang disebut, atau keluarkan orangnya',
  'scores-unbounded':
    'sebagian orang punya taksiran tanpa batas (benar semua atau salah semua), dan mengeluarkan mereka membuat hasil bias; skor lagi dengan eap atau wle, atau dengan nilai plausibel',
  'scores-passport':
    'asal skor tidak diketahui: tidak ada paspor (.meta.json) di sampingnya, atau paspornya bermasalah; sertakan paspornya, atau sebut yang diminta dengan pilihan',
  'scores-decimal-lost':
    'angka skor begitu besar sehingga lembar kerja tentu telah menghilangkan tanda desimalnya; ekspor lagi, untuk lembar kerja Indonesia dengan --excel id',
  'scores-format': 'berkas skor tidak dapat ditulis seperti diminta; perbaiki pilihan yang disebut',
  'figure-not-finite': 'sebuah angka berkas skor bukan bilangan terhingga; kosongkan sel skor yang tidak ada',
  'trend-broken':
    'dua hasil tidak dapat dibandingkan karena definisi, skala, atau banknya berubah; hitung keduanya dengan standar yang sama, atau satukan skalanya dan beri galat penyatuannya',
  'covariates-need-responses':
    '--covariates tidak berlaku untuk skor; beri berkas jawaban dan --bank, atau skor dengan melek score --condition',
  'uncertainty-needs-responses':
    '--parameter-uncertainty tidak berlaku untuk skor yang sudah jadi; hilangkan, atau mulai dari jawaban',
  'report-invalid': 'berkas ini bukan hasil melek population; sebut JSON atau halaman yang ditulis perintah itu',
  'projection-impossible':
    'proyeksi tidak dapat dihitung: sasaran, tahun, atau porsi awalnya tidak ada; beri --target, dan --year sebelum tahun sasaran',
  'options-contradicted': 'pilihan ini bertentangan dengan paspor di samping skor; hilangkan, karena paspor yang berlaku',
  'options-unused': 'pilihan ini tidak akan berpengaruh; hilangkan, atau beri apa yang diperlukannya',
  'population-size': 'yang dites lebih banyak daripada --population-size; sebut banyaknya orang yang dibicarakan porsi itu',
  'bank-mismatch': 'bank yang disebut bukan bank asal skor; sebut bank dalam paspornya',
  'roster-invalid': 'daftar orang (roster) bermasalah; perbaiki baris yang disebut',
  'roster-mismatch': 'daftar orang dan skor tidak sepadan; perbaiki strata yang disebut',
  'replicate-method': 'cara bobot replikasi tidak dikenal; pakai brr, fay:K, jk1, jk2, atau jk2-full',
  'anchor-options':
    'pilar yang diminta tidak ada dalam bank, atau butir yang diminta lebih banyak daripada yang ada; lihat yang disebut',
  'anchor-impossible': 'butir bersama sebanyak itu tidak dapat dipilih dari bank; minta lebih sedikit, atau hilangkan --pillar',
  'population-input':
    'porsi tidak dapat ditaksir dari masukan ini; perbaiki orang, jawaban, bobot, standar, sasaran, atau pilihan yang disebut',
} satisfies Readonly<Record<string, string>>
