import { createEngine } from '../adaptive/session/create-engine.js'
import type { Design } from '../adaptive/session/design.js'
import type { Engine } from '../adaptive/session/engine.js'
import { compileBank } from '../bank/compile-bank.js'
import { fingerprint } from '../bank/fingerprint.js'
import type { ItemBank } from '../bank/item-bank.js'
import type { Examinee } from './examinee.js'
import { type SimulatedTest, type SittingOptions, simulateTest } from './simulate-test.js'

/** What every worker needs once: plain data. */
export interface SimulationSetup {
  readonly bank: ItemBank
  readonly design: Design
  readonly sitting: SittingOptions
}

/** Does blocks of examinees with one engine. */
export type BlockRunner = (examinees: readonly Examinee[]) => SimulatedTest[]

/** @throws MelekError `design-invalid` with every problem */
export function createBlockRunner({ bank, design, sitting }: SimulationSetup): BlockRunner {
  const engine = engineFor(bank, design)
  return (examinees) => examinees.map((examinee) => simulateTest(engine, examinee, sitting))
}

/** The engine of a rehearsal. @throws MelekError `design-invalid` with every problem */
export function engineFor(bank: ItemBank, design: Design): Engine {
  return createEngine(compileBank(bank), design, { fingerprint: fingerprint(bank) })
}
