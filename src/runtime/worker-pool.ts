import { Tinypool } from 'tinypool'
import { MelekError } from '../issues/melek-error.js'
import { workerExists } from './useful-workers.js'

export interface WorkerPoolOptions {
  /** The entry: a module that exports `run`, which takes a task and gives its result. */
  readonly entry: URL
  readonly workers: number
  /** Plain data for every worker, who reads it by `workerSetup`. */
  readonly setup: unknown
  /** Memory for short-lived objects of a thread, which fills up before any is given back. Default: as the engine likes. */
  readonly youngMegabytes?: number | undefined
  /** Tasks that a worker is handed at once, so that it has the next one when it is done. Default: 1. */
  readonly tasksAtOnce?: number | undefined
}

/** Threads that do tasks of one kind. */
export interface WorkerPool<Task, Result> {
  /** One task, done by the first worker that is free. */
  run(task: Task): Promise<Result>
  /** The results in the order of the tasks, whatever worker is done first; tasks are drawn as workers become free. */
  results(tasks: Iterable<Task>): AsyncGenerator<Result, void>
  /** Ends the threads, busy or not. */
  close(): Promise<void>
}

/**
 * Opens a pool of worker threads; close it whatever happens.
 * @throws MelekError `workers-missing` where the entry does not exist, as in programs bundled without it
 */
export function openWorkerPool<Task, Result>({
  entry,
  workers,
  setup,
  youngMegabytes,
  tasksAtOnce = 1,
}: WorkerPoolOptions): WorkerPool<Task, Result> {
  // The pool itself would start threads that fail again and again.
  if (!workerExists(entry)) throw missing(entry)
  const pool = new Tinypool({
    filename: entry.href,
    minThreads: workers,
    maxThreads: workers,
    runtime: 'worker_threads',
    workerData: setup,
    concurrentTasksPerWorker: tasksAtOnce,
    ...(youngMegabytes === undefined ? {} : { resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } }),
  })
  const run = (task: Task): Promise<Result> => {
    const result: Promise<Result> = pool.run(task, { name: 'run' })
    // Whoever waits for it in its turn learns of a failure; until then it must not count as unhandled.
    result.catch(() => undefined)
    return result
  }
  async function* results(tasks: Iterable<Task>): AsyncGenerator<Result, void> {
    const underWay: Promise<Result>[] = []
    for (const task of tasks) {
      underWay.push(run(task))
      // One task a worker in hand and one in wait, so that nobody idles while results are used.
      if (underWay.length >= 2 * workers) yield await (underWay.shift() as Promise<Result>)
    }
    for (const result of underWay) yield await result
  }
  return { run, results, close: () => pool.destroy() }
}

function missing(entry: URL): MelekError {
  const message = `the program of the worker threads, "${entry.pathname}", does not exist; put it beside the program that uses melek, or work with one worker`
  return new MelekError('workers-missing', message)
}
