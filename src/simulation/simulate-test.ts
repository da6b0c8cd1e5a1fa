import type { ExposureState } from '../adaptive/exposure/exposure-state.js'
import { closeStage } from '../adaptive/session/administration/close-stage.js'
import { drawResponse } from '../adaptive/session/draw-response.js'
import type { Engine } from '../adaptive/session/engine.js'
import { recordAnswer, startSession } from '../adaptive/session/run-session.js'
import { currentItems, type PresentedEvent, type Session, type SessionResult } from '../adaptive/session/session.js'
import { asSimulated } from '../adaptive/session/simulated-session.js'
import { type TraceLine, traceLines } from '../adaptive/session/trace.js'
import { MelekError } from '../issues/melek-error.js'
import { type CategoryCurve, createCurvePoint } from '../models/category-curve.js'
import { pointInformation } from '../models/information.js'
import type { ProficiencyEstimate } from '../scoring/proficiency-estimate.js'
import type { Examinee } from './examinee.js'
import { withRecordedAnswers } from './recorded-answers.js'
import { type SimulatedExposure, simulatedExposure, withRefusals } from './simulated-exposure.js'

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
  /** Fisher information of the scored items at the true theta, else at the estimate, 1/logit²; null where there is neither. */
  readonly information: number | null
  /** Estimate of a second sitting with answers drawn anew; null without one. */
  readonly retest: ProficiencyEstimate | null
  /** What the test adds to the counts of exposure; null where nothing is controlled by counts. */
  readonly exposure: SimulatedExposure | null
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
 * @param counts exposure counted before it; without them nobody has seen anything
 * @throws MelekError `examinee-without-answers` for a person with neither theta nor recorded answers
 */
export function simulateTest(engine: Engine, examinee: Examinee, options: SittingOptions, counts?: ExposureState): SimulatedTest {
  const refused = new Set<string>()
  const session = simulateSession(withRefusals(engine, refused), examinee, options.seed, counts)
  const { estimate, stop, violations } = session.result as SessionResult
  const presented = session.events.filter((event) => event.type === 'presented')
  const indexOf = ({ item }: PresentedEvent) => engine.bank.indexOfItem.get(item) as number
  const items = presented.map(indexOf)
  const scored = presented.filter(({ onTrial }) => onTrial !== true).map(indexOf)
  return {
    person: examinee.person,
    trueTheta: examinee.theta,
    estimate,
    items,
    stopRule: stop.rule,
    violations: violations.map(({ rule }) => rule),
    information: informationOf(engine, scored, examinee.theta ?? (estimate.kind === 'finite' ? estimate.theta : null)),
    retest: sitsTwice(examinee, options)
      ? (simulateSession(engine, examinee, secondSeed(options), counts).result as SessionResult).estimate
      : null,
    exposure: simulatedExposure(engine, session, refused),
    trace: options.trace === true ? traceLines(session, examinee.person) : null,
  }
}

/** Recorded answers hold one answer to an item, so nobody gives them twice. */
export function sitsTwice({ answers }: Examinee, { retest }: SittingOptions): boolean {
  return retest === true && answers === undefined
}

export function secondSeed({ seed }: SittingOptions): string {
  return `second sitting of ${seed}`
}

/**
 * The whole session of an examinee, with its log, marked as simulated. It holds no times, so the same seed gives the same session.
 * @param counts exposure counted before it
 */
export function simulateSession(engine: Engine, examinee: Examinee, seed: string, counts?: ExposureState): Session {
  requireAnswers(examinee)
  const { person, theta, answers } = examinee
  const own = answers === undefined ? engine : withRecordedAnswers(engine, answers)
  const respond = (id: string): number => {
    const index = own.bank.indexOfItem.get(id) as number
    if (answers !== undefined) return answers[index] as number
    const curve = own.bank.curves[index] as Engine['bank']['curves'][number]
    return drawResponse(curve, theta as number, { seed, person, item: id })
  }
  const begun = startSession(own, { seed: JSON.stringify([seed, person]), id: person, exposure: counts })
  let session = asSimulated(begun, answers === undefined ? 'drawn-answers' : 'recorded-answers')
  while (session.status === 'running') {
    const [id] = currentItems(session)
    // Nothing waits where a stage is open for review: a simulated person changes no answer and hands in.
    session =
      id === undefined ? closeStage(own, session) : recordAnswer(own, session, id, { kind: 'category', category: respond(id) })
  }
  return session
}

/** @throws MelekError `examinee-without-answers` */
export function requireAnswers({ person, theta, answers }: Examinee): void {
  if (answers === undefined && theta === null)
    throw new MelekError('examinee-without-answers', `examinee "${person}" has neither a theta nor recorded answers; give one`)
}

/** Fisher information of items at a theta, 1/logit². */
export function informationOf({ bank }: Engine, items: readonly number[], theta: number | null): number | null {
  if (theta === null) return null
  const point = createCurvePoint(bank.maximumCategories)
  return items.reduce((sum, index) => {
    const curve = bank.curves[index] as CategoryCurve
    curve.pointInto(point, theta)
    return sum + pointInformation(point, curve.categories)
  }, 0)
}
