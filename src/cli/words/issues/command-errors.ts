/** Indonesian for errors of calibration, comparison of groups, and the command line. */
export const commandErrors = {
  'calibration-impossible': 'parameter tidak dapat ditaksir dari jawaban ini; perbaiki setiap masalah yang disebut',
  'calibration-rows-none':
    'semua baris berkas jawaban ditolak; lihat alasannya, dan sebut kolom yang bukan butir dengan --group, --weight, atau --ignore',
  'calibration-models-table': 'tabel model (--models) tidak dapat dipahami; perbaiki baris yang disebut',
  'calibration-models-missing':
    'sebagian butir belum punya model; tambahkan ke tabel model, sebut --model untuk sisanya, atau lewati dengan --ignore',
  'calibration-priors-document': 'berkas prior tidak berbentuk prior; tulis kepadatan menurut parameter',
  'comparison-invalid': 'perbandingan perlu sekurangnya dua model dan dua lipatan; sebut lebih banyak',
  'comparison-without-choice':
    '--compare sendiri tidak menulis bank; lihat perbandingannya, lalu sebut model yang ditulis dengan --model',
  'classical-data':
    'jawaban, arti jawaban, dan kelompok tidak sama ukurannya; beri satu kode untuk setiap orang dan butir, dan satu daftar arti untuk setiap butir',
  'dif-impossible': 'jawaban ini tidak dapat dibandingkan antarkelompok; perbaiki setiap masalah yang disebut',
  'anchors-invalid': 'kedua bank tidak dapat disatukan atau dibandingkan lewat butir bersama itu; perbaiki butir yang disebut',
  'session-logs-invalid': 'sebagian catatan sesi tidak dapat dibaca; lihat berkas dan baris yang disebut',
  'session-logs-none': 'tidak ada tes yang selesai di antara catatan; periksa berkasnya, atau sertakan --unfinished',
  'argument-invalid': 'pilihan perintah ini saling meniadakan; hilangkan yang disebut',
  'argument-missing': 'berkas yang dikerjakan perintah ini belum disebut; sebut namanya, atau - untuk masukan standar',
  'command-unknown': 'perintah ini tidak dikenal; lihat nama yang mirip',
  'folder-taken': 'bank baru akan menimpa isi folder; pilih folder lain, atau kosongkan folder itu',
  'port-in-use': 'port ini sedang dipakai program lain; pilih yang lain dengan --port',
  interrupted: 'pekerjaan dihentikan, dan tidak ada keluaran yang ditulis; mulai lagi',
  'workers-missing':
    'program pekerja tidak ada di tempatnya; letakkan di samping program Anda, sebut dalam workerEntry, atau bekerja dengan satu pekerja (--workers 1)',
} satisfies Readonly<Record<string, string>>
