import { countExposure, type ExposureRecord, type ExposureState, emptyExposure } from '../adaptive/exposure/exposure-state.js'
import type { CompleteDesign } from '../adaptive/session/design.js'
import type { Engine } from '../adaptive/session/engine.js'
import type { Examinee } from './examinee.js'
import { countsExposure } from './simulated-exposure.js'

/**
 * Counts grow by at most this share before those who come next are given them anew: a rule that bars an item at 0.2 lets its rate pass
 * that by no more than 0.016 in between.
 */
const growth = 0.02
/** Bounds what is held at a time. */
const largestWave = 1000

/**
 * The counts of exposure that examinees begin with. Those of a wave begin with the same ones, as in exam rooms that report now and then.
 * The size of a wave depends on the number counted alone, so any number of workers gives the same tests.
 */
export interface ExposureWaves {
  /** Of the present wave, without ids of sessions; undefined where nothing is controlled by counts. */
  readonly counts: ExposureState | undefined
  /** Examinees wave by wave, one by one where nothing is counted. */
  split(examinees: Iterable<Examinee>): Generator<Examinee[]>
  /** Counts the tests of the present wave. */
  add(tests: Iterable<{ readonly exposure: ExposureRecord | null }>): void
}

/** @param counts to begin with; ids of sessions are left out, as rehearsed persons have names of their own */
export function exposureWaves(engine: Engine, counts?: ExposureState): ExposureWaves {
  let now = countsExposure(engine) ? { ...(counts ?? emptyExposure(thetaNodesOf(engine.design))), sessions: [] } : undefined
  const size = () => {
    const counted = now?.persons.reduce((sum, persons) => sum + persons, 0) ?? 0
    return Math.min(largestWave, Math.max(1, Math.floor(growth * counted)))
  }
  return {
    get counts() {
      return now
    },
    *split(examinees) {
      let wave: Examinee[] = []
      for (const examinee of examinees) {
        wave.push(examinee)
        if (wave.length < size()) continue
        yield wave
        wave = []
      }
      if (wave.length > 0) yield wave
    },
    add(tests) {
      if (now === undefined) return
      const records = [...tests].flatMap(({ exposure }) => exposure ?? [])
      now = { ...countExposure(now, records), sessions: [] }
    },
  }
}

/** Theta nodes at which a design counts exposure, logits. */
export function thetaNodesOf({ exposure }: CompleteDesign): readonly number[] {
  return exposure?.method === 'eligibility' ? (exposure.thetaNodes ?? [0]) : [0]
}
