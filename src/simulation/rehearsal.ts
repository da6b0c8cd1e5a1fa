import type { ExposureState } from '../adaptive/exposure/exposure-state.js'
import type { Engine } from '../adaptive/session/engine.js'
import { type DrawnResponses, drawnResponses } from '../adaptive/session/rehearsal/drawn-responses.js'
import { type FastResult, type FastTest, fastTest } from '../adaptive/session/rehearsal/fast-test.js'
import { missing, type ProficiencyEstimate } from '../scoring/proficiency-estimate.js'
import type { Examinee } from './examinee.js'
import {
  informationOf,
  requireAnswers,
  type SimulatedTest,
  type SittingOptions,
  secondSeed,
  simulateTest,
  sitsTwice,
} from './simulate-test.js'

/** Lets one examinee after another sit the test of one engine. @param counts exposure counted before this one */
export type Rehearsal = (examinee: Examinee, counts?: ExposureState) => SimulatedTest

/** Whether tests are played without a log. */
export function isFast(engine: Engine, { trace }: SittingOptions): boolean {
  return trace !== true && fastTest(engine) !== undefined
}

/**
 * As `simulateTest`, made ready for many: designs without anything that only sessions know are played without a log, a hundred times
 * faster, with the same items and stops, theta and standard error to 1e-8. Steps are kept by sessions only.
 */
export function rehearsalOf(engine: Engine, options: SittingOptions): Rehearsal {
  const fast = options.trace === true ? undefined : fastTest(engine)
  if (fast === undefined) return (examinee, counts) => simulateTest(engine, examinee, options, counts)
  const sittings = {
    first: drawnResponses(engine.bank, options.seed),
    second: drawnResponses(engine.bank, secondSeed(options)),
  }
  return (examinee) => {
    requireAnswers(examinee)
    const played = playFast(fast, examinee, sittings.first)
    if (played === undefined) return simulateTest(engine, examinee, options)
    const { person, theta: trueTheta } = examinee
    const estimate = estimateOf(played)
    const items = Array.from(played.items.subarray(0, played.length))
    const { stopRule } = played
    const retest = sitsTwice(examinee, options) ? playFast(fast, examinee, sittings.second) : null
    if (retest === undefined) return simulateTest(engine, examinee, options)
    return {
      person,
      trueTheta,
      estimate,
      items,
      stopRule,
      violations: [],
      information: informationOf(engine, items, trueTheta ?? (estimate.kind === 'finite' ? estimate.theta : null)),
      retest: retest === null ? null : estimateOf(retest),
      exposure: null,
      trace: null,
    }
  }
}

function playFast(fast: FastTest, { person, theta, answers }: Examinee, drawn: DrawnResponses): FastResult | undefined {
  if (answers !== undefined) {
    const barred = answers.includes(missing) ? answers.map((answer) => (answer === missing ? 1 : 0)) : undefined
    return fast.play((index) => answers[index] as number, barred)
  }
  drawn.begin(person, theta as number)
  return fast.play(drawn.respond)
}

function estimateOf({ length, theta, standardError }: FastResult): ProficiencyEstimate {
  if (length === 0) return { kind: 'no-responses' }
  return { kind: 'finite', theta: theta[length - 1] as number, standardError: standardError[length - 1] as number }
}
