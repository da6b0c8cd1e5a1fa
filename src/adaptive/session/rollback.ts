import { MelekError } from '../../issues/melek-error.js'
import { isResponse, type Session } from './session.js'

/**
 * Takes back the last answers: the session stands where it stood before the first of them was given, the item waiting for an answer.
 * @param steps how many answers to take back, at least 1
 * @throws MelekError `rollback-invalid` beyond the first answer, or where a key has been mended since
 */
export function rollback(session: Session, steps: number): Session {
  const answers = session.events.flatMap((event, index) => (isResponse(event) ? [index] : []))
  if (!Number.isInteger(steps) || steps < 1 || steps > answers.length) {
    throw new MelekError('rollback-invalid', `steps must be 1 … ${answers.length}, the answers given so far, got ${steps}`)
  }
  if (session.events.some((event) => event.type === 'rescored')) {
    throw new MelekError(
      'rollback-invalid',
      `a key was mended in session "${session.id}", which cannot be taken back; roll back the log from before`,
    )
  }
  const events = session.events.slice(0, answers[answers.length - steps])
  const given = new Set(events.flatMap((event) => (event.type === 'presented' ? [event.item] : [])))
  const items = Object.fromEntries(Object.entries(session.items).filter(([id]) => given.has(id)))
  return { ...session, items, events, status: 'running', result: null }
}
