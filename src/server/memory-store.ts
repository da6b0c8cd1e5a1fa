import type { Session } from '../adaptive/session/session.js'
import type { SessionStore } from './session-store.js'

/** Sessions in the memory of one process, for trying things out: a restart loses them. */
export function createMemoryStore(): SessionStore {
  const sessions = new Map<string, Session>()
  return {
    async create(session) {
      if (sessions.has(session.id)) throw new Error(`session ${session.id} exists already`)
      sessions.set(session.id, session)
    },
    async read(id) {
      return sessions.get(id)
    },
    async replace(id, expectedEvents, next) {
      if (sessions.get(id)?.events.length !== expectedEvents) return false
      sessions.set(id, next)
      return true
    },
  }
}
