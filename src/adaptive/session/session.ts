import type { BankItem, Scale } from '../../bank/item-bank.js'
import type { ItemModel } from '../../models/item-model.js'
import type { ProficiencyEstimate } from '../../scoring/proficiency-estimate.js'
import type { BarredCounters } from '../exposure/exposure-control.js'
import type { RetestPlan, SessionStart } from './administration/administration-design.js'
import type { CompleteDesign, EstimationMethod } from './design.js'
import type { Validity } from './validity/validity.js'

/**
 * A test of one person, `melek-session/1`: its configuration and its log, as plain JSON. Everything else is recomputed from them.
 * It holds parameters and scored answers, so it never leaves the server.
 */
export interface Session {
  readonly format: 'melek-session/1'
  readonly id: string
  readonly seed: string
  /** In which the items are shown, where the caller has languages. */
  readonly language?: string
  readonly bank: SessionBank
  readonly design: CompleteDesign
  /** Parameters of the items given, frozen when they were. */
  readonly items: Readonly<Record<string, FrozenItem>>
  /** What exposure control drew when the session began: counters barred at each theta node; absent under rules that bar nothing. */
  readonly barred?: BarredCounters
  /** Prior of this person; absent: that of the design. */
  readonly start?: SessionStart
  /** Items of earlier sittings; absent for a first one. */
  readonly retest?: RetestPlan
  readonly events: readonly SessionEvent[]
  /** Every draw is a function of (seed, step, purpose), so there is no state to keep beyond the name of that function. */
  readonly random: { readonly generator: 'keyed-uniform' }
  readonly status: 'running' | 'finished'
  /** Null until the session is finished. */
  readonly result: SessionResult | null
  /** No person sat this test: where its answers come from. Absent: nobody said so. */
  readonly simulated?: SimulatedAnswers
}

/** Drawn from the item curves, or taken from a file of another test. */
export type SimulatedAnswers = 'drawn-answers' | 'recorded-answers'

export interface SessionBank {
  readonly id: string
  readonly version: string
  readonly fingerprint: string
  readonly security: 'public' | 'private'
  readonly scale: Scale
}

/** What scoring needs of an item, whatever becomes of the bank. */
export type FrozenItem = ItemModel & Pick<BankItem, 'uncertainty'>

/** What became of an item that was given. */
export type ResponseState = 'answered' | 'omitted' | 'not-reached' | 'timed-out'

/** Where the estimate of an event comes from: the start of the design before any answer counts, else an estimator. */
export type EstimateSource = 'start' | EstimationMethod

interface EstimateFields {
  /** Logits. */
  readonly theta: number
  /** Logits; null where it does not exist. */
  readonly standardError: number | null
  readonly estimatedBy: EstimateSource
}

/** Stands in an event whose estimate is about to be computed. */
export const noEstimate: EstimateFields = { theta: 0, standardError: null, estimatedBy: 'start' }

/** An item was given. Theta and standard error are those that it was chosen at. */
export interface PresentedEvent extends EstimateFields {
  readonly type: 'presented'
  /** 1-based. */
  readonly step: number
  readonly item: string
  /** Value of the selection criterion. */
  readonly criterion: number
  /** The uniform number that decided, if there was one. */
  readonly draw?: number
  /** The item is on trial: its answer counts for nothing. */
  readonly onTrial?: true
  readonly notes?: readonly EventNote[]
}

/** An item was answered, or not. Theta and standard error are those after it. */
export interface ResponseEvent extends EstimateFields {
  readonly type: ResponseState
  readonly step: number
  readonly item: string
  /** The raw answer as it came, where there was one. */
  readonly response?: unknown
  /** Category of an answer, 0-based. */
  readonly category?: number
  readonly keyVersion?: string
  readonly seconds?: number
  readonly onTrial?: true
  /** The person changed an earlier answer while the stage was open. */
  readonly revised?: true
}

/** A wrong key was mended: the answer of an item counts as another category from here on. */
export interface RescoredEvent extends EstimateFields {
  readonly type: 'rescored'
  readonly item: string
  readonly category: number
  readonly previous: number
  readonly keyVersion?: string
}

/** The test ended. */
export interface StoppedEvent extends StopReason {
  readonly type: 'stopped'
}

/** The test was interrupted. */
export interface SuspendedEvent {
  readonly type: 'suspended'
  readonly detail: string
}

/** The test went on. */
export interface ResumedEvent {
  readonly type: 'resumed'
  readonly detail: string
  /** Seconds in between, as the caller measured them. */
  readonly seconds?: number
  /** The version of the bank that items come from hence, where it is another one. */
  readonly bank?: { readonly version: string; readonly fingerprint: string }
}

export type SessionEvent = PresentedEvent | ResponseEvent | RescoredEvent | SuspendedEvent | ResumedEvent | StoppedEvent

/** Something a step had to give up or put off; codes are stable. */
export interface EventNote {
  readonly code: string
  readonly detail?: string | undefined
}

export interface StopReason {
  /** Name of the stopping rule, `no-item` when nothing is left to give, or `ended` when the caller ended the test. */
  readonly rule: string
  readonly detail: string
}

export interface SessionResult {
  /** By the estimator of the design. */
  readonly estimate: ProficiencyEstimate
  readonly method: EstimationMethod
  readonly itemsGiven: number
  /** Answers that count. */
  readonly scored: number
  readonly stop: StopReason
  /** Rules of the blueprint that the test, at its actual length, does not meet. */
  readonly violations: readonly { readonly rule: string; readonly count: number; readonly least: number; readonly most: number }[]
  readonly notes: readonly EventNote[]
  /** Where the design asks for it. */
  readonly validity?: Validity
}

/** Whether an event says what became of an item. */
export function isResponse(event: SessionEvent): event is ResponseEvent {
  return event.type === 'answered' || event.type === 'omitted' || event.type === 'not-reached' || event.type === 'timed-out'
}

/** Ids of the items of the stage that was given last, in the order in which they were given. */
export function stageItems(events: readonly SessionEvent[]): string[] {
  const items: string[] = []
  let open = false
  for (const event of events) {
    if (event.type === 'presented') {
      if (!open) items.length = 0
      items.push(event.item)
    }
    open = event.type === 'presented'
  }
  return items
}

/** Ids of the items that were given and wait for an answer, in the order in which they were given. */
export function currentItems(session: Session): string[] {
  const waiting = new Set<string>()
  for (const event of session.events) {
    if (event.type === 'presented') waiting.add(event.item)
    else if (isResponse(event)) waiting.delete(event.item)
  }
  return session.status === 'running' ? [...waiting] : []
}
