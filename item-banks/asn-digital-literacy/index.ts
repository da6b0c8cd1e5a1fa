import type { ItemBank } from '../../src/bank/item-bank.js'
import type { ContentDocument } from '../../src/bank/item-content.js'
import bankDocument from './bank.json' with { type: 'json' }
import contentEn from './content.en.json' with { type: 'json' }
import contentId from './content.id.json' with { type: 'json' }

// A JSON import widens literals to string, so the documents are typed here; tests/item-banks parses every one of them.

/** The bundled bank: 63 items on the digital literacy of Indonesian civil servants, provisional and public. */
export const bank = bankDocument as unknown as ItemBank

/** Its texts in Indonesian (the source language) and English. */
export const content = {
  id: contentId as unknown as ContentDocument,
  en: contentEn as unknown as ContentDocument,
}
