import type { Session } from '../adaptive/session/session.js'

/**
 * Where sessions live on the server. `replace` is the only way to change one, and it succeeds for one writer only:
 * that is what makes an answer count exactly once.
 */
export interface SessionStore {
  /** Keeps a new session under its id. */
  create(session: Session): Promise<void>
  read(id: string): Promise<Session | undefined>
  /** Puts `next` in the place of the session that has `expectedEvents` events; false if another writer was first. */
  replace(id: string, expectedEvents: number, next: Session): Promise<boolean>
}
