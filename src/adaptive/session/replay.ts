import type { Engine } from './engine.js'
import { nextMove } from './run-session.js'
import { sameJson } from './same-json.js'
import { isResponse, type Session, type SessionEvent } from './session.js'
import { requireSessionOf } from './session-issues.js'
import { sessionResult } from './session-result.js'
import { readSitting } from './sitting.js'

/** A field of the log that comes out otherwise when it is computed again. */
export interface ReplayDifference {
  /** Index into the events of the log; the number of events where the result differs. */
  readonly event: number
  readonly field: string
  readonly logged: unknown
  readonly replayed: unknown
}

export interface Replay {
  readonly kind: 'same' | 'different'
  readonly differences: readonly ReplayDifference[]
  /** The session with every figure computed again. */
  readonly session: Session
}

/** Relative difference below which two figures are the same: the last bits of Math.exp are not the same everywhere. */
const figureTolerance = 1e-9

/**
 * Decides and computes everything again from the answers of a log, each step after what the log says came before it.
 * @throws MelekError `session-invalid` for a session of another bank or design, or a log that no engine writes
 */
export function replay(engine: Engine, log: Session): Replay {
  requireSessionOf(engine, log)
  const events = log.events.map((event, index) => replayedEvent(engine, log, event, index))
  const session = { ...log, events, result: replayedResult(engine, log) }
  const differences = events.flatMap((event, index) => eventDifferences(log.events[index] as SessionEvent, event, index))
  if (!sameFigures(log.result, session.result)) {
    differences.push({ event: events.length, field: 'result', logged: log.result, replayed: session.result })
  }
  return { kind: differences.length === 0 ? 'same' : 'different', differences, session }
}

function replayedEvent(engine: Engine, log: Session, event: SessionEvent, index: number): SessionEvent {
  // Interruptions are the caller's, and what an earlier version of the bank had to offer is not known any more.
  if (event.type === 'suspended' || event.type === 'resumed') return event
  if (event.type === 'presented' && index < lastMove(log)) return event
  const before = log.events.slice(0, index)
  if (isResponse(event) || event.type === 'rescored') {
    const { theta, standardError, estimatedBy } = readSitting(engine, log, [...before, event]).estimate
    return { ...event, theta, standardError, estimatedBy }
  }
  // The caller's own decision to end a test cannot be computed again.
  if (event.type === 'stopped' && event.rule === 'ended') return event
  const move = nextMove(engine, readSitting(engine, log, before))
  return move.kind === 'present' ? move.event : { type: 'stopped', ...move.reason }
}

/** Where the session went on with another version of its bank for the last time, −1 where it never did. */
function lastMove({ events }: Session): number {
  return events.findLastIndex((event) => event.type === 'resumed' && event.bank !== undefined)
}

/** The result as it was when the test ended, with the estimate that the keys mended since then give. */
function replayedResult(engine: Engine, log: Session): Session['result'] {
  const end = log.events.findIndex((event) => event.type === 'stopped')
  const stop = log.events[end]
  if (stop?.type !== 'stopped') return null
  const before = log.events.slice(0, end)
  const result = {
    ...sessionResult(engine, readSitting(engine, log, before), stop),
    ...engine.administration?.validityOf(engine, { ...log, events: [...before, stop] }),
  }
  const { scored, estimate } = readSitting(engine, log, log.events)
  return { ...result, estimate: estimate.estimate, scored }
}

function eventDifferences(logged: SessionEvent, replayed: SessionEvent, event: number): ReplayDifference[] {
  const [was, is] = [logged, replayed] as unknown as [Record<string, unknown>, Record<string, unknown>]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((field) => field !== 'detail' && !sameFigures(was[field], is[field]))
    .map((field) => ({ event, field, logged: was[field], replayed: is[field] }))
}

/** The same JSON, with numbers compared within {@link figureTolerance}; sentences that quote figures are not compared. */
function sameFigures(left: unknown, right: unknown): boolean {
  if (typeof left === 'number' && typeof right === 'number')
    return Math.abs(left - right) <= figureTolerance * Math.max(1, Math.abs(left))
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return sameJson(left, right)
  const [mine, theirs] = [left, right] as [Record<string, unknown>, Record<string, unknown>]
  const fields = new Set([...Object.keys(mine), ...Object.keys(theirs)])
  return [...fields].every((field) => field === 'detail' || sameFigures(mine[field], theirs[field]))
}
