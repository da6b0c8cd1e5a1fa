import { drawResponse } from '../adaptive/session/draw-response.js'
import type { Session } from '../adaptive/session/session.js'
import type { KeysDocument, RawAnswer } from '../bank/answer-keys.js'
import { answerOfCategory } from '../bank/answer-of-category.js'
import { type CompiledBank, compileBank } from '../bank/compile-bank.js'
import { parseBank } from '../bank/parse-bank-schema.js'
import { parseKeys } from '../bank/parse-content-schema.js'
import type { PlacementDocuments } from '../placement/placement-documents.js'
import type { PresentedItem } from '../placement/placement-test.js'

/** A person of known proficiency who answers by the item curves of the bank. */
export interface SimulatedExaminee {
  answer(session: Session, item: PresentedItem): RawAnswer
}

/** An examinee whose answers depend on (seed, session, item) alone. @param theta true proficiency, logits */
export function createSimulatedExaminee(documents: PlacementDocuments, theta: number): SimulatedExaminee {
  const bank: CompiledBank = compileBank(parseBank(documents.bank))
  const keys: KeysDocument = parseKeys(documents.keys)
  const keyOf = new Map(keys.items.map((key) => [key.id, key]))
  return {
    answer(session, item) {
      const curve = bank.curves[bank.indexOfItem.get(item.id) as number] as CompiledBank['curves'][number]
      const category = drawResponse(curve, theta, { seed: session.seed, person: session.id, item: item.id })
      const key = keyOf.get(item.id) as KeysDocument['items'][number]
      const options = item.options.map((option) => option.id)
      // An item too short for partial credit has no answer of the middle category: nothing right is the nearest one.
      return (answerOfCategory(key.scoring, category, options) ?? answerOfCategory(key.scoring, 0, options)) as RawAnswer
    },
  }
}
