import { workerSetup } from '../runtime/worker-setup.js'
import type { ScoringSetup } from './block-scoring.js'
import { type BlockOutcome, type BlockTask, createTaskRunner, type ThreadTask } from './block-task.js'

let runner: ((task: BlockTask) => BlockOutcome) | undefined

const nothing: BlockOutcome = { kind: 'done', lines: new Uint8Array(0) }

/** A task of a worker: a block of persons. */
export function run(task: ThreadTask): BlockOutcome {
  runner ??= createTaskRunner(workerSetup<ScoringSetup>())
  return task === 'prepare' ? nothing : runner(task)
}
