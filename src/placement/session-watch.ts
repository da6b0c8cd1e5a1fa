import type { Engine } from '../adaptive/session/engine.js'
import { replay } from '../adaptive/session/replay.js'
import type { Session } from '../adaptive/session/session.js'
import { requireSessionOf, sessionIssues } from '../adaptive/session/session-issues.js'
import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import { bankEdits, categoryEdits, editIssue, figureEdits, runningEdits } from './session-edits.js'

/** Tells sessions that were edited outside of this process; those that a test has made or seen itself cost nothing. */
export interface SessionWatch {
  /** Remembers a session that the test has made; returns it. */
  made(session: Session): Session
  /**
   * Before a session goes on: its categories, its estimates and the item on show.
   * @throws MelekError `session-invalid` or `session-edited`
   */
  requireSteps(engine: Engine, session: Session): void
  /**
   * Before anything is said of the person: every decision and figure, which costs as much as the whole test did.
   * @throws MelekError `session-invalid` or `session-edited`
   */
  requireWhole(engine: Engine, session: Session): void
}

/**
 * @param test engine of the test itself
 * @param category what an answer earns by the keys of this version; undefined where it cannot be scored
 */
export function sessionWatch(
  test: Engine,
  keyVersion: string | undefined,
  category: (item: string, response: unknown) => number | undefined,
): SessionWatch {
  const known = new WeakSet<Session>()
  const requireUnedited = (session: Session, others: readonly Issue[]) => {
    const issues = [...bankEdits(test, session), ...categoryEdits(session, keyVersion, category), ...others]
    if (issues.length > 0) throw new MelekError('session-edited', `session "${session.id}" was edited since it was saved`, issues)
  }
  return {
    made(session) {
      known.add(session)
      return session
    },
    requireSteps(engine, session) {
      if (known.has(session)) return
      requireSessionOf(engine, session)
      requireUnedited(session, runningEdits(engine, session))
    },
    requireWhole(engine, session) {
      if (known.has(session)) return
      requireUnedited(session, wholeEdits(engine, session))
      known.add(session)
    },
  }
}

/** What differs when everything is computed again; of a session that began elsewhere, with other items to choose from, the figures. */
function wholeEdits(engine: Engine, session: Session): readonly Issue[] {
  const codes = sessionIssues(engine, session).map(({ code }) => code)
  if (codes.length > 0 && codes.every((code) => code.startsWith('session-other'))) return figureEdits(engine.estimate, session)
  return replay(engine, session).differences.map(({ event, field, logged, replayed }) =>
    editIssue(session, event, field, logged, replayed),
  )
}
