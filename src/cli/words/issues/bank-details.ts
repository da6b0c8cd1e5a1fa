/** Indonesian for issues of banks, item tables, texts, keys and layouts. */
export const bankDetails = {
  'document-shape': 'sebuah isian tidak ada, tidak dikenal, atau salah jenisnya; periksa ejaan dan nilainya',
  'json-syntax': 'teks di tempat ini bukan JSON yang sah; perbaiki tempat itu',
  'bank-empty': 'bank tidak memuat butir; tambahkan butir',
  'item-duplicate': 'butir muncul dua kali; beri setiap butir id sendiri, atau hapus salah satunya',
  'item-id-empty': 'butir di baris ini tidak punya id; isi kolom "item"',
  'item-table-header':
    'kepala tabel butir kurang sebuah kolom, atau punya kolom yang tidak dikenal; tulis item,model,a,b,c,d,b1,b2,…',
  'row-long': 'baris punya lebih banyak sel daripada kepala tabel; periksa tanda kutip dan tanda desimal',
  'model-unknown': 'model tidak dikenal; pakai salah satu dari 1pl 2pl 3pl 4pl grm pcm gpcm rsm nrm',
  'status-unknown': 'status butir tidak dikenal; pakai operational, pretest, atau retired',
  'cell-not-a-number': 'sel ini harus bilangan; perbaiki selnya (tanda desimalnya titik)',
  'cell-foreign': 'baris ini punya parameter yang tidak dimiliki modelnya; kosongkan selnya, atau perbaiki modelnya',
  'parameter-invalid':
    'parameter melanggar aturan modelnya, misalnya a ≤ 0, c ≥ d, atau ambang tidak berurutan; perbaiki nilainya',
  'rating-scale-unequal':
    'butir-butir satu skala penilaian (rating scale) punya langkah yang berbeda; samakan langkahnya, atau beri ratingScale lain',
  'uncertainty-invalid':
    'ketidakpastian butir tidak memberi peluang bagi parameter yang sah (a > 0 dan 0 ≤ c < d ≤ 1); perbaiki "uncertainty" butir ini',
  'enemy-self': 'butir disebut sebagai musuhnya sendiri; hapus dari "enemies"',
  'enemy-unknown': 'butir musuh tidak ada dalam bank; hapus, atau tambahkan butirnya',
  'content-language': 'dokumen teks berbahasa lain daripada yang disebut; tukar dokumennya',
  'content-duplicate': 'butir punya dua teks dalam satu bahasa; pertahankan satu',
  'content-missing': 'butir tidak punya teks dalam sebuah bahasa; tambahkan, atau pensiunkan butirnya',
  'content-type': 'bank dan teks memberi butir ini jenis yang berbeda; samakan',
  'content-options': 'pilihan jawaban butir berbeda antarbahasa; samakan id pilihannya',
  'option-duplicate': 'id pilihan jawaban muncul dua kali dalam satu butir; beri setiap pilihan id sendiri',
  'key-missing': 'butir tidak punya kunci; tambahkan, atau pensiunkan butirnya',
  'key-mismatch': 'kunci muncul dua kali, atau tidak cocok dengan teks atau model butir; perbaiki kuncinya',
  'key-empty': 'baris tabel kunci tanpa butir atau tanpa kunci; isi, atau hapus barisnya',
  'key-duplicate': 'tabel kunci punya kunci kedua untuk butir ini; hapus salah satu barisnya',
  'key-categories': 'kunci memberi lebih banyak kategori daripada yang dimiliki butir dalam bank; perbaiki kunci atau bank',
  'key-without-item': 'kunci memuat butir yang tidak ada dalam berkas; perbaiki namanya, atau hapus',
  'item-unkeyed':
    'kolom tampak seperti butir, tetapi tidak ada dalam kunci; tambahkan ke kunci, atau sebut dengan --ignore atau --group',
  'letters-without-key': 'kolom berisi huruf, dan tidak ada kunci yang menyebut huruf yang benar; beri kunci dengan --key',
  'column-no-item': 'kolom tidak berisi huruf pilihan maupun kategori; lewati dengan --ignore, atau sebut dengan --group',
  'form-column-missing':
    'kunci berbeda menurut paket soal, tetapi kolom paketnya tidak disebut; sebut sebagai "form" dalam tata letak',
  'layout-column-duplicate': 'tata letak menyebut sebuah kolom dua kali; sebut setiap kolom satu kali',
  'layout-item-duplicate': 'tata letak menyebut sebuah butir dua kali; sebut setiap butir satu kali',
  'layout-form-missing': 'kunci per paket perlu kolom yang menyebut paket soal tiap orang; tambahkan "form"',
  'layout-item-unknown':
    'kunci per paket menyebut butir yang tidak ada dalam tata letak; perbaiki idnya, atau tambahkan kolomnya',
  'row-refused': 'baris ditolak; perbaiki barisnya, atau cara membacanya',
  'classical-length': 'bagian data ini punya banyak isian yang tidak sesuai dengan banyaknya orang atau butir; lengkapi',
} satisfies Readonly<Record<string, string>>
