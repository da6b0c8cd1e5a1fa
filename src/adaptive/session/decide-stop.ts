import { curveInformation } from '../../models/information.js'
import type { StopMoment, StopVerdict } from '../stopping/stop-rule.js'
import type { Engine } from './engine.js'
import type { EventNote, StopReason } from './session.js'
import type { Sitting } from './sitting.js'

/** What one stopping rule said after an answer. */
export interface RuleVerdict {
  readonly rule: string
  readonly verdict: StopVerdict
  /** Why the test goes on although the rule would stop it. */
  readonly deferred?: string | undefined
}

/** Whether the test goes on, with the verdict of every rule. */
export interface StopDecision {
  readonly stop: StopReason | undefined
  readonly verdicts: readonly RuleVerdict[]
  readonly notes: readonly EventNote[]
}

/**
 * Asks every rule; the first in the order of the design that stops and is not deferred ends the test. Rules other than length and
 * time wait until the blueprint holds at the length reached.
 */
export function decideStop(engine: Engine, sitting: Sitting): StopDecision {
  const moment = stopMoment(engine, sitting)
  const violations = engine.violations(sitting.given)
  const waitingFor = violations.map(({ rule, count }) => `${rule} has ${count}`).join(', ')
  const verdicts = engine.stopRules.map((rule): RuleVerdict => {
    const verdict = rule.judge(moment)
    const deferred = verdict.kind === 'stop' && verdict.final !== true && violations.length > 0
    return { rule: rule.name, verdict, ...(deferred ? { deferred: waitingFor } : {}) }
  })
  const first = verdicts.find(({ verdict, deferred }) => verdict.kind === 'stop' && deferred === undefined)
  return {
    stop: first && { rule: first.rule, detail: first.verdict.detail },
    verdicts,
    notes: verdicts.flatMap(({ rule, deferred }) =>
      deferred === undefined ? [] : [{ code: 'stop-deferred', detail: `${rule}: ${deferred}` }],
    ),
  }
}

function stopMoment(engine: Engine, sitting: Sitting): StopMoment {
  const { theta, standardError, posterior } = sitting.estimate
  return {
    given: sitting.done,
    scored: sitting.scored,
    theta,
    standardError,
    earlier: () => sitting.earlier,
    seconds: sitting.seconds,
    posterior,
    answers: sitting.answers,
    reachableStandardError: () => reachableStandardError(engine, sitting, sitting.given),
    informationLeft: () => informationAt(engine, sitting.given, theta).left[0] ?? 0,
  }
}

/**
 * Standard error after the best items that still fit into the test, as far as information at one theta tells: 1/√(prior precision +
 * information of the items given + that of the best left). An approximation for the posterior SD.
 */
export function reachableStandardError(engine: Engine, sitting: Sitting, given: readonly number[]): number {
  const { had, left } = informationAt(engine, given, sitting.estimate.theta)
  const best = left.slice(0, Math.max(0, engine.maximumLength - given.length)).reduce((sum, information) => sum + information, 0)
  return 1 / Math.sqrt(priorPrecision(engine, sitting) + had + best)
}

/** Information at theta of the items given together, and of each operational item left, the highest first. */
function informationAt(engine: Engine, given: readonly number[], theta: number): { had: number; left: number[] } {
  const seen = new Set(given)
  let had = 0
  const left: number[] = []
  engine.bank.curves.forEach((curve, index) => {
    const information = curveInformation(curve, theta)
    if (seen.has(index)) had += information
    else if (engine.bank.items[index]?.status === 'operational') left.push(information)
  })
  return { had, left: left.sort((one, other) => other - one) }
}

function priorPrecision({ design }: Engine, { start }: Sitting): number {
  const { method } = design.estimator
  const { prior } = start ?? design.estimator
  return method === 'eap' || method === 'map' ? 1 / prior.sd ** 2 : 0
}
