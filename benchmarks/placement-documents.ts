import {
  bank as bundledBank,
  content as bundledContent,
  design as bundledDesign,
  standard as bundledStandard,
} from '../item-banks/asn-digital-literacy/index.js'
import { keys as bundledKeys } from '../item-banks/asn-digital-literacy/keys.js'
import type { KeysDocument } from '../src/bank/answer-keys.js'
import type { ItemBank } from '../src/bank/item-bank.js'
import type { ContentDocument } from '../src/bank/item-content.js'
import type { Standard } from '../src/literacy/standard.js'
import { formulaBank } from './formula-bank.js'

/** All that a placement test is made of, typed. */
export interface TestDocuments {
  readonly bank: ItemBank
  readonly content: Readonly<Record<string, ContentDocument>>
  readonly keys: KeysDocument
  readonly standard: Standard
  readonly design: unknown
}

/** Thirty items for everybody, by the rules of the bundled design, so that every test does the same work. */
const design = { ...bundledDesign, stop: [{ rule: 'length', items: 30 }] }

/** The bundled bank of 63 items. */
export const bundledDocuments: TestDocuments = {
  bank: bundledBank,
  content: bundledContent,
  keys: bundledKeys,
  standard: bundledStandard,
  design,
}

/** A placement test over a bank by formula: choice items with four options, the same text in both languages. */
export function formulaDocuments(items: number, seed: string): TestDocuments {
  const bank = formulaBank(items, '3pl', seed)
  const texts = (language: string): ContentDocument => ({
    format: 'melek-content/1',
    language,
    items: bank.items.map(({ id }) => ({ id, type: 'choice', stem: `Which option is right in ${id}?`, options })),
  })
  return {
    bank,
    content: { id: texts('id'), en: texts('en') },
    keys: { format: 'melek-keys/1', items: bank.items.map(({ id }) => ({ id, scoring: { kind: 'choice', correct: 'b' } })) },
    standard: { ...bundledStandard, scaleId: bank.scale.id },
    design,
  }
}

const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: `The option with the letter ${id}` }))
