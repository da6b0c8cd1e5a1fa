import type { LocalizedText } from '../localized-text.js'
import type { KomdigiDomainId } from './komdigi-domains.js'
import type { PillarId } from './pillars.js'

/** One of the 21 competences that the item bank measures, with its place in other frameworks. */
export interface Competence {
  readonly code: string
  readonly pillar: PillarId
  readonly name: LocalizedText
  /** Codes of DigComp, the closest first; competences keep their codes from 2.2 to 3.0. */
  readonly digComp: { readonly '2.2': readonly string[]; readonly '3.0': readonly string[] }
  /** DigComp 3.0 treats it inside all of its competences instead of in one. */
  readonly transversalIn?: '3.0'
  /** Areas (1, 2, …) or competences (0.1, …) of UNESCO's Digital Literacy Global Framework (2018). */
  readonly dlgf: readonly string[]
  /** Komdigi domains, the closest first. */
  readonly komdigi: readonly [KomdigiDomainId, ...KomdigiDomainId[]]
}

type Row = readonly [
  code: string,
  pillar: PillarId,
  id: string,
  en: string,
  digComp: string,
  dlgf: string,
  komdigi: Competence['komdigi'],
]

const skills = 'skills-and-interaction'
const safe = 'ethics-and-safety'
const service = 'public-service'

const rows: readonly Row[] = [
  [
    'S1',
    'skills',
    'Perangkat, jaringan, akun, dan pemecahan masalah',
    'Devices, networks, accounts and troubleshooting',
    '5.1 4.1',
    '0.1 0.2',
    [skills],
  ],
  [
    'S2',
    'skills',
    'Mencari dan menilai informasi resmi',
    'Searching for and evaluating official information',
    '1.1 1.2',
    '1',
    [skills],
  ],
  [
    'S3',
    'skills',
    'Data, berkas, lembar kerja, dan Satu Data',
    'Data, files, spreadsheets and Satu Data',
    '1.3 5.3',
    '1.3 6.2',
    [skills, service],
  ],
  ['S4', 'skills', 'Naskah dinas elektronik', 'Official electronic documents', '3.1 3.2', '3', [skills]],
  ['S5', 'skills', 'Komunikasi dan kolaborasi kerja', 'Communication and collaboration at work', '2.1 2.2 2.4', '2', [skills]],
  [
    'S6',
    'skills',
    'Layanan publik digital, otomatisasi, dan AI generatif',
    'Digital public service, automation and generative AI',
    '5.2 5.3 3.4 2.3',
    '5.5 6.1',
    [service],
  ],
  ['A1', 'safety', 'Akun dan autentikasi', 'Accounts and authentication', '4.1 2.6', '4.1', [safe]],
  [
    'A2',
    'safety',
    'Phishing, APK berbahaya, dan rekayasa sosial',
    'Phishing, harmful apps and social engineering',
    '4.1 1.2',
    '4.1',
    [safe],
  ],
  ['A3', 'safety', 'Data pribadi', 'Personal data', '4.2', '4.2', [safe]],
  ['A4', 'safety', 'Perangkat, jaringan, dan cadangan data', 'Devices, networks and backup', '4.1', '4.1', [safe]],
  [
    'A5',
    'safety',
    'Tanda tangan elektronik, keutuhan dokumen, dan pelaporan insiden',
    'Electronic signature, document integrity and incident reporting',
    '4.1 3.3 5.1',
    '4',
    [safe, service],
  ],
  ['E1', 'ethics', 'Hoaks dan verifikasi', 'Hoaxes and verification', '1.2', '1.2', [safe]],
  ['E2', 'ethics', 'Perilaku dan tutur kata', 'Conduct and speech', '2.5', '2.5', [safe]],
  ['E3', 'ethics', 'Netralitas ASN', 'Neutrality of civil servants', '2.6 2.5 2.3', '2.6', [safe]],
  ['E4', 'ethics', 'Hak cipta, lisensi, dan atribusi', 'Copyright, licences and attribution', '3.3', '3.3', [safe]],
  ['E5', 'ethics', 'Etika AI dan keputusan otomatis', 'Ethics of AI and automated decisions', '', '', [safe, 'leadership']],
  [
    'B1',
    'culture',
    'Pola pikir melayani, inklusi, dan aksesibilitas',
    'Service mindset, inclusion and accessibility',
    '5.2 2.3',
    '5',
    ['mindset'],
  ],
  [
    'B2',
    'culture',
    'Partisipasi, keterbukaan, LAPOR!, PPID, dan data terbuka',
    'Participation, openness, LAPOR!, PPID and open data',
    '2.3',
    '2.3',
    [service],
  ],
  [
    'B3',
    'culture',
    'Belajar, berbagi, kerja hibrida, dan kesejahteraan',
    'Learning, sharing, hybrid work and well-being',
    '5.4 4.3 2.4',
    '5.4',
    ['mindset'],
  ],
  [
    'B4',
    'culture',
    'Keberagaman, Pancasila, bahasa, dan konten lokal',
    'Diversity, Pancasila, language and local content',
    '2.5 2.3',
    '2.5',
    ['mindset'],
  ],
  [
    'B5',
    'culture',
    'Transformasi, arsitektur SPBE, dan kepemimpinan',
    'Transformation, SPBE architecture and leadership',
    '5.2 5.3',
    '6',
    ['leadership'],
  ],
]

/**
 * The 21 competences of the item bank with their crosswalk.
 * @source the mapping is ours, between the four national pillars, DigComp 2.2 and 3.0, the DLGF and Komdigi's five domains
 */
export const competences: readonly Competence[] = rows.map(([code, pillar, id, en, digComp, dlgf, komdigi]) => ({
  code,
  pillar,
  name: { id, en },
  digComp: { '2.2': codesIn(digComp), '3.0': codesIn(digComp) },
  ...(digComp === '' ? { transversalIn: '3.0' as const } : {}),
  dlgf: codesIn(dlgf),
  komdigi,
}))

function codesIn(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ')
}
