import type { ScoringSetup } from './block-scoring.js'
import { type BlockOutcome, type BlockTask, createTaskRunner, type ThreadTask } from './block-task.js'

let runner: Promise<(task: BlockTask) => BlockOutcome> | undefined

const nothing: BlockOutcome = { kind: 'done', lines: new Uint8Array(0) }

/** A task of a worker: a block of persons. */
export async function run(task: ThreadTask): Promise<BlockOutcome> {
  runner ??= openRunner()
  const runTask = await runner
  return task === 'prepare' ? nothing : runTask(task)
}

/** The file of the command that holds this one holds no worker then, and need not load what only threads have. */
async function openRunner(): Promise<(task: BlockTask) => BlockOutcome> {
  const { workerSetup } = await import('../runtime/worker-setup.js')
  return createTaskRunner(workerSetup<ScoringSetup>())
}
