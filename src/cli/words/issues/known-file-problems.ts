import type { SentencePair } from '../../../reports/translated-sentence.js'

/** What is said of files that cannot be read or written, and of columns that cannot be found. */
export const knownFileProblems: readonly SentencePair[] = [
  { en: '{file} could not be read: {why}', id: '{file} tidak dapat dibaca: {why}' },
  { en: '{file} could not be written: {why}', id: '{file} tidak dapat ditulis: {why}' },
  { en: '{file} is a folder; name a file', id: '{file} sebuah folder; sebut berkas' },
  {
    en: '{file} is compressed with gzip and damaged or cut off; copy it again',
    id: '{file} dikompresi dengan gzip dan rusak atau terpotong; salin lagi',
  },
  {
    en: '{role} and {other} are the same file, {file}; choose another name for {again}',
    id: '{role} dan {other} adalah berkas yang sama, {file}; pilih nama lain untuk {again}',
  },
  {
    en: 'the file is not {encoding}; it looks like {likely}: use --encoding {again} or "encoding": {third} in the layout, or save it as UTF-8',
    id: 'berkas bukan {encoding}, tampaknya {likely}; pakai --encoding {again}, atau "encoding": {third} dalam tata letak, atau simpan sebagai UTF-8',
  },
  {
    en: 'the file is not {encoding}; some of its bytes are damaged or in another encoding; save it again as UTF-8',
    id: 'berkas bukan {encoding}: sebagian bitanya rusak atau dalam pengodean lain; simpan lagi sebagai UTF-8',
  },
  {
    en: 'the file must be {encoding}, but it ends in the middle of a character; was it cut off while copying?',
    id: 'berkas harus {encoding}, tetapi berakhir di tengah sebuah huruf; mungkin terpotong saat disalin',
  },
  { en: 'the file must be a text table; {what}', id: 'berkas harus tabel teks; {what}' },
  {
    en: 'a response file must have a header, but the file is empty',
    id: 'berkas jawaban kosong, padahal harus punya kepala tabel; periksa apakah berkasnya benar',
  },
  {
    en: 'a table must have a header, but the file is empty',
    id: 'tabel kosong, padahal harus punya kepala tabel; periksa apakah berkasnya benar',
  },
  {
    en: '{file} has a header but no rows: there is nobody to score; check that it is the right file and not cut off',
    id: '{file} punya kepala tabel tetapi tidak ada baris: tidak ada orang untuk diskor; periksa apakah berkasnya benar dan utuh',
  },
  {
    en: 'the file does not end as a Parquet file does: it is another kind of file or was cut off; copy it again',
    id: 'akhir berkas tidak seperti berkas Parquet: jenis berkas lain, atau terpotong; salin lagi',
  },
  { en: '{what} is not in the header; it has {names}', id: '{what} tidak ada dalam kepala tabel, yang memuat {names}' },
  {
    en: '{what} occurs twice in the header; rename one of them',
    id: '{what} muncul dua kali dalam kepala tabel; ganti nama salah satunya',
  },
  {
    en: 'a column name must occur once; rename one of them',
    id: 'nama kolom ini muncul dua kali; ganti nama salah satunya',
  },
  {
    en: 'the column is not in the bank but {why}; add the item to the bank, or say --keep {column} or --ignore {again}',
    id: 'kolom tidak ada dalam bank, tetapi {why}; tambahkan butirnya ke bank, atau sebut --keep {column} atau --ignore {again}',
  },
  {
    en: 'no column belongs to an item of the bank, whose ids are like {ids}; it has {names}; check the bank, or describe the file with a layout (melek inspect FILE writes one)',
    id: 'tidak ada kolom untuk butir bank, yang idnya seperti {ids}; kepala tabel memuat {names}; periksa banknya, atau jelaskan berkasnya dengan tata letak (ditulis oleh melek inspect BERKAS)',
  },
  {
    en: 'no response is to an item of the bank, whose ids are like {ids}; the file has {names}; check the bank and the column of the items',
    id: 'tidak ada jawaban untuk butir bank, yang idnya seperti {ids}; berkas memuat {names}; periksa bank dan kolom butirnya',
  },
  {
    en: 'the first column is an item; name the column of the person (--id NAME)',
    id: 'kolom pertama adalah butir; sebut kolom nomor orang (--id NAMA)',
  },
  {
    en: 'a long file must have the columns person,item,response; it has {names}; rename them',
    id: 'berkas bentuk panjang harus punya kolom person,item,response; kepala tabel memuat {names}; ganti namanya',
  },
  {
    en: 'column {column} is an item of the bank: the file is a wide one, with a column an item; read it as that (leave out --long)',
    id: 'kolom {column} adalah butir bank: berkas ini bentuk lebar, satu kolom per butir; baca demikian (hilangkan --long)',
  },
  {
    en: 'no column belongs to an item of the bank, whose ids are like {ids}; it has {names}; they are those of a long file, with a row a response: read it as one (--long)',
    id: 'tidak ada kolom untuk butir bank, yang idnya seperti {ids}; kepala tabel memuat {names}, seperti bentuk panjang, satu baris per jawaban: baca demikian (--long)',
  },
  {
    en: 'the column of the person is to be kept, but its ids are to be hidden (--hash-id); leave it out of what is kept',
    id: 'kolom nomor orang hendak dibawa, padahal nomornya disembunyikan (--hash-id); keluarkan dari kolom yang dibawa',
  },
  { en: '{file} has no column {names}; it has {others}', id: '{file} tidak punya kolom {names}; yang ada {others}' },
]
