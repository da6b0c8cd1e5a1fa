import { workerData } from 'node:worker_threads'

/** In a worker: the data that the pool was opened with. */
export function workerSetup<Setup>(): Setup {
  // The pool keeps its own data in the first place.
  const [, setup] = workerData as readonly [unknown, Setup]
  return setup
}
