import { MelekError } from '../../issues/melek-error.js'
import { missing } from '../../scoring/proficiency-estimate.js'
import type { Engine } from './engine.js'
import type { ItemOutcome } from './item-outcome.js'
import { currentItems, type Session } from './session.js'

/** @throws MelekError `item-not-presented`, `item-already-answered`, `session-finished` or `session-suspended` */
export function requireAwaited(engine: Engine, session: Session, item: string): void {
  if (engine.administration?.admits(session, item)) return
  const presented = session.events.some((event) => event.type === 'presented' && event.item === item)
  if (session.events.some((event) => event.type !== 'presented' && 'item' in event && event.item === item)) {
    throw new MelekError(
      'item-already-answered',
      `item "${item}" was answered before; an answer counts once, go on with ${waitingText(session)}`,
    )
  }
  if (session.status === 'finished') throw finished(session)
  if (!presented) throw new MelekError('item-not-presented', `item "${item}" was not presented; answer ${waitingText(session)}`)
}

function waitingText(session: Session): string {
  const waiting = currentItems(session)
  return waiting.length === 0 ? 'no item, the session is finished' : waiting.map((id) => `"${id}"`).join(', ')
}

/** @throws MelekError `category-out-of-range` */
export function requireCategory(engine: Engine, item: string, outcome: ItemOutcome): void {
  if (outcome.kind !== 'category') return
  const categories = engine.bank.categories[engine.bank.indexOfItem.get(item) as number] as number
  const { category } = outcome
  if (Number.isInteger(category) && category >= 0 && category < categories && category !== missing) return
  throw new MelekError(
    'category-out-of-range',
    `category of item "${item}" must be 0 … ${categories - 1}, got ${category}; check the key`,
  )
}

/** The refusal of anything that only a running test can do. */
export function finished(session: Session): MelekError {
  return new MelekError('session-finished', `session "${session.id}" is finished; start another one`)
}
