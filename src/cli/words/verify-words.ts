import { bilingual } from '../../reports/bilingual.js'

/** Words of `verify`. */
export const verifyWords = bilingual({
  id: {
    description: 'hitung ulang laporan porsi dari masukannya dan katakan apa yang berbeda',
    report: 'laporan dari melek population: halaman HTML atau JSON',
    same: (figures: string) =>
      `Sama: ${figures} masukan cocok dengan sidik jarinya, dan perhitungan ulang memberi hasil yang sama.`,
    inputChanged: (role: string, path: string) => `Masukan berubah sejak laporan dibuat: ${role} (${path}).`,
    inputMissing: (role: string, path: string) => `Masukan tidak ditemukan: ${role} (${path}).`,
    differences: (count: string) => `${count} tempat berbeda dari perhitungan ulang:`,
    place: (path: string, stated: string, found: string) => `  ${path}: tertulis ${stated}, dihitung ${found}`,
    more: (count: string) => `  … dan ${count} lagi`,
    pageDiffers: (stated: string, found: string) =>
      `Halaman tidak sesuai dengan angka di dalamnya (diubah sesudah dibuat, atau digambar oleh versi lain). Tertulis: …${stated}… Seharusnya: …${found}…`,
    otherVersion: (then: string, now: string) => `Laporan dibuat dengan melek ${then}, dihitung ulang dengan ${now}.`,
    notRecomputed: 'Tidak dihitung ulang karena masukannya tidak lengkap.',
    termReport: 'laporan memuat masukan (dengan sidik jari SHA-256), pilihan, dan seluruh angkanya',
  },
  en: {
    description: 'compute a report of shares again from its inputs and say what differs',
    report: 'report of melek population: HTML page or JSON',
    same: (figures: string) => `The same: ${figures} inputs match their fingerprints, and computing again gives the same result.`,
    inputChanged: (role: string, path: string) => `An input has changed since the report was made: ${role} (${path}).`,
    inputMissing: (role: string, path: string) => `An input is not there: ${role} (${path}).`,
    differences: (count: string) => `${count} places differ from what was computed again:`,
    place: (path: string, stated: string, found: string) => `  ${path}: stated ${stated}, found ${found}`,
    more: (count: string) => `  … and ${count} more`,
    pageDiffers: (stated: string, found: string) =>
      `The page is not what its figures give (edited after it was made, or drawn by another version). It says: …${stated}… It should say: …${found}…`,
    otherVersion: (then: string, now: string) => `The report was made with melek ${then}, computed again with ${now}.`,
    notRecomputed: 'Not computed again, since inputs are missing.',
    termReport: 'a report holds its inputs (with SHA-256 fingerprints), options and all its figures',
  },
})
