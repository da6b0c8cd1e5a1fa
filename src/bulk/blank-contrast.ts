import { openInput } from '../runtime/read-input.js'
import { createResponseReader } from '../tables/read-responses.js'
import type { ResponseReaderOptions, ResponseSink } from '../tables/responses.js'
import { createBlockBuilder } from './response-block.js'
import { createBlockScorer } from './score-block.js'
import type { ScoreJob } from './score-job.js'
import { createScoreSummary, type ScoreSummary } from './score-summary.js'

/** The same persons scored twice: with empty cells as not presented, and as omitted and therefore by the rule for omissions. */
export interface BlankContrast {
  /** Persons compared: the first ones of the file. */
  readonly persons: number
  readonly notPresented: ScoreSummary
  readonly omitted: ScoreSummary
}

/** Enough to see what the choice does to a share, scored in a second or two. */
const COMPARED_PERSONS = 5000

/** What it does to the figures whether empty cells mean "not presented" or "omitted". */
export async function blankContrast(path: string, job: ScoreJob): Promise<BlankContrast> {
  const notPresented = await firstPersons(path, job, 'not-presented')
  const omitted = await firstPersons(path, job, 'omitted')
  return { persons: notPresented.persons, notPresented, omitted }
}

async function firstPersons(path: string, job: ScoreJob, blank: ResponseReaderOptions['blank']): Promise<ScoreSummary> {
  const reader = createResponseReader({ ...job.reader, blank })
  const builder = createBlockBuilder(job.reader.items.length, COMPARED_PERSONS)
  const sink: ResponseSink = {
    row(row) {
      if (!builder.full) builder.add(row)
    },
    reject: () => undefined,
  }
  let complete = true
  for await (const bytes of await openInput(path)) {
    reader.push(bytes, sink)
    complete = !builder.full
    if (!complete) break
  }
  if (complete) reader.end(sink)
  const block = builder.take()
  const scores = createBlockScorer(job.bank, job.settings)(block)
  const summary = createScoreSummary(job.settings)
  for (let p = 0; p < block.count; p++) summary.add(scores, p)
  return summary.summary
}
