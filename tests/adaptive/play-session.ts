import { drawResponse } from '../../src/adaptive/session/draw-response.js'
import type { Engine } from '../../src/adaptive/session/engine.js'
import { recordAnswer, type StartOptions, startSession } from '../../src/adaptive/session/run-session.js'
import { currentItems, type Session } from '../../src/adaptive/session/session.js'
import type { CategoryCurve } from '../../src/models/category-curve.js'

/** Category of a response to an item. */
export type Responder = (item: string) => number

/** Plays a session from where it stands to its end; gives every session on the way, the first one included. */
export function playOn(engine: Engine, session: Session, responder: Responder): Session[] {
  const sessions = [session]
  for (let now = session; now.status === 'running'; sessions.push(now)) {
    const item = currentItems(now)[0] as string
    now = recordAnswer(engine, now, item, { kind: 'category', category: responder(item) })
  }
  return sessions
}

/** A whole session. */
export function play(engine: Engine, options: StartOptions, responder: Responder): Session {
  return playOn(engine, startSession(engine, options), responder).at(-1) as Session
}

/** A simulated person: the answers depend on (seed, person, item) alone. */
export function simulated(engine: Engine, theta: number, person: string, seed = 'answers'): Responder {
  return (item) => drawResponse(curveOf(engine, item), theta, { seed, person, item })
}

export function curveOf(engine: Engine, item: string): CategoryCurve {
  return engine.bank.curves[engine.bank.indexOfItem.get(item) as number] as CategoryCurve
}

/** Ids of the items a session has presented, in order. */
export function itemsOf(session: Session): string[] {
  return session.events.flatMap((event) => (event.type === 'presented' ? [event.item] : []))
}
