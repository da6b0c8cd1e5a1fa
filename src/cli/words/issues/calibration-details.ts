/** Indonesian for issues of calibration, of anchors, and of comparisons between groups. */
export const calibrationDetails = {
  'calibration-no-items': 'tidak ada kolom butir; periksa kepala tabel dan --ignore',
  'calibration-category': 'jawaban melampaui kategori model butir; kodekan ulang, atau pilih model politomi',
  'calibration-unanswered': 'tidak ada yang menjawab butir ini; keluarkan',
  'calibration-constant': 'semua jawaban butir ini sama, sehingga kesulitannya tidak terbatas; keluarkan, atau periksa kuncinya',
  'calibration-category-unseen':
    'tidak ada yang memilih sebuah kategori, sehingga parameternya tidak terbatas; gabungkan dengan kategori di sebelahnya',
  'calibration-unidentified':
    'yang ditaksir lebih banyak daripada yang dapat ditentukan data; tambah butir, tahan parameter pada sebuah bank, atau beri prior',
  'calibration-nodes':
    'titik kuadratur terlalu sedikit atau kurang jauh jangkauannya; hilangkan --nodes, atau beri sekurangnya 21,-4,4',
  'calibration-singular':
    'informasinya singular atau hampir, jadi jawaban tidak menentukan semua parameter; tambah orang atau butir, pakai model yang lebih sempit, atau beri prior',
  'calibration-few-persons':
    'orang tidak lebih banyak daripada parameter; kumpulkan lebih banyak jawaban, atau taksir lebih sedikit butir',
  'calibration-weight': 'bobot bukan bilangan terhingga di atas 0; perbaiki, atau keluarkan orangnya',
  'calibration-one-group': 'kolom kelompok hanya berisi satu nilai; sebut kolom lain, atau kalibrasi tanpa kelompok',
  'calibration-group-empty': 'ada orang tanpa kelompok; isi kolomnya, atau keluarkan orang itu',
  'calibration-reference-group': 'tidak ada orang dalam kelompok acuan; pilih salah satu kelompok yang ada',
  'calibration-small-group': 'kelompok punya kurang dari 10 orang dengan jawaban; gabungkan dengan kelompok lain',
  'calibration-unlinked-groups':
    'kelompok tidak punya butir bersama dengan kelompok acuan atau jangkar, sehingga skalanya tidak tertentu; tambahkan butir bersama, atau kalibrasi tersendiri',
  'calibration-unlinked-forms':
    'himpunan butir tidak punya orang bersama, sehingga hanya kemiripan orangnya yang membuatnya sebanding; tambahkan butir bersama, kecuali paket soal dibagikan acak',
  'calibration-item-duplicate': 'dua kolom punya id butir yang sama; ganti nama, atau lewati salah satunya',
  'calibration-item-unknown': 'model diberikan untuk butir tanpa jawaban; perbaiki idnya',
  'calibration-parameter-unknown': 'parameter yang ditahan atau disamakan bukan milik model butir; pakai salah satu yang disebut',
  'calibration-held-without-value': 'parameter hendak ditahan, tetapi nilainya tidak diberikan; beri nilainya',
  'calibration-values': 'nilai yang diberikan tidak membentuk kurva; ambang harus naik, dan asimtot memenuhi 0 ≤ c < d ≤ 1',
  'calibration-priors': 'prior tidak cocok dengan parameternya, tanpa sebaran, atau yang kedua padanya; perbaiki',
  'calibration-anchor-provisional':
    'parameter jangkar berasal dari penilaian, bukan pengukuran; berikan bank itu sebagai prior (--priors), bukan sebagai jangkar',
  'calibration-anchor-unused': 'tidak ada butir jawaban yang ada dalam jangkar; bandingkan id butirnya',
  'calibration-anchor-scale': 'konstanta skala berbeda dengan milik skala jangkar; hilangkan pilihannya',
  'calibration-anchor-model': 'butir punya model berbeda dalam jangkar dan tabel model; beri model jangkar',
  'calibration-anchor-mixed':
    'butir jangkar punya model lain daripada kalibrasi ini, dan tetap memakainya; periksa apakah tiap model cocok dengan butirnya',
  'calibration-models-missing': 'butir belum punya model; tambahkan ke tabel model, atau sebut --model',
  'calibration-models-twice': 'butir muncul dua kali dalam tabel model; pertahankan satu baris',
  'calibration-equal': 'isi kolom "equal" tidak berbentuk a=LABEL; sebut kolom dan label',
  'calibration-identify':
    'butir hendak dipusatkan, padahal lerengnya bebas, sebagian butir ditahan, atau sebarannya histogram; hilangkan --identify',
  'testlet-small': 'testlet punya kurang dari dua butir; keluarkan',
  'testlet-name': 'testlet bernama sama dengan butir lain; ganti namanya',
  'testlet-item-unknown': 'testlet memuat butir tanpa jawaban; perbaiki idnya',
  'testlet-item-twice': 'butir ada dalam dua testlet; pertahankan satu',
  'dif-few-items': 'skor pemadan perlu dua butir atau lebih; tambahkan butir',
  'dif-adaptive':
    'skor jumlah tes adaptif tidak dapat memadankan orang; pakai --match theta, atau --method lr, wald, rmsd, atau catsib',
  'dif-bank-missing': 'CATSIB perlu parameter butir; beri bank butirnya',
  'dif-anchor-unknown': 'butir jangkar bukan butir yang punya jawaban; perbaiki idnya',
  'dif-group-unknown':
    'tidak ada orang dalam kelompok fokal atau pembanding yang disebut; pakai nama yang ada, dengan ejaan yang sama',
  'dif-one-group':
    'semua orang dalam satu kelompok, atau kelompok fokal dan pembanding sama; sebut kolom yang membedakan, dan dua kelompok',
  'dif-group-small': 'kurang dari 10 orang dalam kelompok dapat dipakai; kumpulkan lebih banyak jawaban, atau gabungkan kelompok',
  'dif-incomplete':
    'kebanyakan orang tidak menjawab semua butir, sehingga skor jumlahnya tidak sebanding; padankan pada theta, atau keluarkan butir yang jarang diberikan',
  'anchor-pillar-unknown': 'pilar itu tidak ada dalam bank; pakai salah satu yang disebut',
  'anchor-items-few': 'butir bersama yang diminta lebih banyak daripada butir yang dapat dipakai; minta lebih sedikit',
  'anchor-unknown': 'butir bersama ini tidak ada dalam salah satu bank; perbaiki idnya',
  'anchor-empty': 'baris berkas butir bersama tanpa id butir; isi, atau hapus barisnya',
  'anchor-duplicate': 'butir disebut dua kali sebagai butir bersama; pertahankan satu',
  'anchor-model': 'butir bersama dikalibrasi dengan dua model; kalibrasi keduanya dengan model yang sama, atau keluarkan',
  'anchor-categories':
    'butir bersama punya banyak kategori yang berbeda di kedua bank; skor keduanya dengan cara yang sama, atau keluarkan',
  'anchor-provisional':
    'bank dasar penyatuan bersifat sementara: parameternya dari penilaian, bukan pengukuran; kalibrasi dahulu',
  'anchors-none': 'kedua bank tidak punya id butir yang sama; sebut butir bersamanya, dengan kedua idnya bila berbeda',
  'anchors-few': 'butir bersama kurang dari empat, tidak cukup untuk menemukan pergeseran; sebut lebih banyak',
} satisfies Readonly<Record<string, string>>
