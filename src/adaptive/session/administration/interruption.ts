import { MelekError } from '../../../issues/melek-error.js'
import { finished } from '../answer-refusals.js'
import type { Engine } from '../engine.js'
import { advance, respondedEvents } from '../run-session.js'
import { currentItems, type Session } from '../session.js'
import { requireSessionOf } from '../session-issues.js'
import { readSitting } from '../sitting.js'
import { isSuspended } from './administration-rules.js'
import { newestOf } from './other-bank.js'

export { isSuspended }

export interface ResumeOptions {
  /** Why, in the caller's words. */
  readonly detail?: string | undefined
  /** How long the interruption was, as the caller measured it. */
  readonly seconds?: number | undefined
}

/**
 * Interrupts a test: no answer is taken until it is resumed. By the design items on show stay, or count as not reached, since they have
 * been seen.
 * @throws MelekError `session-invalid`, `session-finished`, `session-suspended`, or `suspension-refused` where the design does not speak
 *   of suspension, or allows no more
 */
export function suspendSession(engine: Engine, session: Session, detail: string): Session {
  requireSessionOf(engine, session)
  if (session.status === 'finished') throw finished(session)
  if (isSuspended(session)) throw new MelekError('session-suspended', `session "${session.id}" is suspended already`)
  const { most = Number.POSITIVE_INFINITY, waiting = 'keep' } = engine.design.administration?.suspension ?? { most: 0 }
  const before = session.events.filter(({ type }) => type === 'suspended').length
  if (before >= most) {
    throw new MelekError(
      'suspension-refused',
      `session "${session.id}" was interrupted ${before} time(s), the design allows ${most}; go on or end it`,
    )
  }
  let events = session.events
  for (const item of waiting === 'replace' ? currentItems(session) : [])
    events = respondedEvents(engine, { ...session, events }, item, { kind: 'not-reached' }).events
  return { ...session, events: [...events, { type: 'suspended', detail }] }
}

/**
 * Goes on with a suspended test. Where its bank has a new version by now, and the design freezes what was given, the log says from where on
 * items come from that.
 * @param engine the one that `engineForSession` gives for the session
 * @throws MelekError `session-invalid` or `session-not-suspended`
 */
export function resumeSession(engine: Engine, session: Session, options: ResumeOptions = {}): Session {
  requireSessionOf(engine, session)
  if (!isSuspended(session))
    throw new MelekError('session-not-suspended', `session "${session.id}" is not suspended; answer its items`)
  const { detail = '', seconds } = options
  const { bank, fingerprint } = newestOf(engine)
  const moved = fingerprint !== bankOf(session)
  const resumed: Session = {
    ...session,
    events: [
      ...session.events,
      {
        type: 'resumed',
        detail,
        ...(seconds === undefined ? {} : { seconds }),
        ...(moved ? { bank: { version: bank.version, fingerprint } } : {}),
      },
    ],
  }
  if (engine.administration?.review === true && session.events.at(-2)?.type !== 'not-reached') return resumed
  return advance(engine, resumed, readSitting(engine, resumed, resumed.events))
}

/** Fingerprint of the bank that the last items come from. */
function bankOf({ bank, events }: Session): string {
  const moves = events.flatMap((event) => (event.type === 'resumed' && event.bank !== undefined ? [event.bank.fingerprint] : []))
  return moves.at(-1) ?? bank.fingerprint
}
