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
    en: 'no response is to an item of the bank, whose ids are like {ids}; the file has {names}; check the bank and the column of the items',
    id: 'tidak ada jawaban untuk butir bank, yang idnya seperti {ids}; dalam berkas ada {names}; periksa bank dan kolom butirnya',
  },
  {
    en: 'the column of the person is to be kept, but its ids are to be hidden (--hash-id); leave it out of what is kept',
    id: 'kolom nomor orang hendak dibawa, padahal nomornya disembunyikan (--hash-id); keluarkan dari kolom yang dibawa',
  },
  { en: '{file} has no column {names}; it has {others}', id: '{file} tidak punya kolom {names}; yang ada {others}' },
]

/** Why a file cannot be read, what it is instead, and what a column is to be. */
export const fileFacts: readonly SentencePair[] = [
  { en: 'it does not exist; check the path', id: 'tidak ditemukan; periksa nama dan foldernya' },
  { en: 'it is a folder, not a file; name a file', id: 'berupa folder; sebut berkas' },
  {
    en: 'part of its path is a file, not a folder; check the path',
    id: 'sebagian jalurnya berkas, bukan folder; periksa jalurnya',
  },
  {
    en: 'permission is missing; check the rights of the file and its folder',
    id: 'izinnya tidak ada; periksa hak atas berkas dan foldernya',
  },
  {
    en: 'the disk is full; free some space or choose another folder',
    id: 'penyimpanan penuh; kosongkan sebagian, atau pilih folder lain',
  },
  { en: 'the disk is read-only; choose another folder', id: 'penyimpanan hanya dapat dibaca; pilih folder lain' },
  {
    en: 'it is a zip file, probably a spreadsheet (.xlsx, .ods): open it and save the sheet as "CSV UTF-8"',
    id: 'ini berkas zip, mungkin lembar kerja (.xlsx, .ods): buka, lalu simpan lembarnya sebagai "CSV UTF-8"',
  },
  {
    en: 'it is an old spreadsheet (.xls): open it and save the sheet as "CSV UTF-8"',
    id: 'ini lembar kerja lama (.xls): buka, lalu simpan lembarnya sebagai "CSV UTF-8"',
  },
  {
    en: 'it is compressed with gzip: unpack it first, or give it a name that ends in .gz',
    id: 'ini dikompresi dengan gzip: buka dahulu, atau beri nama yang berakhir dengan .gz',
  },
  {
    en: 'it is a Parquet file: give it a name that ends in .parquet',
    id: 'ini berkas Parquet: beri nama yang berakhir dengan .parquet',
  },
  {
    en: 'it is a PDF: ask for the table itself, as "CSV UTF-8"',
    id: 'ini berkas PDF: minta tabelnya sendiri, sebagai "CSV UTF-8"',
  },
  {
    en: 'it is a picture: ask for the table itself, as "CSV UTF-8"',
    id: 'ini gambar: minta tabelnya sendiri, sebagai "CSV UTF-8"',
  },
  { en: 'it is an archive: unpack it first', id: 'ini arsip: buka dahulu' },
  {
    en: 'it holds zero bytes, which no text has; is it damaged? Export the table again, as "CSV UTF-8"',
    id: 'isinya memuat bita nol, yang tidak ada dalam teks; mungkin rusak: ekspor lagi tabelnya sebagai "CSV UTF-8"',
  },
  {
    en: 'it holds control characters as no text does; check that it is the right file, and export the table as "CSV UTF-8"',
    id: 'isinya memuat karakter kendali yang tidak ada dalam teks; periksa apakah berkasnya benar, dan ekspor tabelnya sebagai "CSV UTF-8"',
  },
  { en: 'the column of the person', id: 'kolom nomor orang' },
  { en: 'the column to keep or to condition on', id: 'kolom yang dibawa, atau kolom untuk --condition,' },
  { en: 'the column of an item', id: 'kolom sebuah butir' },
  { en: 'the form column of the layout', id: 'kolom paket soal dalam tata letak' },
  { en: 'the column of item {item} in the layout', id: 'kolom butir {item} dalam tata letak' },
  { en: "is named like the bank's items", id: 'bernama seperti butir bank' },
  { en: 'has cells like responses', id: 'berisi sel seperti jawaban' },
  { en: 'responses', id: 'berkas jawaban' },
  { en: 'out', id: '--out' },
]
