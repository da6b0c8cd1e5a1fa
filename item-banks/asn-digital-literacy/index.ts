import type { Blueprint } from '../../src/adaptive/constraints/blueprint.js'
import type { Design } from '../../src/adaptive/session/design.js'
import type { ItemBank } from '../../src/bank/item-bank.js'
import type { ContentDocument } from '../../src/bank/item-content.js'
import type { Standard } from '../../src/literacy/standard.js'
import type { Target } from '../../src/population/target/target.js'
import bankDocument from './bank.json' with { type: 'json' }
import blueprintDocument from './blueprint.json' with { type: 'json' }
import contentEn from './content.en.json' with { type: 'json' }
import contentId from './content.id.json' with { type: 'json' }
import designDocument from './design.json' with { type: 'json' }
import standardDocument from './standard.json' with { type: 'json' }
import targetDocument from './target.json' with { type: 'json' }

// A JSON import widens literals to string, so the documents are typed here; tests/item-banks parses every one of them.

/** The bundled bank: 63 items on the digital literacy of Indonesian civil servants, provisional and public. */
export const bank = bankDocument as unknown as ItemBank

/** Its texts in Indonesian (the source language) and English. */
export const content = {
  id: contentId as unknown as ContentDocument,
  en: contentEn as unknown as ContentDocument,
}

/** How many items of each pillar a test should have. */
export const blueprint = blueprintDocument as unknown as Blueprint

/** A demonstration of levels and cuts: no panel has set them and no official definition exists. */
export const standard = standardDocument as unknown as Standard

/** Thirty items at most, fewer once the standard error is below 0.35. */
export const design = designDocument as unknown as Design

/** 90 % of civil servants digitally literate in 2029, with the baselines on record, none of them comparable. */
export const target = targetDocument as unknown as Target
