import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'

/** More threads than this wait for the disk more than they help. */
const MOST_WORKERS = 4

/** Threads worth having on this machine for much work. */
export function usefulWorkers(): number {
  return Math.min(availableParallelism(), MOST_WORKERS)
}

/** Whether the program of worker threads is where it should be. */
export function workerExists(entry: URL): boolean {
  return entry.protocol !== 'file:' || existsSync(entry)
}
