import type { CompiledBank } from '../../../bank/compile-bank.js'
import { MelekError } from '../../../issues/melek-error.js'
import type { Constraint } from '../../constraints/constraint.js'
import type { ItemChoice } from '../choose-item.js'
import { type CompleteDesign, maximumLength, operationalItems } from '../design.js'
import type { Engine, EngineRules } from '../engine.js'
import type { ItemOutcome } from '../item-outcome.js'
import { nextMove, present, type StartOptions } from '../run-session.js'
import {
  currentItems,
  type PresentedEvent,
  type ResponseEvent,
  type Session,
  type SessionResult,
  stageItems,
} from '../session.js'
import { readSitting, type Sitting } from '../sitting.js'
import { judgeValidity } from '../validity/validity.js'
import type { SessionStart, TimingDesign } from './administration-design.js'
import { earlierIssues } from './administration-issues.js'
import { engineForSession } from './other-bank.js'
import { lastSlot, pretestChoice } from './pretest-slots.js'
import { retestItems, retestPlan } from './retest-items.js'
import { startPrior } from './start-prior.js'

/** How an engine holds a test beyond what it measures by. */
export interface AdministrationRules {
  /**
   * What a session keeps of what is known of the person.
   * @throws MelekError `covariate-missing`, `earlier-sitting-invalid` or `start-prior-far`
   */
  begin(options: StartOptions): Pick<Session, 'start' | 'retest'>
  /** Filters behind those for items that are operational and not given. */
  readonly constraints: readonly Constraint[]
  /** An item on trial for the next place; undefined where a scored one belongs. */
  choose(sitting: Sitting): ItemChoice | undefined
  /** The engine by which a session of this bank goes on, or began with another version of it. @see engineForSession */
  engineFor(engine: Engine, session: Session, rules: EngineRules): Engine | undefined
  /** What became of an item, by the time it took. */
  judge(outcome: ItemOutcome): ItemOutcome
  /**
   * Whether an answer to an item may be taken although it has one: the stage is open.
   * @throws MelekError `session-suspended`
   */
  admits(session: Session, item: string): boolean
  /** What a response says beyond what became of the item. */
  marksOf(session: Session, presented: PresentedEvent): Pick<ResponseEvent, 'onTrial' | 'revised'>
  /** The session with the rest of its stage, after the first item of it. */
  fillStage(engine: Engine, session: Session): Session
  /** Whether a running session may have no item that waits for an answer: a stage is open for review, or the test is suspended. */
  mayWait(session: Session): boolean
  /** What the result says beyond the estimate. @param session with all answers */
  validityOf(engine: Engine, session: Session): Pick<SessionResult, 'validity'>
  /** Whether a stage stays open until the caller closes it. */
  readonly review: boolean
}

/** The rules of a design that says how its tests are held. */
export function administrationRules({ administration = {}, ...design }: CompleteDesign, bank: CompiledBank): AdministrationRules {
  const { pretest, stage, timing, retest, start, validity } = administration
  const longest = maximumLength(design, operationalItems(bank))
  return {
    begin(options) {
      const { earlier = [] } = options
      const issues = earlierIssues(earlier)
      if (issues.length > 0)
        throw new MelekError('earlier-sitting-invalid', `${issues.length} problem(s) of earlier sittings`, issues)
      const begun = startPrior(start ?? {}, design.estimator.prior, options)
      requireReach(design, begun)
      const plan = retest === undefined ? undefined : retestPlan(retest, earlier)
      return { ...(begun === undefined ? {} : { start: begun }), ...(plan === undefined ? {} : { retest: plan }) }
    },
    engineFor: engineForSession,
    constraints: retest === undefined ? [] : [retestItems(bank)],
    choose: pretest === undefined ? () => undefined : pretestChoice(bank, pretest, lastSlot(pretest, longest)),
    judge: timing === undefined ? (outcome) => outcome : (outcome) => inTime(timing, outcome),
    admits(session, item) {
      requireGoing(session)
      return stage?.review === true && session.status === 'running' && stageItems(session.events).includes(item)
    },
    marksOf: (session, { item, onTrial }) => ({
      ...(onTrial === true ? { onTrial } : {}),
      ...(currentItems(session).includes(item) ? {} : { revised: true }),
    }),
    fillStage: (engine, session) => filledStage(engine, session, stage?.items ?? 1),
    mayWait: (session) => stage?.review === true || isSuspended(session),
    validityOf: (engine, session) => (validity === undefined ? {} : { validity: judgeValidity(engine, session, validity) }),
    review: stage?.review ?? false,
  }
}

/** The nodes are laid around the population: a prior near their ends would be cut off. */
function requireReach({ estimator }: Omit<CompleteDesign, 'administration'>, start: SessionStart | undefined): void {
  if (start === undefined) return
  const { mean, sd } = estimator.prior
  const [, low, high] = estimator.nodes
  const room = 3 * start.prior.sd
  if (start.prior.mean - room >= mean + sd * low && start.prior.mean + room <= mean + sd * high) return
  throw new MelekError(
    'start-prior-far',
    `the start of this person, mean ${start.prior.mean} and SD ${start.prior.sd}, is not covered by the nodes of the design; check the covariates, or widen estimator.nodes`,
  )
}

function requireGoing(session: Session): void {
  if (!isSuspended(session)) return
  throw new MelekError('session-suspended', `session "${session.id}" is suspended; resume it before it goes on`)
}

/** Items are chosen where the test stands before the stage, up to the length of the longest test. */
function filledStage(engine: Engine, session: Session, items: number): Session {
  let filled = session
  for (let more = items; more > 1; more--) {
    const sitting = readSitting(engine, filled, filled.events)
    const move = sitting.given.length >= engine.maximumLength ? undefined : nextMove(engine, sitting)
    if (move?.kind === 'present') filled = present(engine, filled, move.event)
  }
  return filled
}

/** Whether a session waits to be resumed. */
export function isSuspended({ events }: Session): boolean {
  return events.at(-1)?.type === 'suspended'
}

/** An answer that came too late is kept and counts as timed out. */
function inTime({ item, grace = 0 }: TimingDesign, outcome: ItemOutcome): ItemOutcome {
  if (outcome.kind !== 'category' || outcome.seconds === undefined || outcome.seconds <= item + grace) return outcome
  const { category: _, ...late } = outcome
  return { ...late, kind: 'timed-out' }
}
