import { drawResponse } from '../adaptive/session/draw-response.js'
import type { Engine } from '../adaptive/session/engine.js'
import { recordAnswer, startSession } from '../adaptive/session/run-session.js'
import { currentItems, type Session, type SessionResult } from '../adaptive/session/session.js'
import { type TraceLine, traceLines } from '../adaptive/session/trace.js'
import { MelekError } from '../issues/melek-error.js'
import { curveInformation } from '../models/information.js'
import type { ProficiencyEstimate } from '../scoring/proficiency-estimate.js'
import type { Examinee } from './examinee.js'
import { withRecordedAnswers } from './recorded-answers.js'

/** What is kept of one rehearsed test: plain data, which goes between threads. */
export interface SimulatedTest {
  readonly person: string
  /** Logits; null where nobody knows it. */
  readonly trueTheta: number | null
  readonly estimate: ProficiencyEstimate
  /** Places in the bank of the items given, in order. */
  readonly items: readonly number[]
  /** Name of the rule that ended the test. */
  readonly stopRule: string
  /** Rules of the blueprint that the test breaks at its actual length. */
  readonly violations: readonly string[]
  /** Fisher information of the items given at the true theta, else at the estimate, 1/logit²; null where there is neither. */
  readonly information: number | null
  /** Estimate of a second sitting with answers drawn anew; null without one. */
  readonly retest: ProficiencyEstimate | null
  readonly trace: readonly TraceLine[] | null
}

export interface SittingOptions {
  /** Answers depend on (seed, person, item) alone, exposure control on (seed, person, step). */
  readonly seed: string
  /** Whether each examinee whose answers are drawn sits the test a second time, for the consistency of decisions; default false. */
  readonly retest?: boolean | undefined
  /** Whether the steps are kept; default false. */
  readonly trace?: boolean | undefined
}

/**
 * Lets one examinee sit the real test.
 * @throws MelekError `examinee-without-answers` for a person with neither theta nor recorded answers
 */
export function simulateTest(engine: Engine, examinee: Examinee, options: SittingOptions): SimulatedTest {
  const session = simulateSession(engine, examinee, options.seed)
  const { estimate, stop, violations } = session.result as SessionResult
  const items = session.events.flatMap((event) =>
    event.type === 'presented' ? [engine.bank.indexOfItem.get(event.item) as number] : [],
  )
  const again = options.retest === true && examinee.answers === undefined
  return {
    person: examinee.person,
    trueTheta: examinee.theta,
    estimate,
    items,
    stopRule: stop.rule,
    violations: violations.map(({ rule }) => rule),
    information: informationOf(engine, items, examinee.theta ?? (estimate.kind === 'finite' ? estimate.theta : null)),
    retest: again
      ? (simulateSession(engine, examinee, `second sitting of ${options.seed}`).result as SessionResult).estimate
      : null,
    trace: options.trace === true ? traceLines(session, examinee.person) : null,
  }
}

/** The whole session of an examinee, with its log. It holds no times, so the same seed gives the same session. */
export function simulateSession(engine: Engine, examinee: Examinee, seed: string): Session {
  const { person, theta, answers } = examinee
  if (answers === undefined && theta === null)
    throw new MelekError('examinee-without-answers', `examinee "${person}" has neither a theta nor recorded answers; give one`)
  const own = answers === undefined ? engine : withRecordedAnswers(engine, answers)
  const respond = (id: string): number => {
    const index = own.bank.indexOfItem.get(id) as number
    if (answers !== undefined) return answers[index] as number
    const curve = own.bank.curves[index] as Engine['bank']['curves'][number]
    return drawResponse(curve, theta as number, { seed, person, item: id })
  }
  let session = startSession(own, { seed: JSON.stringify([seed, person]), id: person })
  while (session.status === 'running') {
    const id = currentItems(session)[0] as string
    session = recordAnswer(own, session, id, { kind: 'category', category: respond(id) })
  }
  return session
}

function informationOf({ bank }: Engine, items: readonly number[], theta: number | null): number | null {
  if (theta === null) return null
  return items.reduce((sum, index) => sum + curveInformation(bank.curves[index] as Engine['bank']['curves'][number], theta), 0)
}
