import type { AnswerScoring, KeysDocument } from '../../src/bank/answer-keys.js'
import type { BankItem, ItemBank, ItemType } from '../../src/bank/item-bank.js'
import type { ContentDocument, ContentItem } from '../../src/bank/item-content.js'

const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: `option ${id}` }))

interface Kind {
  readonly type: ItemType
  readonly scoring: AnswerScoring
  readonly graded: boolean
  readonly targets?: ContentItem['targets']
}

/** One item of each type in turn: the first two dichotomous, the others with three categories. */
const kinds: readonly Kind[] = [
  { type: 'choice', scoring: { kind: 'choice', correct: 'b' }, graded: false },
  { type: 'inspect', scoring: { kind: 'choice', correct: 'a' }, graded: false },
  { type: 'judgement', scoring: { kind: 'choice', correct: 'b', categories: { a: 0, b: 2, c: 1, d: 0 } }, graded: true },
  { type: 'choices', scoring: { kind: 'choices', correct: ['a', 'd'], rule: 'partial' }, graded: true },
  { type: 'order', scoring: { kind: 'order', order: ['c', 'a', 'd', 'b'], rule: 'adjacent-pairs' }, graded: true },
  {
    type: 'match',
    scoring: { kind: 'match', pairs: { a: 'q', b: 'p', c: 't', d: 'r' }, rule: 'partial' },
    graded: true,
    targets: ['p', 'q', 'r', 's', 't'].map((id) => ({ id, text: `target ${id}` })),
  },
]

const kindOf = (k: number): Kind => kinds[k % kinds.length] as Kind
const idOf = (k: number): string => `q${String(k + 1).padStart(2, '0')}`

/** A whole set of documents by formula: `size` items of all six types, two pillars, two languages. */
export function placementDocuments(size = 24) {
  return {
    bank: bankDocument(size),
    content: { id: contentDocument('id', size), en: contentDocument('en', size) },
    keys: keysDocument(size),
    standard: standardDocument,
    design: {
      exposure: { method: 'randomesque', size: 3 },
      stop: [{ rule: 'length', items: 8 }],
    },
    blueprint: {
      format: 'melek-blueprint/1',
      rules: [
        { attribute: 'pillar', value: 'skills', min: 0.4, max: 0.6 },
        { attribute: 'pillar', value: 'safety', min: 0.4, max: 0.6 },
      ],
    },
  }
}

function bankDocument(size: number): ItemBank {
  const item = (k: number): BankItem => {
    const kind = kindOf(k)
    const b = -2 + (4 * ((k * 7) % size)) / size
    const attributes = {
      id: idOf(k),
      status: 'operational',
      content: { pillar: k % 2 === 0 ? 'skills' : 'safety', type: kind.type },
      enemies: [],
    } as const
    return kind.graded
      ? { ...attributes, model: 'gpcm', parameters: { discrimination: 1, steps: [b - 0.5, b + 0.5] } }
      : { ...attributes, model: '3pl', parameters: { discrimination: 1.2, difficulty: b, lowerAsymptote: 0.2 } }
  }
  return {
    format: 'melek-bank/1',
    id: 'formula',
    version: '1',
    scale: {
      id: 'formula-scale',
      metric: 'logit',
      scalingConstant: 1,
      status: 'provisional',
      population: { name: 'assumed', mean: 0, sd: 1 },
    },
    security: 'public',
    items: Array.from({ length: size }, (_, k) => item(k)),
  }
}

function contentDocument(language: string, size: number): ContentDocument {
  return {
    format: 'melek-content/1',
    language,
    items: Array.from({ length: size }, (_, k) => {
      const { type, targets } = kindOf(k)
      return { id: idOf(k), type, stem: `${language}: question ${k + 1}`, options, ...(targets === undefined ? {} : { targets }) }
    }),
  }
}

function keysDocument(size: number): KeysDocument {
  return {
    format: 'melek-keys/1',
    version: '1',
    items: Array.from({ length: size }, (_, k) => ({
      id: idOf(k),
      scoring: kindOf(k).scoring,
      rationale: { id: 'sebab', en: 'reason' },
    })),
  }
}

const standardDocument = {
  format: 'melek-standard/1',
  id: 'three-levels',
  version: '1',
  scaleId: 'formula-scale',
  levels: [
    { id: 'low', from: null, name: { id: 'Dasar', en: 'Basic' } },
    { id: 'middle', from: -0.5, name: { id: 'Menengah', en: 'Intermediate' } },
    { id: 'high', from: 0.75, name: { id: 'Mahir', en: 'Advanced' } },
  ],
  targetLevel: 'middle',
  rule: 'compensatory',
  reportingScale: { slope: 100, intercept: 500, low: 200, high: 800, round: 1 },
} as const

export type Documents = ReturnType<typeof placementDocuments>

/** A copy that may be spoilt, and that TypeScript no longer vouches for. */
// biome-ignore lint/suspicious/noExplicitAny: tests reach into documents to break them
export function spoilt(spoil: (documents: any) => void): Documents {
  // Through text, because the documents by formula share their options.
  const copy = JSON.parse(JSON.stringify(placementDocuments())) as Documents
  spoil(copy)
  return copy
}
