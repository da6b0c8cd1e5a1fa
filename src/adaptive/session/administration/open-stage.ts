import type { Engine } from '../engine.js'
import { isResponse, type Session, stageItems } from '../session.js'

/** A stage whose answers may be changed until `closeStage` hands them in. */
export interface OpenStage {
  /** Place among the stages of the test, 1-based. */
  readonly number: number
  /** Ids in the order in which they were given. */
  readonly items: readonly string[]
  /** The raw answers so far; an item without one is not in it. */
  readonly answers: ReadonlyMap<string, unknown>
  /** The session before the first answer of the stage, by which all of its items can be shown again. */
  readonly asGiven: Session
}

/** The stage that is open for review; undefined where stages close by themselves, or the test is over. */
export function openStage(engine: Engine, session: Session): OpenStage | undefined {
  if (engine.administration?.review !== true || session.status === 'finished') return undefined
  const { events } = session
  const given = events.findLastIndex(({ type }) => type === 'presented') + 1
  const answers = new Map<string, unknown>()
  for (const event of events.slice(given)) if (isResponse(event)) answers.set(event.item, event.response)
  return {
    number: events.filter(({ type }, at) => type === 'presented' && events[at - 1]?.type !== 'presented').length,
    items: stageItems(events),
    answers,
    asGiven: { ...session, events: events.slice(0, given) },
  }
}
