import { keyedUniform } from '../../math/keyed-uniform.js'
import type { ExposureState } from '../exposure/exposure-state.js'
import type { PersonKnown } from './administration/start-prior.js'
import { finished, requireAwaited, requireCategory } from './answer-refusals.js'
import { chooseItem, type ItemChoice } from './choose-item.js'
import { decideStop } from './decide-stop.js'
import type { Engine } from './engine.js'
import { frozenItem } from './frozen-item.js'
import type { ItemOutcome } from './item-outcome.js'
import type { SittingKeeper } from './kept-sittings.js'
import type { EventNote, PresentedEvent, Session, SessionEvent, StopReason } from './session.js'
import { currentItems, noEstimate } from './session.js'
import { requireSessionOf } from './session-issues.js'
import { sessionResult } from './session-result.js'
import { readSitting, type Sitting } from './sitting.js'
import { requireStartOptions } from './start-options.js'

/** Of a design that says how its tests are held, also what is known of the person: covariates and earlier sittings. */
export interface StartOptions extends PersonKnown {
  /** Decides every draw of the session. */
  readonly seed: string
  /** Name of the session; the seed where there is none. */
  readonly id?: string | undefined
  readonly language?: string | undefined
  /** Exposure of the items so far, for rules that look at it; without it nobody has seen anything. */
  readonly exposure?: ExposureState | undefined
}

/**
 * Starts a test and presents its first item.
 * @throws MelekError `seed-missing`: a session without a seed, or with an empty one, could not be replayed; `exposure-state-invalid` for counts at other theta
 *   nodes than the design's; what is said of the person must be of use to the design and complete (`start-option-unused`,
 *   `covariate-missing`, `earlier-sitting-invalid`)
 */
export function startSession(engine: Engine, options: StartOptions): Session {
  requireStartOptions(engine.design.administration, { ...options })
  const { bank, fingerprint, design } = engine
  const barred = engine.exposure.begin?.(options.exposure, (purpose) => keyedUniform(options.seed, purpose))
  const session: Session = {
    format: 'melek-session/1',
    id: options.id ?? options.seed,
    seed: options.seed,
    ...(options.language === undefined ? {} : { language: options.language }),
    bank: { id: bank.id, version: bank.version, fingerprint, security: bank.security, scale: bank.scale },
    design,
    items: {},
    ...(barred === undefined ? {} : { barred }),
    ...engine.administration?.begin(options),
    events: [],
    random: { generator: 'keyed-uniform' },
    status: 'running',
    result: null,
  }
  return advance(engine, session, readSitting(engine, session, []))
}

/**
 * Records what became of an item that waits for an answer, and goes on: the next item is presented, or the test ends.
 * @throws MelekError `session-finished`, `item-not-presented`, `item-already-answered`, `category-out-of-range`, or that the session is
 *   not one of this engine (`session-invalid`)
 */
export function recordAnswer(engine: Engine, session: Session, item: string, outcome: ItemOutcome): Session {
  const known = engine.sittings?.of(engine, session)
  if (known === undefined) requireSessionOf(engine, session)
  if (!known?.waiting.includes(item)) requireAwaited(engine, session, item)
  requireCategory(engine, item, outcome)
  const { administration } = engine
  const { events, sitting } = respondedEvents(engine, session, item, administration?.judge(outcome) ?? outcome, known)
  const next = { ...session, events }
  return administration?.review ? next : advance(engine, next, sitting)
}

/** Ends a test before a rule does: what still waits for an answer was not reached. */
export function endSession(engine: Engine, session: Session, detail: string): Session {
  requireSessionOf(engine, session)
  if (session.status === 'finished') throw finished(session)
  let events = session.events
  for (const item of currentItems(session))
    events = respondedEvents(engine, { ...session, events }, item, { kind: 'not-reached' }).events
  return finish(engine, { ...session, events }, readSitting(engine, session, events), { rule: 'ended', detail })
}

/** Presents the next item, or stage of items, or ends the test, unless items still wait for an answer. */
export function advance(engine: Engine, session: Session, sitting: Sitting): Session {
  if (sitting.waiting.length > 0) return session
  const next = nextMove(engine, sitting)
  if (next.kind === 'stop') return finish(engine, session, sitting, next.reason)
  const now = present(engine, session, next.event)
  const { sittings } = engine
  sittings?.keep(engine, now, sittings.after(engine, sitting, session.events, next.event))
  return engine.administration?.fillStage(engine, now) ?? now
}

/** The one decision of the engine: which item comes next, or why the test ends. */
export function nextMove(
  engine: Engine,
  sitting: Sitting,
): { readonly kind: 'stop'; readonly reason: StopReason } | { readonly kind: 'present'; readonly event: PresentedEvent } {
  const decision = sitting.done === 0 || sitting.waiting.length > 0 ? undefined : decideStop(engine, sitting)
  if (decision?.stop !== undefined) return { kind: 'stop', reason: decision.stop }
  const choice = engine.sittings?.choose(engine, sitting) ?? chooseItem(engine, sitting)
  if (choice.kind === 'none') return { kind: 'stop', reason: { rule: 'no-item', detail: noItemDetail(choice) } }
  return { kind: 'present', event: presentedEvent(engine, sitting, choice, decision?.notes ?? []) }
}

function presentedEvent(
  engine: Engine,
  sitting: Sitting,
  choice: Extract<ItemChoice, { kind: 'item' }>,
  stopNotes: readonly EventNote[],
): PresentedEvent {
  const notes = [...stopNotes, ...choice.notes]
  return {
    type: 'presented',
    step: sitting.steps + 1,
    item: engine.bank.itemIds[choice.index] as string,
    criterion: choice.values[choice.index] as number,
    ...estimateFields(sitting),
    ...(choice.draw === undefined ? {} : { draw: choice.draw }),
    ...(choice.onTrial ? { onTrial: true } : {}),
    ...(notes.length === 0 ? {} : { notes }),
  }
}

function noItemDetail({ reason }: Extract<ItemChoice, { kind: 'none' }>): string {
  return reason.code === 'constraints' ? `constraints: ${reason.filter}` : reason.code
}

/** The log with one more item on show. */
export function present(engine: Engine, session: Session, event: PresentedEvent): Session {
  const index = engine.bank.indexOfItem.get(event.item) as number
  return {
    ...session,
    items: { ...session.items, [event.item]: frozenItem(engine, index) },
    events: [...session.events, event],
  }
}

function finish(engine: Engine, session: Session, sitting: Sitting, reason: StopReason): Session {
  const events: SessionEvent[] = [...session.events, { type: 'stopped', ...reason }]
  return {
    ...session,
    events,
    status: 'finished',
    result: { ...sessionResult(engine, sitting, reason), ...engine.administration?.validityOf(engine, { ...session, events }) },
  }
}

/** The log with one more response, and where the test stands after it. */
export function respondedEvents(
  engine: Engine,
  session: Session,
  item: string,
  outcome: ItemOutcome,
  known?: Sitting,
): { events: SessionEvent[]; sitting: Sitting } {
  const presented = session.events.find((event) => event.type === 'presented' && event.item === item) as PresentedEvent
  const event = {
    type: outcome.kind === 'category' ? ('answered' as const) : outcome.kind,
    step: presented.step,
    item,
    ...(outcome.response === undefined ? {} : { response: outcome.response }),
    ...(outcome.kind === 'category' ? { category: outcome.category } : {}),
    ...(outcome.keyVersion === undefined ? {} : { keyVersion: outcome.keyVersion }),
    ...(outcome.seconds === undefined ? {} : { seconds: outcome.seconds }),
    ...engine.administration?.marksOf(session, presented),
  }
  const sitting =
    known === undefined
      ? readSitting(engine, session, [...session.events, { ...event, ...noEstimate }])
      : (engine.sittings as SittingKeeper).after(engine, known, session.events, event)
  return { events: [...session.events, { ...event, ...estimateFields(sitting) }], sitting }
}

function estimateFields({ estimate }: Sitting) {
  return { theta: estimate.theta, standardError: estimate.standardError, estimatedBy: estimate.estimatedBy }
}
