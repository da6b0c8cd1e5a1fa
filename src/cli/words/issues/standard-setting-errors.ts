/** Indonesian for errors about standards, targets and how cuts are set. */
export const standardSettingErrors = {
  'standard-invalid':
    'standar bermasalah (bentuk, urutan titik potong, tingkat sasaran, atau lainnya); perbaiki tempat yang disebut',
  'standard-missing':
    'bank sendiri disebut tanpa standarnya, dan titik potong bawaan tidak berlaku pada skalanya; sebut standarnya dengan --standard',
  'scale-mismatch':
    'titik potong standar berada pada skala lain daripada hasil, dan tidak berlaku di skala asing; pakai standar yang ditetapkan pada skala bank, atau satukan kedua skala (melek link)',
  'link-standard':
    'standar hendak dipindahkan antara dua skala yang tidak bernama atau sama; beri nama skala kedua bank (--scale-id untuk bank yang disatukan)',
  'target-invalid':
    'sasaran tidak berbentuk melek-target/1, misalnya tanggal penyebutnya tidak ada; perbaiki tempat yang disebut',
  'target-without-cut':
    'tingkat sasaran standar adalah yang terendah, yang dicapai semua orang; sebut tingkat yang punya titik potong',
  'agreement-items': 'kesepakatan keputusan diminta bagi paket soal tanpa butir; sertakan butirnya',
  'agreement-persons':
    'kesepakatan tingkat atau aturan sertifikat diminta tanpa seorang pun; sertakan sekurangnya satu orang berbobot lebih dari 0',
  'alpha-undefined':
    'alpha Cronbach tidak punya nilai: butir atau orang kurang dari dua, atau semua skor jumlah sama; sertakan matriks jawaban yang lengkap',
  'bookmark-invalid':
    'buku butir tidak dapat dibuat, atau penanda juri tidak menghasilkan titik potong; perbaiki setiap masalah yang disebut',
  'bookmarks-missing': 'sebut berkas penanda juri, atau --booklet untuk menulis buku butirnya dahulu',
  'cuts-invalid':
    'titik potong tidak dapat dipakai; urutkan dari rendah ke tinggi, dan setiap titik potong harus bilangan terhingga',
  'groups-contrast': 'kedua kelompok pembanding tidak menghasilkan titik potong; perbaiki setiap masalah yang disebut',
  'judges-file': 'berkas juri tidak dapat dibaca; perbaiki setiap masalah yang disebut',
  'limits-invalid': 'batas-batas dari para juri tidak memungkinkan pencarian kompromi; perbaiki setiap masalah yang disebut',
  'ratings-invalid': 'penilaian para juri tidak menghasilkan titik potong; perbaiki setiap masalah yang disebut',
  'levels-unclear':
    'banyaknya berkas juri tidak sama dengan banyaknya tingkat yang ditetapkan; sebut satu tingkat per berkas dengan --levels, menurut urutan berkas',
  'round-unknown':
    'putaran yang diminta tidak ada dalam berkas juri; sebut salah satu putarannya, atau hilangkan --round untuk yang terakhir',
  'share-curve-short': 'porsi pada kurang dari dua titik potong belum membentuk kurva; pakai hasil dari sepuluh orang atau lebih',
  'sub-scores-invalid': 'skor bagian-bagian tes tidak dapat dibandingkan; perbaiki setiap masalah yang disebut',
  'pathway-invalid': 'alur belajar tidak dapat dipakai; perbaiki setiap masalah yang disebut',
  'posts-invalid': 'syarat jabatan bermasalah, atau bukan untuk standar ini; perbaiki setiap masalah yang disebut',
} satisfies Readonly<Record<string, string>>
