import { type CompiledBank, compileBank } from '../../bank/compile-bank.js'
import type { BankItem } from '../../bank/item-bank.js'
import { withMarginalCurves } from '../../scoring/marginal-curves.js'
import { missing } from '../../scoring/proficiency-estimate.js'
import type { CompleteDesign } from './design.js'
import { type FrozenItem, isResponse, type ResponseEvent, type Session, type SessionEvent } from './session.js'

/**
 * The answers of a session as a small bank of their own, in code-unit order of the ids. Estimates from it depend on the set of answers
 * alone, to the last bit: not on the order in which they came, not on the other items of the bank.
 */
export interface AnsweredItems {
  readonly bank: CompiledBank
  /** Category that counts, or {@link missing}. */
  readonly responses: Uint8Array
  /** Number of answers that count. */
  readonly scored: number
}

/** The category that counts for each item responded to so far, or {@link missing}; later rescoring overrides. */
export function countedResponses(events: readonly SessionEvent[], design: CompleteDesign): Map<string, number> {
  const counted = new Map<string, number>()
  for (const event of events) {
    if (event.type === 'rescored') {
      // An item on trial counts for nothing, whatever its key.
      if (counted.has(event.item)) counted.set(event.item, event.category)
    } else if (isResponse(event) && !event.onTrial) counted.set(event.item, countedCategory(event, design))
  }
  return counted
}

/** The category that counts for what became of an item, or {@link missing}. */
export function countedCategory(event: Pick<ResponseEvent, 'type' | 'category'>, { responses }: CompleteDesign): number {
  switch (event.type) {
    case 'answered':
      return event.category ?? missing
    case 'omitted':
      return responses.omitted === 'wrong' ? 0 : missing
    case 'not-reached':
      return responses.notReached === 'wrong' ? 0 : missing
    case 'timed-out':
      return responses.timedOut === 'wrong' ? 0 : missing
  }
}

/**
 * The answers as part of the bank that the test is given from.
 * @param bank with the curves that answers are scored by
 */
export function answeredItems(bank: CompiledBank, counted: ReadonlyMap<string, number>): AnsweredItems {
  const ids = [...counted.keys()].sort()
  const indices = ids.map((id) => bank.indexOfItem.get(id) as number)
  const categories = Uint8Array.from(indices, (index) => bank.categories[index] as number)
  return withResponses(
    {
      ...bank,
      items: indices.map((index) => bank.items[index] as BankItem),
      itemIds: ids,
      indexOfItem: new Map(ids.map((id, i) => [id, i])),
      curves: indices.map((index) => bank.curves[index] as CompiledBank['curves'][number]),
      categories,
    },
    counted,
  )
}

/** The answers with the parameters frozen in the session: no other bank is needed. */
export function frozenAnswers(session: Session, counted: ReadonlyMap<string, number>): AnsweredItems {
  const ids = [...counted.keys()].sort()
  const items = ids.map(
    (id): BankItem => ({ ...(session.items[id] as FrozenItem), id, status: 'operational', content: {}, enemies: [] }),
  )
  return withResponses(withMarginalCurves(compileBank({ ...session.bank, format: 'melek-bank/1', items })), counted)
}

function withResponses(bank: CompiledBank, counted: ReadonlyMap<string, number>): AnsweredItems {
  const responses = Uint8Array.from(bank.itemIds, (id) => counted.get(id) ?? missing)
  return { bank, responses, scored: responses.filter((response) => response !== missing).length }
}
