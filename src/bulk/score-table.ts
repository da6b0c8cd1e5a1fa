import { compileBank } from '../bank/compile-bank.js'
import { MelekError } from '../issues/melek-error.js'
import { reportingScore } from '../literacy/reporting-score.js'
import { levelOf } from '../literacy/standard.js'
import { sumScoreTable } from '../scoring/sum-score-table.js'
import { formatFigure } from '../tables/format-number.js'
import { createResponseReader } from '../tables/read-responses.js'
import { openTable, wantedColumns } from './open-table.js'
import type { ScoreFileOptions } from './score-file-options.js'
import { resolveScoreJob, type ScoreJob } from './score-job.js'

/** The meaning of every raw score of a fixed form. */
export interface ScoreTable {
  /** Ids of the items of the form. */
  readonly items: readonly string[]
  readonly rows: readonly ScoreTableRow[]
  /** The table as CSV. */
  readonly csv: string
}

export interface ScoreTableRow {
  readonly rawScore: number
  /** Posterior mean and SD given the raw score, in logits. */
  readonly theta: number
  readonly standardError: number
  /** Share of the prior's population with this raw score. */
  readonly probability: number
  /** On the reporting scale of the standard, where it has one. */
  readonly score: number | undefined
  readonly level: string | undefined
}

/**
 * Raw score → theta, standard error, reporting score and level, for a form given without anything left out.
 * @param options as for `scoreFile`; the form consists of the items that `responses` has columns for, of all operational items
 *   of the bank without it
 * @throws MelekError `sum-score-nominal`, `responses-no-form` where the columns of the file are no form (long form, NDJSON)
 */
export async function scoreTable(
  options: Omit<ScoreFileOptions, 'responses' | 'out'> & { readonly responses?: string | undefined },
): Promise<ScoreTable> {
  const job = await resolveScoreJob({ ...options, responses: options.responses ?? 'form.csv', out: '-' })
  const compiled = compileBank(job.bank)
  const places = await formOf(job, options)
  const { standard } = job.settings
  const rows = sumScoreTable(compiled, places, job.settings).map(
    ({ score: rawScore, theta, standardError, probability }): ScoreTableRow => {
      const level = standard === undefined ? undefined : levelOf(standard, { kind: 'finite', theta, standardError })
      const score = standard?.reportingScale === undefined ? undefined : reportingScore(standard.reportingScale, theta)
      return { rawScore, theta, standardError, probability, score, level: level?.kind === 'level' ? level.level.id : undefined }
    },
  )
  return { items: places.map((place) => compiled.itemIds[place] as string), rows, csv: csvOf(rows) }
}

async function formOf(
  job: ScoreJob,
  { responses, standardInput }: { responses?: string | undefined; standardInput?: ScoreFileOptions['standardInput'] },
): Promise<number[]> {
  const all = job.bank.items.map((item, place) => ({ item, place }))
  if (responses === undefined) return all.filter(({ item }) => item.status === 'operational').map(({ place }) => place)
  const missing = new Set(await missingItems(job, responses, standardInput))
  return all.filter(({ item }) => !missing.has(item.id)).map(({ place }) => place)
}

async function missingItems(
  job: ScoreJob,
  path: string,
  standardInput: ScoreFileOptions['standardInput'],
): Promise<readonly string[]> {
  if (job.reader.shape !== 'wide') {
    throw new MelekError(
      'responses-no-form',
      'the columns of a wide file say which items a form has; leave the file out to take all items of the bank',
    )
  }
  const reader = createResponseReader(job.reader)
  const nobody = { row: () => undefined, reject: () => undefined }
  for await (const bytes of await openTable(path, { standardInput, wanted: wantedColumns(job.reader) })) {
    reader.push(bytes, nobody)
    if (reader.header !== undefined) break
  }
  if (reader.header === undefined) reader.end(nobody)
  return reader.header?.missingItems ?? []
}

function csvOf(rows: readonly ScoreTableRow[]): string {
  const withScore = rows.some(({ score }) => score !== undefined)
  const withLevel = rows.some(({ level }) => level !== undefined)
  const names = [
    'raw_score',
    'theta',
    'standard_error',
    'probability',
    ...(withScore ? ['score'] : []),
    ...(withLevel ? ['level'] : []),
  ]
  const lines = rows.map((row) =>
    [
      String(row.rawScore),
      formatFigure(row.theta),
      formatFigure(row.standardError),
      formatFigure(row.probability),
      ...(withScore ? [formatFigure(row.score)] : []),
      ...(withLevel ? [row.level ?? ''] : []),
    ].join(','),
  )
  return `${[names.join(','), ...lines].join('\n')}\n`
}
