import { MelekError } from '../../../issues/melek-error.js'
import { finished } from '../answer-refusals.js'
import type { Engine } from '../engine.js'
import { advance, respondedEvents } from '../run-session.js'
import { currentItems, type Session } from '../session.js'
import { requireSessionOf } from '../session-issues.js'
import { readSitting } from '../sitting.js'
import { isSuspended } from './administration-rules.js'

/**
 * Hands in the answers of a stage that was open for review: items left out count as omitted, and the test goes on.
 * @throws MelekError `session-invalid`, `session-finished`, or `stage-not-open` where stages close by themselves
 */
export function closeStage(engine: Engine, session: Session): Session {
  requireSessionOf(engine, session)
  if (session.status === 'finished') throw finished(session)
  if (engine.administration?.review !== true || isSuspended(session)) {
    throw new MelekError(
      'stage-not-open',
      `session "${session.id}" has no stage open for review; give administration.stage.review, or resume it first`,
    )
  }
  let events = session.events
  for (const item of currentItems(session))
    events = respondedEvents(engine, { ...session, events }, item, { kind: 'omitted' }).events
  return advance(engine, { ...session, events }, readSitting(engine, session, events))
}
