import type { ResponseBlock } from '../tables/response-block.js'
import { type ScoreColumns, scoreColumnNames } from '../tables/scores.js'
import { createScoreBlockWriter } from '../tables/write-score-blocks.js'
import { type BlockScores, furtherFigures, type ScoreSettings } from './score-settings.js'

/** How a score file is written. */
export interface ScoreFileForm {
  readonly format: 'csv' | 'ndjson'
  /** For a spreadsheet in Indonesian: byte-order mark, semicolons, decimal comma, ids as text. */
  readonly excel: 'id' | undefined
  /** Names of the columns carried along from the responses. */
  readonly kept: readonly string[]
}

export interface ScoreLines {
  /** Names of the columns in their order. */
  readonly columns: readonly string[]
  /** What stands above the lines. */
  readonly header: Uint8Array
  /**
   * The lines of the block's persons, those left out missing.
   * @param room a buffer for them; where it is too short, they are in a longer one
   */
  lines(block: WrittenBlock, scores: BlockScores, leftOut?: ReadonlySet<number>, room?: Uint8Array): Uint8Array
}

/** What the lines of a block say besides its figures. */
export type WrittenBlock = Pick<ResponseBlock, 'count' | 'texts'>

/** @throws MelekError `scores-format` for columns of the same name */
export function createScoreLines(settings: ScoreSettings, { kept, ...form }: ScoreFileForm): ScoreLines {
  const columns: ScoreColumns = {
    standard: settings.standard !== undefined,
    plausibleValues: settings.plausible?.count,
    figures: furtherFigures(settings),
    kept,
  }
  const levels = settings.standard?.levels.map(({ id }) => id)
  const writer = createScoreBlockWriter({ ...columns, ...form, levels })
  return {
    columns: scoreColumnNames(columns),
    header: writer.header(),
    lines: ({ count, texts }, scores, leftOut, room) => writer.rows({ ...scores, count, texts }, leftOut, room),
  }
}
