import type { BankItem } from '../../bank/item-bank.js'
import { exposureCounter } from '../exposure/exposure-counter.js'
import type { ExposureRecord } from '../exposure/exposure-state.js'
import type { Engine } from './engine.js'
import type { Session } from './session.js'
import { requireSessionOf } from './session-issues.js'
import { readSitting } from './sitting.js'

/**
 * What a session adds to the exposure of the items: to be counted once it is finished, here or wherever its log comes back to.
 * @throws MelekError `session-invalid` for a session of another bank or design
 */
export function exposureRecord(engine: Engine, session: Session): ExposureRecord {
  requireSessionOf(engine, session)
  const { given, estimate } = readSitting(engine, session, session.events)
  return {
    session: session.id,
    theta: estimate.theta,
    given: [...new Set(given.map((index) => exposureCounter(engine.bank.items[index] as BankItem)))],
    barred: session.barred ?? [],
    relaxed: session.events.some(
      (event) => event.type === 'presented' && event.notes?.some(({ code }) => code === 'exposure-fallback') === true,
    ),
  }
}
