import type { ExposureState } from '../adaptive/exposure/exposure-state.js'
import { createEngine } from '../adaptive/session/create-engine.js'
import type { Design } from '../adaptive/session/design.js'
import type { Engine } from '../adaptive/session/engine.js'
import { compileBank } from '../bank/compile-bank.js'
import { fingerprint } from '../bank/fingerprint.js'
import type { ItemBank } from '../bank/item-bank.js'
import type { Examinee } from './examinee.js'
import { rehearsalOf } from './rehearsal.js'
import type { SimulatedTest, SittingOptions } from './simulate-test.js'

/** What every worker needs once: plain data. */
export interface SimulationSetup {
  readonly bank: ItemBank
  readonly design: Design
  readonly sitting: SittingOptions
}

/** Examinees who begin with the same counts of exposure. */
export interface SimulationBlock {
  readonly examinees: readonly Examinee[]
  readonly counts: ExposureState | undefined
}

/** Does blocks of examinees with one engine. */
export type BlockRunner = (block: SimulationBlock) => SimulatedTest[]

/** @throws MelekError `design-invalid` with every problem */
export function createBlockRunner({ bank, design, sitting }: SimulationSetup): BlockRunner {
  return blockRunnerOf(engineFor(bank, design), sitting)
}

export function blockRunnerOf(engine: Engine, sitting: SittingOptions): BlockRunner {
  const rehearse = rehearsalOf(engine, sitting)
  return ({ examinees, counts }) => examinees.map((examinee) => rehearse(examinee, counts))
}

/** The engine of a rehearsal. @throws MelekError `design-invalid` with every problem */
export function engineFor(bank: ItemBank, design: Design): Engine {
  return createEngine(compileBank(bank), design, { fingerprint: fingerprint(bank) })
}
