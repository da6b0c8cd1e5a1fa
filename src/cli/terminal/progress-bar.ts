import type { SingleBar } from 'cli-progress'
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
  let isOpening = false
  let bar: SingleBar | undefined
  let latest: Progress | undefined
  const draw = (progress: Progress) => {
    const words = describe(progress)
    if (bar === undefined) return
    if (!bar.isActive) bar.start(1000, 0, { words })
    bar.update(Math.round(1000 * (progress.share ?? 0)), { words })
  }
  return {
    show(progress) {
      latest = progress
      draw(progress)
      if (isOpening) return
      isOpening = true
      void openBar(stream).then((opened) => {
        bar = opened
        if (latest !== undefined) draw(latest)
      })
    },
    stop() {
      latest = undefined
      if (bar?.isActive === true) bar.stop()
    },
  }
}

/** Most work is done before anybody looks: what draws is loaded for the first thing there is to show. */
async function openBar(stream: TextStream): Promise<SingleBar> {
  const { default: cliProgress } = await import('cli-progress')
  return new cliProgress.SingleBar({
    stream: stream as NodeJS.WritableStream,
    format: '{bar} {words}',
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
  })
}
