import { setImmediate } from 'node:timers/promises'
import { MelekError } from '../issues/melek-error.js'
import { openWorkerPool } from '../runtime/worker-pool.js'
import type { Examinee } from './examinee.js'
import type { SimulatedTest } from './simulate-test.js'
import { createBlockRunner, type SimulationSetup } from './simulation-block.js'

export interface SimulationPoolOptions extends SimulationSetup {
  readonly examinees: Iterable<Examinee>
  /** 1 does the work in this thread. */
  readonly workers: number
  readonly signal?: AbortSignal | undefined
  /** The compiled `simulation-worker`; default: beside this file, where the build puts it. */
  readonly entry?: URL | undefined
}

/** Examinees a task: enough that handing over costs nothing beside the work, few enough for steady progress. */
const blockSize = 20

/**
 * The tests of all examinees in their order, by any number of threads: every draw is a function of its keys, so the tests are the same
 * for any number. Yields block by block, so that nothing is kept.
 * @throws MelekError `design-invalid` before any test, `interrupted` once the signal is aborted
 */
export async function* simulateInPool(options: SimulationPoolOptions): AsyncGenerator<readonly SimulatedTest[], void> {
  const { examinees, workers, signal, bank, design, sitting } = options
  const setup: SimulationSetup = { bank, design, sitting }
  const runBlock = createBlockRunner(setup)
  if (workers === 1) {
    for (const block of blocksOf(examinees)) {
      requireGoing(signal)
      yield runBlock(block)
      // Lets signals and streams through between two blocks.
      await setImmediate()
    }
    return
  }
  const entry = options.entry ?? new URL('./simulation-worker.js', import.meta.url)
  const pool = openWorkerPool<readonly Examinee[], SimulatedTest[]>({ entry, workers, setup })
  try {
    for await (const tests of pool.results(blocksOf(examinees))) {
      requireGoing(signal)
      yield tests
    }
  } finally {
    await pool.close()
  }
}

function requireGoing(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new MelekError('interrupted', 'interrupted')
}

function* blocksOf(examinees: Iterable<Examinee>): Generator<Examinee[]> {
  let block: Examinee[] = []
  for (const examinee of examinees) {
    block.push(examinee)
    if (block.length < blockSize) continue
    yield block
    block = []
  }
  if (block.length > 0) yield block
}
