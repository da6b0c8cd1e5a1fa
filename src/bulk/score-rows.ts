import { normalQuantile } from '../math/normal.js'
import { type ScoreColumns, type ScoreLine, scoreColumnNames } from '../tables/scores.js'
import { createScoreWriter } from '../tables/write-scores.js'
import type { ResponseBlock } from './response-block.js'
import { type BlockScores, type ScoreSettings, statusAt } from './score-settings.js'

/** How a score file is written. */
export interface ScoreFileForm {
  readonly format: 'csv' | 'ndjson'
  /** For a spreadsheet in Indonesian: byte-order mark, semicolons, decimal comma, ids as text. */
  readonly excel?: 'id' | undefined
}

export interface ScoreRows {
  /** Names of the columns in their order. */
  readonly columns: readonly string[]
  /** What stands above the rows. */
  readonly header: string
  /** The lines of the block's persons, those left out missing. */
  rows(block: ResponseBlock, scores: BlockScores, leftOut: ReadonlySet<number>): string
}

/** @throws MelekError `scores-format` for columns of the same name */
export function createScoreRows(settings: ScoreSettings, keptColumns: readonly string[], form: ScoreFileForm): ScoreRows {
  const columns: ScoreColumns = {
    standard: settings.standard !== undefined,
    figures: settings.interval === undefined ? [] : ['lower', 'upper'],
    kept: keptColumns,
  }
  const writer = createScoreWriter({ ...columns, ...form })
  const reach = settings.interval === undefined ? undefined : normalQuantile(0.5 + settings.interval / 2)
  return {
    columns: scoreColumnNames(columns),
    header: writer.header(),
    rows(block, scores, leftOut) {
      let text = ''
      for (let p = 0; p < block.count; p++) if (!leftOut.has(p)) text += writer.row(lineOf(p, block, scores, settings, reach))
      return text
    },
  }
}

function lineOf(
  p: number,
  block: ResponseBlock,
  scores: BlockScores,
  { standard }: ScoreSettings,
  reach: number | undefined,
): ScoreLine {
  const theta = figure(scores.theta[p])
  const standardError = figure(scores.standardError[p])
  return {
    person: block.persons[p] as string,
    theta,
    standardError,
    answered: scores.answered[p] as number,
    status: statusAt(scores, p),
    level: standard?.levels[scores.level?.[p] ?? -1]?.id,
    targetProbability: figure(scores.targetProbability?.[p]),
    figures: reach === undefined ? undefined : bounds(theta, standardError, reach),
    kept: block.kept[p],
  }
}

function bounds(theta: number | undefined, standardError: number | undefined, reach: number): readonly (number | undefined)[] {
  if (theta === undefined || standardError === undefined) return [undefined, undefined]
  return [theta - reach * standardError, theta + reach * standardError]
}

function figure(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value
}
