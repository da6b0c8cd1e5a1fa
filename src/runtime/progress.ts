/** How far a long piece of work has come. */
export interface Progress {
  readonly rows: number
  readonly rowsPerSecond: number
  /** Share of the work done, 0…1; undefined where its size is unknown. */
  readonly share: number | undefined
  readonly secondsLeft: number | undefined
}

export interface ProgressMeterOptions {
  /** Milliseconds, never going backwards. */
  readonly now: () => number
  /** Size of the whole work in the unit of `done`, where it is known. */
  readonly total: number | undefined
  readonly report: (progress: Progress) => void
  /** Least time between two reports; default 100 ms. */
  readonly everyMilliseconds?: number | undefined
}

export interface ProgressMeter {
  /** Says how many rows and how much of the total are done. */
  advance(rows: number, done: number): void
  /** The last report, whatever the time. */
  finish(rows: number): void
}

/** Turns counts into rows a second and time left, reported at a steady pace. */
export function createProgressMeter(options: ProgressMeterOptions): ProgressMeter {
  const { now, total, report, everyMilliseconds = 100 } = options
  const start = now()
  let reported = start
  const progressAt = (time: number, rows: number, share: number | undefined): Progress => {
    const seconds = Math.max((time - start) / 1000, 1e-3)
    const secondsLeft = share === undefined || share <= 0 ? undefined : (seconds * (1 - share)) / share
    return { rows, rowsPerSecond: rows / seconds, share, secondsLeft }
  }
  return {
    advance(rows, done) {
      const time = now()
      if (time - reported < everyMilliseconds) return
      reported = time
      report(progressAt(time, rows, total === undefined || total === 0 ? undefined : Math.min(1, done / total)))
    },
    finish(rows) {
      report(progressAt(now(), rows, 1))
    },
  }
}
