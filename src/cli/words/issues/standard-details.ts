/** Indonesian for issues of standards, judges, posts and pathways. */
export const standardDetails = {
  'standard-rule':
    'standar konjungtif diberikan kepada tes penempatan, yang punya satu hasil untuk semua pilar; pakai standar kompensatoris',
  'level-first-not-open': 'tingkat terendah punya batas bawah, sehingga sebagian theta tidak bertingkat; beri "from": null',
  'level-open-inside': 'tingkat di atas yang terendah tidak punya titik potong; beri "from"',
  'level-duplicate': 'dua tingkat punya id yang sama; beri setiap tingkat id sendiri',
  'level-unknown':
    'titik potong ditetapkan untuk tingkat yang tidak ada dalam standar, atau untuk yang terendah; sebut tingkat di atas yang terendah',
  'judgement-unreadable': 'penilaian atas seseorang bukan ya maupun tidak; tulis 1 atau 0, ya atau tidak',
  'target-level-unset': 'titik potong tingkat sasaran belum ditetapkan; tetapkan, atau ubah dahulu sasaran standarnya',
  'target-level-unknown': 'tingkat sasaran bukan salah satu tingkat standar; sebut salah satunya',
  'cuts-not-increasing': 'titik potong tidak naik dari tingkat ke tingkat; urutkan tingkatnya, atau perbaiki titik potong ini',
  'cut-not-finite': 'titik potong bukan bilangan terhingga; perbaiki',
  'cuts-count': 'banyaknya titik potong tidak satu untuk setiap tingkat selain yang terendah; tetapkan semuanya',
  'cut-errors-count':
    'banyaknya galat baku tidak sama dengan banyaknya titik potong; beri satu untuk setiap titik potong, atau hilangkan',
  'bookmark-nominal': 'buku butir memuat butir yang kategorinya tidak berurutan; keluarkan butirnya',
  'bookmark-page': 'penanda berada di halaman yang tidak memberi titik potong; perbaiki halamannya',
  'bookmark-probability': 'peluang jawaban tidak di antara 0 dan 1; pakai 0.67, atau nilai lain di antaranya',
  'bookmark-unreachable':
    'butir tidak pernah mencapai peluang jawaban itu, karena tebakan atau kekeliruan; pakai peluang lain, atau keluarkan butirnya',
  'cell-missing': 'sel pada baris juri kosong; isi',
  'cell-not-number': 'sel harus bilangan; perbaiki',
  'group-empty': 'salah satu dari dua kelompok tidak punya orang; tambahkan orang di keduanya',
  'limits-cuts': 'titik potong terendah seorang juri tidak di bawah yang tertinggi; tukar atau perbaiki',
  'limits-shares': 'porsi seorang juri tidak naik di dalam 0…1; tukar atau perbaiki',
  'rating-duplicate': 'seorang juri menilai sebuah butir, atau memasang penanda, dua kali dalam satu putaran; pertahankan satu',
  'rating-missing':
    'seorang juri melewatkan butir yang dinilai juri lain dalam putaran itu; tambahkan penilaiannya, atau keluarkan jurinya',
  'rating-out-of-range': 'penilaian bukan skor yang mungkin bagi butir; perbaiki',
  'rating-unreachable':
    'tidak ada theta yang diharapkan memberi jumlah penilaian juri ini (di bawah tebakan, atau di skor tertinggi); bicarakan lagi penilaiannya',
  'ratings-empty': 'belum ada yang menilai; sertakan sekurangnya satu juri',
  'pathway-format': 'aturan menyebut bentuk pelatihan yang tidak dijelaskan; jelaskan, atau perbaiki idnya',
  'pathway-gap': 'alur belajar tidak punya aturan untuk sebuah tingkat dan pilar; tambahkan aturan',
  'posts-duplicate': 'jabatan disebut dua kali; pertahankan satu',
  'posts-level': 'jabatan meminta tingkat yang tidak ada dalam standar; perbaiki tingkatnya',
  'posts-retest': 'tes ulang boleh dimulai sesudah batas akhirnya; tukar atau perbaiki harinya',
  'posts-standard': 'syarat jabatan ini untuk standar lain; pakai standar yang disebutnya',
  'reporting-slope': 'skor laporan akan turun bila kemampuan naik; beri lereng di atas 0',
  'reporting-range': 'skala laporan berakhir di bawah awalnya; tukar atau perbaiki "low" dan "high"',
  'reporting-bounds':
    'ujung skala laporan bukan kelipatan "round", sehingga skor yang dibulatkan dapat melewatinya; geser ujungnya, atau ubah "round"',
  'sub-scores-error':
    'varians galat negatif, atau di atas varians skornya; perbaiki, sebab kalau tidak bagian itu tanpa reliabilitas',
  'sub-scores-missing': 'skor sebuah bagian bukan bilangan terhingga; keluarkan orangnya',
  'sub-scores-parts': 'tes punya kurang dari dua bagian; bandingkan dua atau lebih',
  'sub-scores-persons': 'skor tidak mengisi tiga baris; sertakan orang × bagian',
  'theta-not-finite': 'theta bukan bilangan terhingga; keluarkan orangnya',
  'scale-unchanged': 'standar hendak disatukan ke skala yang sudah menjadi skalanya; sebut skala yang baru',
  'version-unchanged': 'titik potong lain hendak diberi versi yang sudah dipakai; beri versi lain',
  'forms-few': 'paket soal yang dikalibrasi bersama kurang dari dua; beri sekurangnya dua',
  'form-twice': 'dua paket soal punya nama yang sama; beri setiap paket nama sendiri',
} satisfies Readonly<Record<string, string>>
