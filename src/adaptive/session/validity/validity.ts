import type { ValidityDesign } from '../administration/administration-design.js'
import type { Engine } from '../engine.js'
import type { Session } from '../session.js'
import { readSitting } from '../sitting.js'
import { type FitStatistics, fitStatistics } from './fit-statistics.js'
import { answerPath, nullStatistics } from './null-tests.js'
import { type RapidAnswers, rapidAnswers } from './rapid-answers.js'

/** Whether the answers of a test can be taken for what the person can do. */
export interface Validity {
  /** `not-assessed`: too few answers that count, or a test that was ended from outside, of which no null is known. */
  readonly flag: 'valid' | 'doubtful' | 'not-assessed'
  /** Why it is doubtful. */
  readonly reasons: readonly ('person-fit' | 'rapid-answers')[]
  /** Null where it was not assessed. */
  readonly fit:
    | (FitStatistics & {
        /** Of the worse of both statistics, over tests of the same design in which nothing is wrong. */
        readonly pValue: number
        /** How many tests that were. */
        readonly replications: number
      })
    | null
  readonly rapid: RapidAnswers
}

/** What a design leaves open of how validity is judged. */
export const validityDefaults = {
  alpha: 0.05,
  replications: 199,
  rapidBelow: 3,
  leastEffort: 0.9,
} as const satisfies ValidityDesign

/** A validity design with every default written out. */
export function validitySettings(design: ValidityDesign) {
  return {
    alpha: design.alpha ?? validityDefaults.alpha,
    replications: design.replications ?? validityDefaults.replications,
    rapidBelow: design.rapidBelow ?? validityDefaults.rapidBelow,
    leastEffort: design.leastEffort ?? validityDefaults.leastEffort,
  }
}

/** Fewer answers say nothing about their pattern. */
const fewestAnswers = 5

/**
 * Judges a finished session: person fit against tests of the same design simulated at its estimate, and answers given too fast.
 * @param session with all answers; how it ended is told by its last event
 */
export function judgeValidity(engine: Engine, session: Session, design: ValidityDesign = {}): Validity {
  const { alpha, replications, rapidBelow, leastEffort } = validitySettings(design)
  const rapid = rapidAnswers(engine.bank, session, rapidBelow)
  const fit = personFit(engine, session, replications)
  const reasons = [
    ...(fit !== null && fit.pValue <= alpha ? (['person-fit'] as const) : []),
    ...(rapid.effort !== null && rapid.effort < leastEffort ? (['rapid-answers'] as const) : []),
  ]
  const flag = reasons.length > 0 ? 'doubtful' : fit === null ? 'not-assessed' : 'valid'
  return { flag, reasons, fit, rapid }
}

function personFit(engine: Engine, session: Session, replications: number): Validity['fit'] {
  const last = session.events.findLast(({ type }) => type === 'stopped')
  const path = answerPath(engine, session)
  if (path.length < fewestAnswers || (last?.type === 'stopped' && last.rule === 'ended')) return null
  const { theta } = readSitting(engine, session, session.events).estimate
  const own = fitStatistics(engine.bank, path, theta)
  const all = [own, ...nullStatistics(engine, session, theta, replications)]
  return { ...own, pValue: worstOfBoth(all), replications }
}

/**
 * Share of the tests whose worse statistic is as far out as that of the first. All are alike where nothing is wrong, so that the level
 * holds for both statistics together.
 * @source Westfall & Young (1993), Resampling-Based Multiple Testing, ch. 2 (the distribution of the smallest p-value)
 */
function worstOfBoth(all: readonly FitStatistics[]): number {
  const lz = ranks(all.map((one) => one.lz))
  const cusum = ranks(all.map((one) => -one.cusum))
  const worst = all.map((_, k) => Math.min(lz[k] as number, cusum[k] as number))
  return worst.filter((rank) => rank <= (worst[0] as number)).length / all.length
}

/** For each value how many are as low or lower. */
function ranks(values: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort()
  return values.map((value) => sorted.findLastIndex((other) => other <= value) + 1)
}
