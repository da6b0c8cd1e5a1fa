import type { ExposureState } from '../adaptive/exposure/exposure-state.js'
import type { Engine } from '../adaptive/session/engine.js'
import type { Standard } from '../literacy/standard.js'
import type { Examinee } from './examinee.js'
import { exposureWaves } from './exposure-waves.js'
import { rehearsalOf } from './rehearsal.js'
import type { SimulatedTest, SittingOptions } from './simulate-test.js'
import { createSimulationTally, type SimulationSummary } from './simulation-summary.js'

export interface SimulationOptions extends SittingOptions {
  readonly engine: Engine
  /** Each person once: answers are a function of the person. */
  readonly examinees: Iterable<Examinee>
  /** Levels to classify by, on the scale of the bank. */
  readonly standard?: Standard | undefined
  /** Exposure counted before the first examinee, for designs that look at it; without it nobody has seen anything. */
  readonly exposure?: ExposureState | undefined
}

/** A rehearsal under way. */
export interface Simulation {
  /** One test at a time, as they are asked for; can be gone through once. */
  readonly tests: Iterable<SimulatedTest>
  /** Of the tests gone through so far. */
  summary(): SimulationSummary
  /** Counts of exposure so far, to begin with elsewhere; undefined for designs that do not look at them. */
  exposure(): ExposureState | undefined
}

/**
 * Rehearses a design: every examinee sits the real test of the engine, with answers drawn from the item curves or recorded before. Where
 * the design looks at counts of exposure, each test begins with those of the tests before it, up to the last fiftieth of them.
 * @throws MelekError `exposure-state-invalid` for counts at other theta nodes than the design's
 */
export function simulateTests(options: SimulationOptions): Simulation {
  const { engine, examinees, standard } = options
  const tally = createSimulationTally(engine.bank, standard)
  const waves = exposureWaves(engine, options.exposure)
  const rehearse = rehearsalOf(engine, options)
  function* tests(): Generator<SimulatedTest> {
    for (const wave of waves.split(examinees)) {
      const taken: SimulatedTest[] = []
      for (const examinee of wave) {
        const test = rehearse(examinee, waves.counts)
        tally.add(test)
        taken.push(test)
        yield test
      }
      waves.add(taken)
    }
  }
  return { tests: tests(), summary: () => tally.summary(), exposure: () => waves.counts }
}
