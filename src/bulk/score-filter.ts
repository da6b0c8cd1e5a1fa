import { MelekError } from '../issues/melek-error.js'
import { openInput } from '../runtime/read-input.js'
import { createBlockBuilder } from '../tables/block-builder.js'
import { ownMemory } from '../tables/byte-room.js'
import { createResponseReader } from '../tables/read-responses.js'
import type { ResponseBlock } from '../tables/response-block.js'
import type { Reject } from '../tables/responses.js'
import { createBlockWork } from './block-scoring.js'
import { hashIdsInto } from './hashed-ids.js'
import type { ScoreFileOptions } from './score-file-options.js'
import { resolveScoreJob, type ScoreJob } from './score-job.js'
import { openScoreOutputs } from './score-outputs.js'
import { createBlockScores } from './score-settings.js'

/** As for `scoreFile`, but for what concerns files: lines come in by standard input and go out by standard output. */
export type ScoreFilterOptions = Omit<
  ScoreFileOptions,
  'responses' | 'out' | 'rejects' | 'shape' | 'format' | 'excel' | 'workers' | 'onProgress' | 'now'
>

/** What `scoreFilter` has done. */
export interface ScoreFilterResult {
  readonly scored: number
  /** Lines that were answered by an error. */
  readonly refused: number
  /** Whether the parameters are provisional, so that every figure is. */
  readonly provisional: boolean
}

/** Persons scored at once; fewer where a piece of the input has fewer. */
const PERSONS = 4096

/**
 * Scores NDJSON line by line, for the pipe of another program: each line that is not empty is answered by one line in its place, a bad
 * one by `{ "person", "error": { "code", "line", "reason" } }`, as soon as its piece of the input has been read. Nothing but the ids of
 * the duplicate check is kept from line to line, so that the parts of a file may be scored by as many processes as there are; a person
 * who occurs twice is found where both lines come to the same process.
 * @throws MelekError for a bank, standard, layout or option that cannot be used; `duplicates-last-stream` for a layout that wants the
 *   last line of a person; `read-failed`, `write-failed`, `interrupted`
 */
export async function scoreFilter(options: ScoreFilterOptions): Promise<ScoreFilterResult> {
  const job = await resolveScoreJob({ ...options, responses: '-', out: '-', shape: 'ndjson' })
  refuseLastLines(job)
  const outputs = await openScoreOutputs({ ...options, responses: '-', out: '-', rejects: undefined })
  const answers = await createLineAnswers(job)
  try {
    for await (const bytes of await openInput('-', { standardInput: options.standardInput, signal: options.signal })) {
      if (options.signal?.aborted) throw new MelekError('interrupted', 'the run was interrupted; lines may be missing at the end')
      await outputs.write(answers.push(bytes))
    }
    await outputs.write(answers.end())
  } finally {
    await outputs.abort()
  }
  return { ...answers.counts(), provisional: job.bank.scale.status === 'provisional' }
}

function refuseLastLines({ reader }: ScoreJob): void {
  if (reader.layout?.duplicates !== 'last' || reader.noDuplicateCheck === true) return
  const message =
    'a layout with "duplicates": "last" needs a file that can be read twice, and a filter answers each line at once; ' +
    'say "first" there, or leave the search out (--no-duplicate-check)'
  throw new MelekError('duplicates-last-stream', message)
}

interface LineAnswers {
  /** Answers to the lines that have become complete. */
  push(bytes: Uint8Array): Uint8Array
  /** The answer to a last line without a line break. */
  end(): Uint8Array
  counts(): { readonly scored: number; readonly refused: number }
}

async function createLineAnswers(job: ScoreJob): Promise<LineAnswers> {
  const reader = createResponseReader({ ...job.reader, everyLine: true })
  const kept = reader.header?.keptColumns ?? []
  const work = await createBlockWork({ ...job, form: { format: 'ndjson', excel: undefined, kept }, persons: PERSONS })
  const scores = createBlockScores(job.settings, PERSONS)
  const ready: Uint8Array[] = []
  let scored = 0
  let refused = 0
  const answer = (block: ResponseBlock): void => {
    if (job.idHash !== undefined) hashIdsInto(block, job.idHash)
    work.scoreInto(scores, block)
    ready.push(work.lines(block, scores).slice())
    scored += block.count
    builder.recycle(block)
  }
  const builder = createBlockBuilder(job.reader, { capacity: PERSONS, allocate: ownMemory }, answer)
  const sink = {
    row: builder.add,
    reject(reject: Reject) {
      // Whoever stands above the bad line is answered before it.
      builder.close(true)
      ready.push(errorLine(job.idHash === undefined ? reject : { ...reject, person: '' }))
      refused += 1
    },
  }
  const take = (): Uint8Array => {
    builder.close(true)
    return Buffer.concat(ready.splice(0))
  }
  return {
    push(bytes) {
      reader.push(bytes, sink)
      return take()
    },
    end() {
      reader.end(sink)
      return take()
    },
    counts: () => ({ scored, refused }),
  }
}

const encoder = new TextEncoder()

function errorLine({ person, code, line, item, reason }: Reject): Uint8Array {
  return encoder.encode(`${JSON.stringify({ person, error: { code, line, item, reason } })}\n`)
}
