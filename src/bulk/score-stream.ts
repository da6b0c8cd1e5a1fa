import { MelekError } from '../issues/melek-error.js'
import { createResponseBlocks, type ResponseBlock, type ResponseBlocks } from '../tables/read-response-blocks.js'
import type { BlockScoring, ScoredBlock } from './block-scoring.js'
import { hashIdsInto } from './hashed-ids.js'
import { isParquetPath } from './parquet-path.js'
import { confirmedSuspects } from './person-passes.js'
import type { ScoreFileOptions } from './score-file-options.js'
import type { ScoreJob } from './score-job.js'
import { createScoreFileBytes, createScoreLines, type ScoreFileBytes, type ScoreFileForm } from './score-lines.js'
import type { ScoreOutputs } from './score-outputs.js'
import type { ScoreRun } from './score-run.js'
import { createScoreSummary, type ScoreSummary } from './score-summary.js'
import { type ScoreThreads, scoreThreads } from './score-threads.js'

/** What streamed past. */
export interface ScoreStream {
  readonly scored: number
  readonly columns: readonly string[]
  readonly summary: ScoreSummary
  readonly reader: ResponseBlocks
}

/**
 * Reads, scores and writes block by block, in the order of the file; what is held at once is a piece of the file and its rows.
 * @throws MelekError `interrupted`, and what reading and writing throw
 */
export async function scoreStream(
  { job, input, priorOf, progress }: ScoreRun,
  outputs: ScoreOutputs,
  options: ScoreFileOptions,
): Promise<ScoreStream> {
  const canReadAgain = input.totalBytes !== undefined
  const threads = scoreThreads(options, job.settings, input.totalBytes)
  const { persons, allocate } = threads
  const reader = createResponseBlocks(job.reader, { persons, allocate, suspects: canReadAgain ? 'keep' : 'reject' })
  const ready: ResponseBlock[] = []
  const sink = { block: (block: ResponseBlock) => void ready.push(block), reject: outputs.rejects.add }
  const work = createBlockQueue(job, { reader, outputs, threads, priorOf, options })
  const drain = async (): Promise<void> => {
    for (let block = ready.shift(); block !== undefined; block = ready.shift()) {
      refuseInterruption(options.signal)
      await work.take(block)
      progress.advance(work.scored + outputs.rejects.count, input.bytesRead)
    }
    await outputs.rejects.flush()
    refuseInterruption(options.signal)
  }

  try {
    for await (const bytes of input) {
      reader.push(bytes, sink)
      await drain()
    }
    reader.end(sink)
    await drain()
    const columns = await work.end()
    progress.finish(work.scored + outputs.rejects.count)
    return { scored: work.scored, columns, summary: work.summary, reader }
  } finally {
    await work.close()
  }
}

function refuseInterruption(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new MelekError('interrupted', 'the run was interrupted; no output was written')
}

interface BlockQueue {
  readonly scored: number
  readonly summary: ScoreSummary
  take(block: ResponseBlock): Promise<void>
  /** Finishes what is under way, and writes what a file without rows also has. @returns the names of the columns */
  end(): Promise<readonly string[]>
  close(): Promise<void>
}

/** A block whose lines are being made, or wait to be written. */
interface BlockUnderWay {
  readonly block: ResponseBlock
  readonly leftOut: ReadonlySet<number> | undefined
  readonly result: Promise<ScoredBlock> | ScoredBlock
}

interface QueueSurroundings {
  readonly reader: ResponseBlocks
  readonly outputs: ScoreOutputs
  readonly threads: ScoreThreads
  readonly priorOf: ScoreRun['priorOf']
  readonly options: ScoreFileOptions
}

/** Keeps as many blocks under way as the scoring takes, and writes them in the order of the file. */
function createBlockQueue(job: ScoreJob, { reader, outputs, threads, priorOf, options }: QueueSurroundings): BlockQueue {
  const summary = createScoreSummary(job.settings)
  const underWay: BlockUnderWay[] = []
  let scoring: BlockScoring | undefined
  let file: ScoreFileBytes | undefined
  let columns: readonly string[] = []
  let scored = 0
  /** Lines that are being written while the next ones are made. */
  let writing: Promise<void> = Promise.resolve()

  const begin = async (): Promise<BlockScoring> => {
    const form = formOf(options, reader.header?.keptColumns ?? [])
    const lines = createScoreLines(job.settings, form)
    file = await createScoreFileBytes(job.settings, form)
    columns = lines.columns
    await outputs.write(lines.header)
    return threads.open({ bank: job.bank, settings: job.settings, form })
  }
  const write = (bytes: Uint8Array, release: (() => void) | undefined): Promise<void> => {
    const written = outputs.write(bytes).then(release)
    // The next block waits for it; until then its failure must not count as unhandled.
    written.catch(() => undefined)
    return written
  }
  const finishFirst = async (): Promise<void> => {
    const { block, leftOut, result } = underWay.shift() as BlockUnderWay
    const { scores, lines, release } = await result
    const bytes = file?.rows(block, scores, lines, leftOut) ?? lines
    await writing
    writing = write(bytes, release)
    // What is written from the memory of the next block must be written before that.
    if (release === undefined || bytes !== lines) await writing
    summary.add(scores, block.count, leftOut)
    scored += block.count - (leftOut?.size ?? 0)
    reader.recycle(block)
  }
  return {
    get scored() {
      return scored
    },
    get summary() {
      return summary.summary
    },
    async take(block) {
      scoring ??= await begin()
      const leftOut = block.suspects.size === 0 ? undefined : await confirmedSuspects(options.responses, job.reader, block)
      for (const place of leftOut ?? []) outputs.rejects.add(block.suspects.get(place)!)
      if (job.idHash !== undefined) hashIdsInto(block, job.idHash)
      underWay.push({
        block,
        leftOut,
        result: scoring.score(priorOf === undefined ? block : { ...block, priorOf: priorOf(block) }, leftOut),
      })
      if (underWay.length >= scoring.depth) await finishFirst()
    },
    async end() {
      scoring ??= await begin()
      while (underWay.length > 0) await finishFirst()
      await writing
      if (file !== undefined) await outputs.write(file.end())
      return columns
    },
    close: async () => scoring?.close(),
  }
}

function formOf({ format, out, excel }: ScoreFileOptions, kept: readonly string[]): ScoreFileForm {
  return { format: format ?? formatByName(out), excel, kept }
}

function formatByName(out: string): ScoreFileForm['format'] {
  if (isParquetPath(out)) return 'parquet'
  return /\.(ndjson|jsonl)(\.gz)?$/i.test(out) ? 'ndjson' : 'csv'
}
