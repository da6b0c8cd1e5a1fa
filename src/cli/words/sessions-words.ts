import { bilingual } from '../../reports/bilingual.js'

/** Words of `sessions`. */
export const sessionsWords = bilingual({
  id: {
    sessions: 'bekerja dengan catatan tes adaptif',
    export: 'ubah catatan tes adaptif menjadi berkas jawaban: satu baris per orang, satu kolom per butir',
    logs: 'berkas sesi: dokumen JSON, daftar, atau satu sesi per baris',
    out: 'berkas CSV, atau - untuk keluaran standar',
    unfinished: 'sertakan juga tes yang belum selesai',
    termNa: 'butir yang tidak diberikan; O dilewati, R tidak tercapai, T kehabisan waktu',
    exported: (sessions: string, items: string, trial: string) =>
      `${sessions} tes diekspor dengan ${items} butir, ${trial} di antaranya butir uji coba yang tidak ikut diskor.`,
    leftOut: (count: string) => `${count} tes belum selesai dan tidak disertakan; --unfinished menyertakannya.`,
    banks: (names: string) => `Tes berasal dari beberapa bank atau skala: ${names}. Satukan dahulu skalanya (melek link).`,
    simulated: (count: string, all: string) =>
      `DATA SINTETIS: ${count} dari ${all} tes disimulasikan; tidak ada orang yang mengerjakannya. Jangan dipakai untuk kalibrasi atau hasil.`,
    duplicates: (ids: string) => `Orang dengan lebih dari satu tes, semua ditulis; pembaca memakai baris pertama: ${ids}.`,
    none: 'tidak ada tes yang selesai di antara catatan; periksa berkasnya, atau sertakan --unfinished',
    written: (path: string) => `Ditulis: ${path}`,
  },
  en: {
    sessions: 'work with logs of adaptive tests',
    export: 'turn logs of adaptive tests into a response file: a row a person, a column an item',
    logs: 'session files: a JSON document, a list, or a session a line',
    out: 'CSV file, or - for standard output',
    unfinished: 'take in tests that were not finished',
    termNa: 'an item that was not given; O omitted, R not reached, T timed out',
    exported: (sessions: string, items: string, trial: string) =>
      `${sessions} ${sessions === '1' ? 'test' : 'tests'} exported with ${items} ${items === '1' ? 'item' : 'items'}, ${trial} of them on trial and not scored.`,
    leftOut: (count: string) =>
      `${count === '1' ? '1 test is not finished and was' : `${count} tests are not finished and were`} left out; --unfinished takes unfinished ones in.`,
    banks: (names: string) => `The tests come from several banks or scales: ${names}. Join the scales first (melek link).`,
    simulated: (count: string, all: string) =>
      `SYNTHETIC DATA: ${count} of ${all} tests were simulated; nobody sat them. They are not for calibration or results.`,
    duplicates: (ids: string) => `Persons with more than one test, all written; readers take the first row: ${ids}.`,
    none: 'no test among the logs is finished; check the files, or take in --unfinished ones',
    written: (path: string) => `Written: ${path}`,
  },
})
