import type { Engine } from '../adaptive/session/engine.js'
import type { Standard } from '../literacy/standard.js'
import type { Examinee } from './examinee.js'
import { type SimulatedTest, type SittingOptions, simulateTest } from './simulate-test.js'
import { createSimulationTally, type SimulationSummary } from './simulation-summary.js'

export interface SimulationOptions extends SittingOptions {
  readonly engine: Engine
  /** Each person once: answers are a function of the person. */
  readonly examinees: Iterable<Examinee>
  /** Levels to classify by, on the scale of the bank. */
  readonly standard?: Standard | undefined
}

/** A rehearsal under way. */
export interface Simulation {
  /** One test at a time, as they are asked for; can be gone through once. */
  readonly tests: Iterable<SimulatedTest>
  /** Of the tests gone through so far. */
  summary(): SimulationSummary
}

/**
 * Rehearses a design: every examinee sits the real session of the engine, with answers drawn from the item curves or recorded before.
 */
export function simulateTests(options: SimulationOptions): Simulation {
  const { engine, examinees, standard } = options
  const tally = createSimulationTally(engine.bank, standard)
  function* tests(): Generator<SimulatedTest> {
    for (const examinee of examinees) {
      const test = simulateTest(engine, examinee, options)
      tally.add(test)
      yield test
    }
  }
  return { tests: tests(), summary: () => tally.summary() }
}
