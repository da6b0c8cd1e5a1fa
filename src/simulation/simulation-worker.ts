import { workerSetup } from '../runtime/worker-setup.js'
import type { Examinee } from './examinee.js'
import type { SimulatedTest } from './simulate-test.js'
import { type BlockRunner, createBlockRunner, type SimulationSetup } from './simulation-block.js'

let runner: BlockRunner | undefined

/** A task of a worker: a block of examinees. */
export function run(examinees: readonly Examinee[]): SimulatedTest[] {
  runner ??= createBlockRunner(workerSetup<SimulationSetup>())
  return runner(examinees)
}
