import { createResponseBlocks, type ResponseBlock } from '../tables/read-response-blocks.js'
import type { ResponseReaderOptions } from '../tables/responses.js'
import { openTable, wantedColumns } from './open-table.js'
import { createBlockScorer } from './score-block.js'
import type { ScoreJob } from './score-job.js'
import { createBlockScores } from './score-settings.js'
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
  const reader = createResponseBlocks({ ...job.reader, blank }, { persons: COMPARED_PERSONS })
  const blocks: ResponseBlock[] = []
  const sink = { block: (block: ResponseBlock) => void blocks.push(block), reject: () => undefined }
  for await (const bytes of await openTable(path, { passing: true, wanted: wantedColumns(job.reader) })) {
    reader.push(bytes, sink)
    if (blocks.length > 0) break
  }
  if (blocks.length === 0) reader.end(sink)
  const settings = { ...job.settings, plausible: undefined, personFit: false }
  const summary = createScoreSummary(settings)
  const [block] = blocks
  if (block === undefined) return summary.summary
  const scores = createBlockScores(settings, block.count)
  const scoreInto = await createBlockScorer(job.bank, settings)
  scoreInto(scores, block)
  summary.add(scores, block.count)
  return summary.summary
}
