import type { LayoutDoubtCode } from '../../../tables/layout-doubts.js'

/** Indonesian for what was guessed about an exam file; the columns it concerns follow in brackets. */
export const inspectDoubts: Readonly<Record<LayoutDoubtCode, string>> = {
  'answers-stray': 'beberapa sel di antara kategori bukan jawaban dan ditolak saat dibaca; perbaiki sel itu',
  'base-guessed': 'tidak ada butir yang berisi 0, jadi 1 dianggap kategori terendah; saat menskor pakai --base 1',
  'blanks-present': 'sebagian jawaban kosong: tidak disajikan, dilewati, atau tak tercapai? Katakan dengan --blank',
  'columns-left-over': 'kolom ini berisi sel seperti jawaban, tetapi tidak dianggap butir',
  'delimiter-guessed': 'pemisah kolom ditebak; pemisah lain hampir sama cocoknya',
  'encoding-guessed': 'pengodean ditebak karena bukan UTF-8; periksa huruf beraksen',
  'form-keys-needed': 'kolom ini tampak seperti paket soal: beri kunci per paket bila paketnya berbeda',
  'header-absent': 'kepala tabel tampak seperti baris jawaban; tambahkan baris kepala',
  'header-duplicate': 'nama ini muncul dua kali di kepala tabel; ganti salah satunya',
  'ids-repeated': 'sebagian nomor orang berulang; baris pertama tiap orang yang dihitung',
  'ids-rounded': 'sebagian nomor orang telah dibulatkan lembar kerja; ekspor lagi dengan kolom nomor sebagai teks',
  'items-by-cells': 'kolom ini dianggap butir hanya karena isi selnya',
  'items-by-order': 'tidak ada kolom bernama seperti butir bank; periksa pasangan kolom dan butir di layout.json',
  'items-none': 'tidak ada kolom yang tampak seperti butir; sebutkan kolom butir',
  'key-varies': 'jawaban benar berbeda antarbaris: orang mendapat soal yang berbeda',
  'keys-needed': 'jawabannya berupa pilihan mentah: perlu kunci (di layout, atau --key BERKAS)',
  'person-absent': 'tidak ada kolom yang membedakan orang; sebutkan kolom nomornya',
  'person-guessed': 'kolom nomor orang ditebak; kolom lain juga mungkin',
  'points-mapped':
    'sel berisi poin; teks mana menjadi kategori mana tertulis pada "map" di layout.json menurut baris-baris pertama: cocokkan dengan kategori bank',
  'rows-other-length': 'sebagian baris punya jumlah sel yang lain dari kepala tabel; saat dibaca semuanya ditolak',
  'rows-none': 'tidak ada baris di bawah kepala tabel untuk menilai kolom',
  'signs-guessed': 'tanda di antara jawaban dianggap kosong atau jawaban ganda; periksa omitted dan multipleMarks',
  'title-rows': 'baris di atas kepala tabel dianggap judul dan dilewati',
}
