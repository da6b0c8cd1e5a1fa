import type { Engine } from '../adaptive/session/engine.js'
import { estimateBy } from '../adaptive/session/rescore-by.js'
import type { Session, SimulatedAnswers, StopReason } from '../adaptive/session/session.js'
import { sessionIssues } from '../adaptive/session/session-issues.js'
import { readSitting } from '../adaptive/session/sitting.js'
import type { LocalizedText } from '../literacy/localized-text.js'
import { reportingScore } from '../literacy/reporting-score.js'
import {
  assertSameScale,
  type LevelProbability,
  levelOf,
  levelProbabilities,
  probabilityAtTarget,
  type Standard,
} from '../literacy/standard.js'
import { resultSummary } from './result-summary.js'

/**
 * What a test says of a person, all of it fit for a browser. `finite` has a theta; `unbounded` (maximum likelihood of an all-right or
 * all-wrong test) has a level but no theta; the other kinds have neither.
 */
export type PlacementResult = PlacementResultFields &
  (
    | ({
        readonly kind: 'finite'
        /** Logits. */
        readonly theta: number
        /** Logits; null where it does not exist. */
        readonly standardError: number | null
        /** On the reporting scale of the standard, where it has one. */
        readonly score?: { readonly value: number; readonly standardError: number | null }
      } & LevelFields)
    | ({ readonly kind: 'unbounded'; readonly direction: 'above' | 'below' } & LevelFields)
    | { readonly kind: 'no-responses' }
    | { readonly kind: 'no-information' }
  )

export interface PlacementResultFields {
  /** While a test is running its result is where it stands. */
  readonly status: 'running' | 'finished'
  /** Item parameters are judged or preliminary: not for decisions about persons. */
  readonly provisional: boolean
  /** Items that are public may be known to the person. */
  readonly security: 'public' | 'private'
  readonly itemsGiven: number
  /** Null while the test is running. */
  readonly stopReason: StopReason | null
  readonly standard: { readonly id: string; readonly version: string }
  /** The scale of theta; null where neither bank nor standard names one. */
  readonly scaleId: string | null
  /** No person sat the test: where its answers come from. */
  readonly simulated?: SimulatedAnswers
  /** Plain sentences for the person. */
  readonly summary: LocalizedText
}

export interface LevelFields {
  /** Id of the level. */
  readonly level: string
  readonly levelName: LocalizedText
  /** P(θ ≥ cut of the target level), from the posterior under the design's prior. */
  readonly probabilityAtTarget: number
  readonly levelProbabilities: readonly LevelProbability[]
}

/**
 * The result of a session, from its own log and frozen parameters; the engine saves computing the curves of its own bank again.
 * @throws MelekError `scale-mismatch`
 */
export function placementResult(engine: Engine, session: Session, standard: Standard): PlacementResult {
  assertSameScale(standard, session.bank.scale)
  const own = sessionIssues(engine, session).length === 0
  const { estimate, posterior } = own
    ? readSitting(engine, session, session.events).estimate
    : estimateBy(engine.estimate, session)
  const fields = {
    status: session.status,
    provisional: session.bank.scale.status === 'provisional',
    security: session.bank.security,
    itemsGiven: session.events.filter((event) => event.type === 'presented').length,
    stopReason: session.result?.stop ?? null,
    standard: { id: standard.id, version: standard.version },
    scaleId: standard.scaleId,
    ...(session.simulated === undefined ? {} : { simulated: session.simulated }),
  }
  const levelled = levelOf(standard, estimate)
  if (estimate.kind === 'no-responses' || estimate.kind === 'no-information' || levelled.kind === 'none') {
    const kind = estimate.kind === 'no-information' ? estimate.kind : 'no-responses'
    return withSummary({ kind, ...fields }, standard)
  }
  const curve = posterior()
  const level: LevelFields = {
    level: levelled.level.id,
    levelName: levelled.level.name,
    probabilityAtTarget: probabilityAtTarget(standard, curve),
    levelProbabilities: levelProbabilities(standard, curve),
  }
  if (estimate.kind === 'unbounded')
    return withSummary({ kind: 'unbounded', direction: estimate.direction, ...level, ...fields }, standard)
  const { theta, standardError } = estimate
  return withSummary(
    { kind: 'finite', theta, standardError, ...level, ...scoreField(standard, theta, standardError), ...fields },
    standard,
  )
}

function scoreField({ reportingScale }: Standard, theta: number, standardError: number | null) {
  if (reportingScale === undefined) return {}
  const error = standardError === null ? null : Math.abs(reportingScale.slope) * standardError
  return { score: { value: reportingScore(reportingScale, theta), standardError: error } }
}

/** A result before it is put into words. */
export type UnspokenResult = PlacementResult extends infer Result
  ? Result extends unknown
    ? Omit<Result, 'summary'>
    : never
  : never

function withSummary(result: UnspokenResult, standard: Standard): PlacementResult {
  return { ...result, summary: resultSummary(result, standard) } as PlacementResult
}
