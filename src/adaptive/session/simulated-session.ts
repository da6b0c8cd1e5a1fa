import type { Session, SimulatedAnswers } from './session.js'

/** The session with the mark that no person sat it: whoever exports or reports it must say so. */
export function asSimulated(session: Session, answers: SimulatedAnswers): Session {
  return { ...session, simulated: answers }
}
