import { bilingual, type Language } from './bilingual.js'
import { numberWords } from './number-words.js'

/** Words for codes in documents. Texts that somebody wrote into a document stay in their language, as quotations. */
export const documentWords = bilingual({
  id: {
    /** What a file is to a report. */
    roles: {
      source: 'data',
      passport: 'paspor data',
      bank: 'bank',
      standard: 'standar',
      target: 'sasaran',
      roster: 'daftar orang',
      compare: 'hasil sebelumnya',
    } as Readonly<Record<string, string>>,
    keys: {
      status: 'status',
      cuts: 'batas',
      levelNames: 'nama tingkat',
      target: 'sasaran',
      date: 'tanggal',
      source: 'sumber',
      note: 'catatan',
      from: 'asal',
      to: 'tujuan',
      method: 'cara',
      set: 'ditetapkan',
      level: 'tingkat',
      file: 'berkas',
      judges: 'juri',
      persons: 'orang',
      errorCovers: 'galat mencakup',
      linked: 'disatukan skalanya',
      standard: 'standar',
      version: 'versi',
      scaleId: 'skala',
      banks: 'bank',
      anchors: 'butir bersama',
      slope: 'A',
      intercept: 'B',
      errors: 'galat',
    } as Readonly<Record<string, string>>,
    codes: {
      demonstration: 'peragaan',
      provisional: 'sementara',
      calibrated: 'terkalibrasi',
      'cuts set by judges': 'batas ditetapkan juri',
      'not known': 'tidak diketahui',
      angoff: 'Angoff',
      bookmark: 'penanda buku (bookmark)',
      groups: 'kelompok kontras',
      hofstee: 'Hofstee',
      judges: 'juri',
      panels: 'panel',
      persons: 'orang',
      'mean-mean': 'mean/mean',
      'mean-sigma': 'mean/sigma',
      'geometric-mean': 'rata-rata geometris',
      haebara: 'Haebara',
      'stocking-lord': 'Stocking–Lord',
    } as Readonly<Record<string, string>>,
  },
  en: {
    roles: {
      source: 'data',
      passport: 'passport of the data',
      bank: 'bank',
      standard: 'standard',
      target: 'target',
      roster: 'roster',
      compare: 'earlier result',
    },
    keys: {
      status: 'status',
      cuts: 'cuts',
      levelNames: 'names of the levels',
      target: 'target',
      date: 'date',
      source: 'source',
      note: 'note',
      from: 'from',
      to: 'to',
      method: 'method',
      set: 'set',
      level: 'level',
      file: 'file',
      judges: 'judges',
      persons: 'persons',
      errorCovers: 'the error covers',
      linked: 'linked',
      standard: 'standard',
      version: 'version',
      scaleId: 'scale',
      banks: 'banks',
      anchors: 'common items',
      slope: 'A',
      intercept: 'B',
      errors: 'errors',
    },
    codes: {
      demonstration: 'demonstration',
      provisional: 'provisional',
      calibrated: 'calibrated',
      'cuts set by judges': 'cuts set by judges',
      'not known': 'not known',
      angoff: 'Angoff',
      bookmark: 'bookmark',
      groups: 'contrasting groups',
      hofstee: 'Hofstee',
      judges: 'judges',
      panels: 'panels',
      persons: 'persons',
      'mean-mean': 'mean/mean',
      'mean-sigma': 'mean/sigma',
      'geometric-mean': 'geometric mean',
      haebara: 'Haebara',
      'stocking-lord': 'Stocking–Lord',
    },
  },
})

/** A text of a document, marked as one: “BKN, reported by …”. */
export function quotation(text: string): string {
  return `“${text}”`
}

/** What a file is to a report, in words. */
export function roleText(role: string, language: Language): string {
  return documentWords[language].roles[role] ?? role
}

/** Entries of a document, `status: peragaan, “no panel …”; tanggal: 2026-11-22`: keys and codes in words, all else quoted. */
export function documentEntries(entries: Readonly<Record<string, unknown>>, language: Language): string[] {
  const words = documentWords[language]
  return Object.entries(entries).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [`${words.keys[key] ?? key}: ${valueText(value, language)}`],
  )
}

function valueText(value: unknown, language: Language): string {
  if (typeof value === 'string') return textOf(value, language)
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : numberWords(language).decimal(value, 3)
  if (Array.isArray(value)) return value.map((each) => valueText(each, language)).join(', ')
  if (typeof value === 'object' && value !== null)
    return `(${documentEntries(value as Record<string, unknown>, language).join(', ')})`
  return String(value)
}

/** A code in words; "code: more" as the code and a quotation; days as they are. */
function textOf(text: string, language: Language): string {
  const { codes } = documentWords[language]
  if (/^\d{4}(-\d{2}){0,2}$/.test(text)) return text
  const [code = '', ...more] = text.split(': ')
  const known = Object.hasOwn(codes, code) ? codes[code] : undefined
  if (known === undefined) return quotation(text)
  return more.length === 0 ? known : `${known}, ${quotation(more.join(': '))}`
}
