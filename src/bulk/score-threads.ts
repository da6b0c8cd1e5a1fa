import { usefulWorkers, workerExists } from '../runtime/useful-workers.js'
import { type Allocate, ownMemory, sharedMemory } from '../tables/byte-room.js'
import { BLOCK_PERSONS } from '../tables/read-response-blocks.js'
import { type BlockScoring, type ScoringSetup, scoreInThread } from './block-scoring.js'
import type { ScoreFileOptions } from './score-file-options.js'
import type { ScoreSettings } from './score-settings.js'

/** Who scores a file, and how the blocks of it are laid out. */
export interface ScoreThreads {
  /** Persons a block. */
  readonly persons: number
  readonly allocate: Allocate
  open(setup: Omit<ScoringSetup, 'persons'>): Promise<BlockScoring>
}

/** Bytes of a file from which threads gain more than they cost to start: some two million rows by EAP alone … */
const WORTH_THREADS = 200e6
/** … and tens of thousands where a person takes some microseconds. */
const WORTH_THREADS_SLOWLY = 8e6

/** How many times as large a file of digits is unpacked. */
const UNPACKED = 8

/** Blocks for threads are larger: handing one over costs as much as scoring some hundred persons. */
const THREAD_BLOCK_PERSONS = 2 * BLOCK_PERSONS

/** @param totalBytes size of the input where it is known */
export function scoreThreads(options: ScoreFileOptions, settings: ScoreSettings, totalBytes: number | undefined): ScoreThreads {
  const entry = options.workerEntry ?? new URL('./bulk-worker.js', import.meta.url)
  const bytes = unpackedBytes(options.responses, totalBytes)
  // A program that was bundled without the one of the threads works without threads.
  const workers = options.workers ?? (isWorthThreads(settings, bytes) && workerExists(entry) ? usefulWorkers() : 1)
  const persons = options.blockPersons ?? (workers === 1 ? BLOCK_PERSONS : THREAD_BLOCK_PERSONS)
  if (workers === 1) return { persons, allocate: ownMemory, open: (setup) => scoreInThread({ ...setup, persons }) }
  const open: ScoreThreads['open'] = async (setup) => {
    const { scoreInWorkers } = await import('./score-in-workers.js')
    return scoreInWorkers({ ...setup, persons }, workers, entry)
  }
  return { persons, allocate: sharedMemory, open }
}

function unpackedBytes(path: string, totalBytes: number | undefined): number | undefined {
  return totalBytes === undefined || !/\.(gz|parquet)$/i.test(path) ? totalBytes : UNPACKED * totalBytes
}

/** A stream may end at any time and is not worth waiting for threads. */
function isWorthThreads(settings: ScoreSettings, totalBytes: number | undefined): boolean {
  if (totalBytes === undefined) return false
  const { method, standard, plausible, personFit } = settings
  const isFast = method === 'eap' && standard === undefined && plausible === undefined && !personFit
  return totalBytes >= (isFast ? WORTH_THREADS : WORTH_THREADS_SLOWLY)
}
