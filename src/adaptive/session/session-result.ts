import { reachableStandardError } from './decide-stop.js'
import type { Engine } from './engine.js'
import type { EventNote, SessionResult, StopReason } from './session.js'
import type { Sitting } from './sitting.js'

/** The result of a test that ended where the sitting stands. */
export function sessionResult(engine: Engine, sitting: Sitting, stop: StopReason): SessionResult {
  return {
    estimate: sitting.estimate.estimate,
    method: engine.design.estimator.method,
    itemsGiven: sitting.given.length,
    scored: sitting.scored,
    stop: { rule: stop.rule, detail: stop.detail },
    violations: engine.violations(sitting.given),
    notes: unreachedTargets(engine, sitting, stop),
  }
}

/** Says of a precision that was asked for and not reached whether any items of the bank could have reached it. */
function unreachedTargets(engine: Engine, sitting: Sitting, stop: StopReason): EventNote[] {
  const { standardError } = sitting.estimate
  return engine.design.stop.flatMap((rule) => {
    if (rule.rule !== 'standard-error' || stop.rule === 'ended') return []
    if (standardError !== null && standardError < rule.below) return []
    const best = reachableStandardError(engine, sitting, [])
    const code = best < rule.below ? 'standard-error-not-reached' : 'standard-error-unreachable'
    return [{ code, detail: `target ${rule.below}; the best ${engine.maximumLength} items for this theta give ${best}` }]
  })
}
