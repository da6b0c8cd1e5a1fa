import { compileBank } from '../../src/bank/compile-bank.js'
import type { ScoreFileOptions } from '../../src/bulk/score-file-options.js'
import { resolveScoreJob } from '../../src/bulk/score-job.js'
import { levelOf, targetIndex } from '../../src/literacy/standard.js'
import { normalQuantile } from '../../src/math/normal.js'
import { compileScorer } from '../../src/scoring/compile-scorer.js'
import { compilePosteriors } from '../../src/scoring/posterior-columns.js'
import { createScoreColumns, estimateAt } from '../../src/scoring/score-columns.js'
import { createResponseReader, type Reject, type ResponseRow } from '../../src/tables/read-responses.js'
import type { ScoreLine, ScoreStatus } from '../../src/tables/scores.js'
import { createScoreWriter } from '../../src/tables/write-scores.js'

const statuses: Readonly<Record<string, ScoreStatus>> = {
  finite: 'scored',
  'no-responses': 'no_responses',
  'no-information': 'no_information',
  above: 'unbounded_above',
  below: 'unbounded_below',
}

/** The readable twin of scoreFile: reads, scores and writes one row after the other, with strings and objects. */
export async function scoreRows(bytes: Uint8Array, options: ScoreFileOptions): Promise<{ text: string; rejects: Reject[] }> {
  const { bank, settings, reader: reading } = await resolveScoreJob(options)
  const compiled = compileBank(bank)
  const scorer = compileScorer(compiled, settings)
  const { standard, interval } = settings
  const posteriors = compilePosteriors(compiled, settings)
  const reader = createResponseReader(reading)
  const probabilityAbove = (responses: Uint8Array, cut: number | null): number => {
    const out = Float64Array.of(1)
    if (cut !== null) posteriors.probabilityAboveInto(out, responses, 1, cut)
    return out[0]!
  }
  const lines: ScoreLine[] = []
  const rejects: Reject[] = []

  const lineOf = ({ person, responses, kept }: ResponseRow): ScoreLine => {
    const columns = createScoreColumns(1)
    scorer.scoreInto(columns, responses, 1)
    const estimate = estimateAt(columns, 0)
    const theta = estimate.kind === 'finite' ? estimate.theta : undefined
    const standardError = estimate.kind === 'finite' ? (estimate.standardError ?? undefined) : undefined
    const reach = interval === undefined ? 0 : normalQuantile(0.5 + interval / 2)
    const bound = (sign: number) =>
      theta === undefined || standardError === undefined ? undefined : theta + sign * reach * standardError
    const level = standard === undefined ? undefined : levelOf(standard, estimate)
    return {
      person,
      theta,
      standardError,
      answered: responses.filter((response) => response !== 255).length,
      status: statuses[estimate.kind === 'unbounded' ? estimate.direction : estimate.kind] as ScoreStatus,
      level: level?.kind === 'level' ? level.level.id : undefined,
      targetProbability:
        standard === undefined || estimate.kind === 'no-responses'
          ? undefined
          : probabilityAbove(responses, standard.levels[targetIndex(standard)]?.from ?? null),
      figures: [bound(-1), bound(1)],
      kept,
    }
  }
  const sink = { row: (row: ResponseRow) => void lines.push(lineOf(row)), reject: (reject: Reject) => void rejects.push(reject) }
  reader.push(bytes, sink)
  reader.end(sink)
  const writer = createScoreWriter({
    format: options.format === 'ndjson' ? 'ndjson' : 'csv',
    excel: options.excel,
    standard: standard !== undefined,
    figures: interval === undefined ? [] : ['lower', 'upper'],
    kept: reader.header?.keptColumns ?? [],
  })
  return { text: writer.header() + lines.map(writer.row).join(''), rejects }
}
