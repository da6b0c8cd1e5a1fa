import { setImmediate } from 'node:timers/promises'
import type { ExposureState } from '../adaptive/exposure/exposure-state.js'
import { MelekError } from '../issues/melek-error.js'
import { openWorkerPool, type WorkerPool } from '../runtime/worker-pool.js'
import type { Examinee } from './examinee.js'
import { exposureWaves } from './exposure-waves.js'
import { isFast } from './rehearsal.js'
import type { SimulatedTest } from './simulate-test.js'
import { type BlockRunner, blockRunnerOf, engineFor, type SimulationBlock, type SimulationSetup } from './simulation-block.js'

export interface SimulationPoolOptions extends SimulationSetup {
  readonly examinees: Iterable<Examinee>
  /** 1 does the work in this thread. */
  readonly workers: number
  readonly signal?: AbortSignal | undefined
  /** Exposure counted before the first examinee, for designs that look at it. */
  readonly exposure?: ExposureState | undefined
  /** Told the counts of exposure after the last examinee; undefined for designs that do not look at them. */
  readonly onExposure?: ((counts: ExposureState | undefined) => void) | undefined
  /** The compiled `simulation-worker`; default: beside this file, where the build puts it. */
  readonly entry?: URL | undefined
}

/** Examinees a task, by sessions and without logs: enough that handing over costs little beside the work, few enough for steady progress. */
const blockSizes = { sessions: 20, fast: 1000 } as const

/**
 * The tests of all examinees in their order, by any number of threads: every draw is a function of its keys, and every test begins with
 * counts of exposure that depend on its place alone, so the tests are the same for any number. Yields block by block, so that nothing is
 * kept.
 * @throws MelekError `design-invalid` before any test, `exposure-state-invalid`, `interrupted` once the signal is aborted
 */
export async function* simulateInPool(options: SimulationPoolOptions): AsyncGenerator<readonly SimulatedTest[], void> {
  const { examinees, workers, signal, bank, design, sitting } = options
  const setup: SimulationSetup = { bank, design, sitting }
  const engine = engineFor(bank, design)
  const waves = exposureWaves(engine, options.exposure)
  const size = isFast(engine, sitting) ? blockSizes.fast : blockSizes.sessions
  const crew = workers === 1 ? alone(blockRunnerOf(engine, sitting)) : openCrew(options, setup)
  try {
    for (const wave of waves.counts === undefined ? [examinees] : waves.split(examinees)) {
      const taken: SimulatedTest[] = []
      for await (const tests of crew.results(blocksOf(wave, waves.counts, size))) {
        requireGoing(signal)
        if (waves.counts !== undefined) taken.push(...tests)
        yield tests
      }
      waves.add(taken)
    }
    options.onExposure?.(waves.counts)
  } finally {
    await crew.close()
  }
}

/** Whoever does the blocks. */
type Crew = Pick<WorkerPool<SimulationBlock, SimulatedTest[]>, 'results' | 'close'>

function openCrew({ entry, workers }: SimulationPoolOptions, setup: SimulationSetup): Crew {
  return openWorkerPool({ entry: entry ?? new URL('./simulation-worker.js', import.meta.url), workers, setup })
}

/** This thread. */
function alone(runBlock: BlockRunner): Crew {
  return {
    async *results(blocks) {
      for (const block of blocks) {
        yield runBlock(block)
        // Lets signals and streams through between two blocks.
        await setImmediate()
      }
    },
    close: async () => undefined,
  }
}

function requireGoing(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new MelekError('interrupted', 'interrupted')
}

function* blocksOf(examinees: Iterable<Examinee>, counts: ExposureState | undefined, size: number): Generator<SimulationBlock> {
  let block: Examinee[] = []
  for (const examinee of examinees) {
    block.push(examinee)
    if (block.length < size) continue
    yield { examinees: block, counts }
    block = []
  }
  if (block.length > 0) yield { examinees: block, counts }
}
