import { workerSetup } from '../runtime/worker-setup.js'
import type { ScoringSetup } from './block-scoring.js'
import { type BlockOutcome, type BlockTask, createTaskRunner } from './block-task.js'

let runner: ((task: BlockTask) => BlockOutcome) | undefined

/** A task of a worker: a block of persons. */
export function run(task: BlockTask): BlockOutcome {
  runner ??= createTaskRunner(workerSetup<ScoringSetup>())
  return runner(task)
}
