import { bilingual } from '../../reports/bilingual.js'

/** Words of `serve`. */
export const serveWords = bilingual({
  id: {
    description: 'jalankan halaman tes penempatan di mesin ini, untuk mencoba',
    bank: 'folder bank; bawaan: bank terbuka literasi digital ASN',
    design: 'rancangan tes (JSON)',
    standard: 'standar (JSON)',
    port: 'porta; 0 memilih yang bebas',
    host: 'alamat yang didengarkan; bawaan hanya mesin ini',
    listening: (address: string) => `Buka ${address} di peramban. Ctrl+C untuk berhenti.`,
    memory: 'Sesi hanya ada dalam memori: setelah berhenti semuanya hilang. Ini untuk mencoba, bukan untuk ujian.',
    portTaken: (port: string) => `porta ${port} sedang dipakai; pilih yang lain dengan --port`,
    termSession: 'satu tes satu orang; kunci dan parameter butir tidak pernah dikirim ke peramban',
  },
  en: {
    description: 'serve the page of a placement test on this machine, for trying it out',
    bank: 'folder of a bank; default: the public bank on digital literacy of civil servants',
    design: 'design of the test (JSON)',
    standard: 'standard (JSON)',
    port: 'port; 0 picks a free one',
    host: 'address to listen on; by default this machine only',
    listening: (address: string) => `Open ${address} in a browser. Ctrl+C stops.`,
    memory: 'Sessions live in memory only: they are gone when this stops. It is for trying out, not for exams.',
    portTaken: (port: string) => `port ${port} is in use; choose another one with --port`,
    termSession: 'one test of one person; keys and item parameters never go to the browser',
  },
})
