import type { KeyItem } from '../bank/answer-keys.js'
import type { BankItem } from '../bank/item-bank.js'
import type { ContentItem } from '../bank/item-content.js'
import type { Language } from '../reports/bilingual.js'

/** Two items that show the form of a bank, one right-or-wrong and one graded; to be replaced by one's own. */
export const exampleItems: readonly BankItem[] = [
  {
    id: 'EXAMPLE-001',
    model: '2pl',
    parameters: { discrimination: 1, difficulty: -0.5 },
    uncertainty: { kind: 'prior', discrimination: { lognormal: [0, 0.3] }, difficulty: { normal: [-0.5, 0.6] } },
    status: 'operational',
    content: { pillar: 'safety', competence: 'A1', level: 2, type: 'choice' },
    enemies: [],
    provenance: { parameters: 'judged, no data yet', note: 'example item, replace it' },
  },
  {
    id: 'EXAMPLE-002',
    model: 'gpcm',
    parameters: { discrimination: 1, steps: [-0.3, 0.7] },
    uncertainty: { kind: 'prior', discrimination: { lognormal: [0, 0.3] }, difficulty: { normal: [0.2, 0.6] } },
    status: 'operational',
    content: { pillar: 'skills', competence: 'S5', level: 3, type: 'judgement' },
    enemies: [],
    provenance: { parameters: 'judged, no data yet', note: 'example item, replace it' },
  },
]

export const exampleKeys: readonly KeyItem[] = [
  { id: 'EXAMPLE-001', scoring: { kind: 'choice', correct: 'b' } },
  { id: 'EXAMPLE-002', scoring: { kind: 'choice', correct: 'c', categories: { a: 0, b: 1, c: 2, d: 0 } } },
]

interface Text {
  readonly stem: string
  readonly options: readonly [string, string, string, string]
}

const texts: Readonly<Record<Language, readonly [choice: Text, judgement: Text]>> = {
  id: [
    {
      stem: 'Anda memakai komputer bersama di ruang layanan untuk membuka akun kepegawaian. Apa yang perlu dilakukan sebelum pergi?',
      options: [
        'Menutup jendela peramban saja',
        'Keluar dari akun, lalu menutup peramban',
        'Mematikan layar komputer',
        'Membersihkan folder unduhan saja',
      ],
    },
    {
      stem: 'Rapat besok pindah ruang. Sepuluh peserta berasal dari tiga kantor, dan sebagian jarang membuka grup percakapan. Bagaimana Anda mengabarkannya?',
      options: [
        'Menempel kertas di pintu ruang yang lama',
        'Menulis di grup percakapan saja',
        'Memperbarui undangan kalender dan mengirim pesan ke semua peserta',
        'Menunggu sampai ada yang bertanya',
      ],
    },
  ],
  en: [
    {
      stem: 'You use a shared computer in the service room to open your staff account. What needs to be done before you leave?',
      options: [
        'Only close the browser window',
        'Sign out of the account, then close the browser',
        'Switch off the screen',
        'Only empty the downloads folder',
      ],
    },
    {
      stem: "Tomorrow's meeting moves to another room. The ten participants come from three offices, and some rarely open the chat group. How do you tell them?",
      options: [
        'Put a paper on the door of the old room',
        'Write in the chat group only',
        'Update the calendar invitation and send a message to all participants',
        'Wait until somebody asks',
      ],
    },
  ],
}

/** The texts of the example items in one language. */
export function exampleContent(language: Language): ContentItem[] {
  return exampleItems.map((item, index) => {
    const { stem, options } = texts[language][index as 0 | 1]
    return {
      id: item.id,
      type: item.content.type ?? 'choice',
      stem,
      options: options.map((text, k) => ({ id: 'abcd'.charAt(k), text })),
    }
  })
}
