import { answeredItems, countedResponses, frozenAnswers } from '../adaptive/session/answered-items.js'
import { currentEstimate, type MethodEstimator } from '../adaptive/session/current-estimate.js'
import type { Engine } from '../adaptive/session/engine.js'
import { nextMove } from '../adaptive/session/run-session.js'
import { sameJson } from '../adaptive/session/same-json.js'
import {
  isResponse,
  type RescoredEvent,
  type ResponseEvent,
  type Session,
  type SessionEvent,
} from '../adaptive/session/session.js'
import { readSitting } from '../adaptive/session/sitting.js'
import type { Issue } from '../issues/issue.js'

/** Relative difference below which figures are the same: a later version may round otherwise, an edited answer moves them by far more. */
const figureTolerance = 1e-6

/**
 * Answers whose category does not follow from the raw answer and the key. Categories that came from other keys, and answers without their
 * raw form, cannot be checked; of an item that was rescored the last category counts.
 * @param score the category that an answer earns; undefined where it cannot be scored
 */
export function categoryEdits(
  session: Session,
  keyVersion: string | undefined,
  score: (item: string, response: unknown) => number | undefined,
): Issue[] {
  const responses = new Map<string, unknown>()
  const counting = new Map<string, number>()
  session.events.forEach((event, at) => {
    if (event.type === 'answered') responses.set(event.item, event.response)
    if (event.type === 'answered' || event.type === 'rescored') counting.set(event.item, at)
  })
  return [...counting].flatMap(([item, at]): Issue[] => {
    const event = session.events[at] as ResponseEvent | RescoredEvent
    const response = responses.get(item)
    if (response === undefined || event.keyVersion !== keyVersion) return []
    const category = score(item, response)
    return category === event.category ? [] : [editIssue(session, at, 'category', event.category, category)]
  })
}

/** What a session that names the bank of this engine says of it otherwise: whoever may rely on a result is told by these fields. */
export function bankEdits({ bank, fingerprint }: Engine, session: Session): Issue[] {
  if (session.bank.fingerprint !== fingerprint) return []
  const { id, version, security, scale } = bank
  const { scale: said, ...others } = session.bank
  return [
    ...fieldEdits(session, 'bank', others, { fingerprint, id, version, security }),
    ...fieldEdits(session, 'bank.scale', said, scale),
  ]
}

function fieldEdits(session: Session, path: string, said: object, follows: object): Issue[] {
  const [logged, known] = [said, follows] as [Record<string, unknown>, Record<string, unknown>]
  return Object.keys({ ...logged, ...known }).flatMap((field) =>
    sameJson(logged[field], known[field])
      ? []
      : [editIssue(session, session.events.length, `${path}.${field}`, logged[field], known[field])],
  )
}

/**
 * Responses after which the log holds another estimate than its own answers and frozen parameters give; no bank is needed.
 * @param estimator for designs that do not estimate by EAP
 */
export function figureEdits(estimator: MethodEstimator | undefined, session: Session): Issue[] {
  const { events, design, items, start } = session
  const lost = events.findIndex((event) => 'item' in event && items[event.item] === undefined)
  if (lost >= 0) return [editIssue(session, lost, 'parameters', undefined, 'those of an item')]
  const { bank } = frozenAnswers(session, countedResponses(events, design))
  return estimateEdits(session, (until) =>
    currentEstimate(answeredItems(bank, countedResponses(until, design)), design, estimator, start),
  )
}

/** The same for a running session of this engine, and whether the item on show is the one that the engine would give. */
export function runningEdits(engine: Engine, session: Session): Issue[] {
  const issues = estimateEdits(session, (until) => readSitting(engine, session, until).estimate)
  const last = session.events.at(-1)
  if (issues.length > 0 || last?.type !== 'presented') return issues
  const before = session.events.slice(0, -1)
  const move = nextMove(engine, readSitting(engine, session, before))
  const item = move.kind === 'present' ? move.event.item : undefined
  return item === last.item ? [] : [editIssue(session, before.length, 'item', last.item, item)]
}

function estimateEdits(
  session: Session,
  estimateAfter: (until: readonly SessionEvent[]) => { readonly theta: number; readonly standardError: number | null },
): Issue[] {
  return session.events.flatMap((event, at): Issue[] => {
    if (!isResponse(event) && event.type !== 'rescored') return []
    const { theta, standardError } = estimateAfter(session.events.slice(0, at + 1))
    if (!isSame(event.theta, theta)) return [editIssue(session, at, 'theta', event.theta, theta)]
    if (isSame(event.standardError, standardError)) return []
    return [editIssue(session, at, 'standardError', event.standardError, standardError)]
  })
}

/** A field of the log that is not what follows from the rest of it. */
export function editIssue({ events }: Session, at: number, field: string, logged: unknown, follows: unknown): Issue {
  const event = events[at]
  const show = (value: unknown) => JSON.stringify(value) ?? 'nothing'
  return {
    code: 'session-edited',
    message: `${field} is ${show(logged)} in the log, but ${show(follows)} follows from the rest of it; restore the session as it was saved`,
    path: event === undefined ? field : `events[${at}].${field}`,
    ...(event !== undefined && 'item' in event ? { item: event.item } : {}),
  }
}

function isSame(left: number | null, right: number | null): boolean {
  if (left === null || right === null) return left === right
  return Math.abs(left - right) <= figureTolerance * Math.max(1, Math.abs(left))
}
