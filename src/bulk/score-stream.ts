import { MelekError } from '../issues/melek-error.js'
import { createProgressMeter } from '../runtime/progress.js'
import type { InputBytes } from '../runtime/read-input.js'
import { createResponseReader } from '../tables/read-responses.js'
import type { Reject, ResponseReader, ResponseRow, ResponseSink } from '../tables/responses.js'
import { confirmedSuspects } from './person-passes.js'
import type { RejectLog } from './rejects-file.js'
import { type BlockBuilder, createBlockBuilder, type ResponseBlock } from './response-block.js'
import { createBlockScorer } from './score-block.js'
import type { ScoreFileOptions } from './score-file-options.js'
import type { ScoreJob } from './score-job.js'
import type { ScoreOutputs } from './score-outputs.js'
import { createScoreRows, type ScoreRows } from './score-rows.js'
import { createScoreSummary, type ScoreSummary } from './score-summary.js'

/** What streamed past. */
export interface ScoreStream {
  readonly scored: number
  readonly columns: readonly string[]
  readonly summary: ScoreSummary
  readonly reader: ResponseReader
}

/**
 * Reads, scores and writes block by block, in the order of the file; what is held at once is a piece of the file and its rows.
 * @throws MelekError `interrupted`, and what reading and writing throw
 */
export async function scoreStream(
  job: ScoreJob,
  input: InputBytes,
  outputs: ScoreOutputs,
  options: ScoreFileOptions,
): Promise<ScoreStream> {
  const reader = createResponseReader(job.reader)
  const ready: ResponseBlock[] = []
  const builder = createBlockBuilder(job.reader.items.length)
  const sink = blockSink(builder, ready, outputs.rejects, input.path !== '-')
  const work = createBlockWork(job, reader, outputs, options)
  const meter = createProgressMeter({
    now: options.now ?? Date.now,
    total: input.totalBytes,
    report: (progress) => options.onProgress?.(progress),
  })
  const drain = async (): Promise<void> => {
    for (let block = ready.shift(); block !== undefined; block = ready.shift()) {
      await work.take(block)
      meter.advance(work.scored + outputs.rejects.count, input.bytesRead)
    }
    await outputs.rejects.flush()
    if (options.signal?.aborted) throw new MelekError('interrupted', 'the run was interrupted; no output was written')
  }

  for await (const bytes of input) {
    reader.push(bytes, sink)
    await drain()
  }
  reader.end(sink)
  if (builder.count > 0) ready.push(builder.take())
  await drain()
  const columns = await work.end()
  meter.finish(work.scored + outputs.rejects.count)
  return { scored: work.scored, columns, summary: work.summary, reader }
}

/** Gathers rows into blocks; what may be a person's second row waits in its block to be looked for in the file. */
function blockSink(builder: BlockBuilder, ready: ResponseBlock[], rejects: RejectLog, canReadAgain: boolean): ResponseSink {
  const add = (row: ResponseRow, suspect?: Reject): void => {
    builder.add(row, suspect)
    if (builder.full) ready.push(builder.take())
  }
  const sink = { row: (row: ResponseRow) => add(row), reject: (reject: Reject) => rejects.add(reject) }
  // Without the function `suspect` the reader refuses such a row.
  return canReadAgain ? { ...sink, suspect: add } : sink
}

interface BlockWork {
  readonly scored: number
  readonly summary: ScoreSummary
  take(block: ResponseBlock): Promise<void>
  /** Writes what a file without rows also has. @returns the names of the columns */
  end(): Promise<readonly string[]>
}

function createBlockWork(job: ScoreJob, reader: ResponseReader, outputs: ScoreOutputs, options: ScoreFileOptions): BlockWork {
  const scoreBlock = createBlockScorer(job.bank, job.settings)
  const summary = createScoreSummary(job.settings)
  let rows: ScoreRows | undefined
  let scored = 0
  const begin = async (): Promise<ScoreRows> => {
    const created = createScoreRows(job.settings, reader.header?.keptColumns ?? [], formOf(options))
    await outputs.write(created.header)
    return created
  }
  return {
    get scored() {
      return scored
    },
    get summary() {
      return summary.summary
    },
    async take(block) {
      if (options.signal?.aborted) throw new MelekError('interrupted', 'the run was interrupted; no output was written')
      const leftOut = await confirmedSuspects(options.responses, job.reader, block)
      for (const place of leftOut) outputs.rejects.add(block.suspects.get(place)!)
      const scores = scoreBlock(block)
      rows ??= await begin()
      await outputs.write(rows.rows(block, scores, leftOut))
      for (let p = 0; p < block.count; p++) if (!leftOut.has(p)) summary.add(scores, p)
      scored += block.count - leftOut.size
    },
    async end() {
      rows ??= await begin()
      return rows.columns
    },
  }
}

function formOf({ format, out, excel }: ScoreFileOptions): { format: 'csv' | 'ndjson'; excel: 'id' | undefined } {
  return { format: format ?? (/\.(ndjson|jsonl)$/i.test(out) ? 'ndjson' : 'csv'), excel }
}
