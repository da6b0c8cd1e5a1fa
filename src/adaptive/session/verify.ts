import type { Issue } from '../../issues/issue.js'
import { isMelekError } from '../../issues/melek-error.js'
import type { Engine } from './engine.js'
import { type ReplayDifference, replay } from './replay.js'
import type { Session } from './session.js'
import { sessionIssues } from './session-issues.js'
import { parseSession } from './session-schema.js'

/** What became of a log since an engine wrote it. */
export type Verification =
  /** Every decision and figure comes out again. */
  | { readonly kind: 'whole' }
  /** It has the shape and the order of a log, but figures or decisions come out otherwise: it was edited. */
  | { readonly kind: 'edited'; readonly differences: readonly ReplayDifference[]; readonly issues: readonly Issue[] }
  /** No engine of this bank and design writes such a log: it was damaged, or belongs elsewhere. */
  | { readonly kind: 'corrupted'; readonly issues: readonly Issue[] }

/**
 * Holds an unknown value, for instance the parsed JSON of a store, against what the engine would have written: shape, origin, order of the
 * events, then every item, estimate, stop and result computed again. Never throws for what it is given.
 */
export function verify(engine: Engine, document: unknown): Verification {
  let session: Session
  try {
    session = parseSession(document)
  } catch (error) {
    if (!isMelekError(error)) throw error
    return { kind: 'corrupted', issues: error.issues }
  }
  const issues = sessionIssues(engine, session)
  if (issues.length > 0) return { kind: 'corrupted', issues }
  const { kind, differences } = replay(engine, session)
  if (kind === 'same') return { kind: 'whole' }
  return { kind: 'edited', differences, issues: differences.map((difference) => differenceIssue(session, difference)) }
}

function differenceIssue({ events }: Session, { event, field, logged, replayed }: ReplayDifference): Issue {
  const there = events[event]
  const show = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value))
  return {
    code: 'session-edited',
    message: `${field} is ${show(logged)} in the log, but ${show(replayed)} when computed again; restore the session as it was saved`,
    path: there === undefined ? 'result' : `events[${event}].${field}`,
    ...(there !== undefined && 'item' in there ? { item: there.item } : {}),
  }
}
