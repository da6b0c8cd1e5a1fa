import { workerSetup } from '../runtime/worker-setup.js'
import type { SimulatedTest } from './simulate-test.js'
import { type BlockRunner, createBlockRunner, type SimulationBlock, type SimulationSetup } from './simulation-block.js'

let runner: BlockRunner | undefined

/** A task of a worker: a block of examinees. */
export function run(block: SimulationBlock): SimulatedTest[] {
  runner ??= createBlockRunner(workerSetup<SimulationSetup>())
  return runner(block)
}
