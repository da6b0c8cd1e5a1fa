import { bilingual } from '../../reports/bilingual.js'

/** Words that every command shares: help, refusals, endings. */
export const coreWords = bilingual({
  id: {
    description:
      'melek mengukur literasi digital dengan teori respons butir: menskor berkas ujian, menjalankan tes adaptif, mengkalibrasi bank butir, dan menaksir porsi orang yang melek digital.',
    usage: 'Pemakaian:',
    usageOptions: '[pilihan]',
    usageCommand: '[perintah]',
    commands: 'Perintah:',
    arguments: 'Masukan:',
    options: 'Pilihan:',
    example: 'Contoh:',
    terms: 'Istilah:',
    choices: 'pilihan',
    byDefault: 'bawaan',
    isRequired: 'wajib',
    helpOption: 'tampilkan bantuan ini',
    helpCommand: 'tampilkan bantuan sebuah perintah',
    versionOption: 'tampilkan versi',
    langOption: 'bahasa layar: id atau en; juga lewat MELEK_LANG (bawaan: bahasa sistem bila en atau id, selain itu id)',
    exitCodes:
      'Kode keluar: 0 selesai; 1 salah pakai; 2 sebagian masukan ditolak; 3 tidak konvergen; 4 gagal membaca atau menulis; 70 cacat pada melek; 130 dihentikan.',
    moreHelp: (command: string) => `Bantuan sebuah perintah: ${command} NAMA`,
    error: 'Galat',
    defect: (text: string) =>
      `Ini cacat pada melek, bukan kesalahan Anda: ${text}\nMohon laporkan beserta perintahnya. MELEK_DEBUG=1 menampilkan letaknya.`,
    interrupted: 'Dihentikan. Tidak ada berkas setengah jadi yang tertinggal.',
    seeHelp: (command: string) => `Lihat: ${command} --help`,
    unknownOption: (flag: string) => `pilihan ${flag} tidak dikenal`,
    unknownCommand: (name: string) => `perintah "${name}" tidak dikenal`,
    missingArgument: (name: string) => `masukan <${name}> belum disebut`,
    missingOption: (flags: string) => `pilihan ${flags} wajib disebut`,
    optionNeedsValue: (flags: string) => `pilihan ${flags} perlu nilai`,
    tooManyArguments: (expected: string, got: string) =>
      `masukan yang diterima ${expected}, tertulis ${got}; apit nama yang memuat spasi dengan tanda kutip`,
    invalidValue: (flags: string, value: string, reason: string) => `pilihan ${flags} tidak menerima "${value}": ${reason}`,
    didYouMean: (name: string) => `Maksud Anda ${name}?`,
    progress: (rows: string, pace: string, left: string | undefined) =>
      `${rows} baris, ${pace} baris/detik${left === undefined ? '' : `, sisa ${left}`}`,
    minutesSeconds: (minutes: number, seconds: number) => (minutes > 0 ? `${minutes} mnt ${seconds} dtk` : `${seconds} dtk`),
    more: (count: string) => `… dan ${count} lagi`,
  },
  en: {
    description:
      'melek measures digital literacy with item response theory: it scores exam files, runs adaptive tests, calibrates item banks, and estimates what share of people is digitally literate.',
    usage: 'Usage:',
    usageOptions: '[options]',
    usageCommand: '[command]',
    commands: 'Commands:',
    arguments: 'Inputs:',
    options: 'Options:',
    example: 'Example:',
    terms: 'Terms:',
    choices: 'choices',
    byDefault: 'default',
    isRequired: 'required',
    helpOption: 'show this help',
    helpCommand: 'show the help of a command',
    versionOption: 'show the version',
    langOption: 'language of the screen: id or en; also by MELEK_LANG (default: that of the system if en or id, else id)',
    exitCodes:
      'Exit codes: 0 done; 1 misuse; 2 some input rejected; 3 not converged; 4 reading or writing failed; 70 a defect in melek; 130 interrupted.',
    moreHelp: (command: string) => `Help of a command: ${command} NAME`,
    error: 'Error',
    defect: (text: string) =>
      `This is a defect in melek, not your mistake: ${text}\nPlease report it with the command. MELEK_DEBUG=1 shows the place.`,
    interrupted: 'Interrupted. No half-written file is left behind.',
    seeHelp: (command: string) => `See: ${command} --help`,
    unknownOption: (flag: string) => `unknown option ${flag}`,
    unknownCommand: (name: string) => `unknown command "${name}"`,
    missingArgument: (name: string) => `the input <${name}> is missing`,
    missingOption: (flags: string) => `the option ${flags} is required`,
    optionNeedsValue: (flags: string) => `the option ${flags} needs a value`,
    tooManyArguments: (expected: string, got: string) =>
      `${expected} input(s) expected, got ${got}; put names with spaces in quotation marks`,
    invalidValue: (flags: string, value: string, reason: string) => `the option ${flags} does not take "${value}": ${reason}`,
    didYouMean: (name: string) => `Did you mean ${name}?`,
    progress: (rows: string, pace: string, left: string | undefined) =>
      `${rows} rows, ${pace} rows/s${left === undefined ? '' : `, ${left} left`}`,
    minutesSeconds: (minutes: number, seconds: number) => (minutes > 0 ? `${minutes} min ${seconds} s` : `${seconds} s`),
    more: (count: string) => `… and ${count} more`,
  },
})
