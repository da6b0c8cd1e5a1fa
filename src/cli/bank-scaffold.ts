import type { KeysDocument } from '../bank/answer-keys.js'
import type { BankItem, ItemBank } from '../bank/item-bank.js'
import type { ContentDocument } from '../bank/item-content.js'
import type { Language } from '../reports/bilingual.js'
import { exampleContent, exampleItems, exampleKeys } from './example-items.js'
import { scaffoldCard } from './words/scaffold-card.js'

/** A file of the folder and its text. */
export interface ScaffoldFile {
  readonly name: string
  readonly text: string
}

/**
 * The files of a new private bank: every document of a bank, valid from the first day.
 * @param items items to start from; without them two example items with texts and keys
 */
export function bankScaffold(id: string, items: readonly BankItem[] | undefined, language: Language): ScaffoldFile[] {
  const scaleId = `${id}/provisional-1`
  const bank: ItemBank = {
    format: 'melek-bank/1',
    id,
    version: '0.1.0',
    scale: { id: scaleId, metric: 'logit', scalingConstant: 1, status: 'provisional' },
    security: 'private',
    items: items ?? exampleItems,
  }
  const content = (of: Language): ContentDocument => ({
    format: 'melek-content/1',
    language: of,
    items: items === undefined ? exampleContent(of) : [],
  })
  const keys: KeysDocument = { format: 'melek-keys/1', version: '0.1.0', items: items === undefined ? exampleKeys : [] }
  return [
    json('bank.json', bank),
    json('content.id.json', content('id')),
    json('content.en.json', content('en')),
    json('keys.json', keys),
    json('blueprint.json', { format: 'melek-blueprint/1', id: `${id}/blueprint`, version: '0.1.0', rules: [] }),
    json('standard.json', standard(id, scaleId)),
    json('design.json', design),
    { name: 'card.md', text: scaffoldCard[language](id, scaleId) },
    // Whoever has the keys knows every answer.
    { name: '.gitignore', text: 'keys.json\n' },
  ]
}

function json(name: string, document: unknown): ScaffoldFile {
  return { name, text: `${JSON.stringify(document, undefined, 2)}\n` }
}

function standard(id: string, scaleId: string): unknown {
  return {
    format: 'melek-standard/1',
    id: `${id}/demonstration`,
    version: '0.1.0',
    scaleId,
    levels: [
      { id: '1', from: null, name: { id: 'Belum mencapai', en: 'Not yet' } },
      { id: '2', from: 0, name: { id: 'Mencapai', en: 'Reached' } },
    ],
    targetLevel: '2',
    provenance: { status: 'demonstration: no panel has set this cut' },
  }
}

const design = {
  start: { theta: 0 },
  estimator: { method: 'eap', nodes: [61, -6, 6] },
  select: { criterion: 'maximum-information' },
  constraints: { enemies: true },
  exposure: { method: 'randomesque', size: 5 },
  stop: [
    { rule: 'length', items: 30 },
    { rule: 'standard-error', below: 0.35, afterItems: 15 },
  ],
}
