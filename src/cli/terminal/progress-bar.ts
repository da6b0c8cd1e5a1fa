import cliProgress from 'cli-progress'
import type { Progress } from '../../runtime/progress.js'
import type { TextStream } from '../command-context.js'

export interface ProgressBar {
  show(progress: Progress): void
  /** Clears the line. */
  stop(): void
}

/** The one line of a long piece of work; `describe` puts rows, pace and time left into words. */
export function createProgressBar(stream: TextStream, describe: (progress: Progress) => string): ProgressBar {
  if (stream.isTTY !== true) return { show: () => undefined, stop: () => undefined }
  const bar = new cliProgress.SingleBar({
    stream: stream as NodeJS.WritableStream,
    format: '{bar} {words}',
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
  })
  let started = false
  return {
    show(progress) {
      const words = describe(progress)
      if (!started) bar.start(1000, 0, { words })
      started = true
      bar.update(Math.round(1000 * (progress.share ?? 0)), { words })
    },
    stop() {
      if (started) bar.stop()
      started = false
    },
  }
}
