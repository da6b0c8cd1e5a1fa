import { MelekError } from '../issues/melek-error.js'
import type { ResponseBlock } from '../tables/response-block.js'
import { type ScoreColumns, scoreColumnNames } from '../tables/scores.js'
import { createScoreBlockWriter, type ScoreBlock } from '../tables/write-score-blocks.js'
import { type BlockScores, furtherFigures, type ScoreSettings } from './score-settings.js'

/** How a score file is written. */
export interface ScoreFileForm {
  readonly format: 'csv' | 'ndjson' | 'parquet'
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
export function createScoreLines(settings: ScoreSettings, form: ScoreFileForm): ScoreLines {
  const columns = columnsOf(settings, form)
  const { format, excel } = form
  // The columns of a Parquet file are no lines; they are gathered by one thread.
  if (format === 'parquet') return { columns: scoreColumnNames(columns), header: nothing, lines: () => nothing }
  const writer = createScoreBlockWriter({ ...columns, format, excel })
  return {
    columns: scoreColumnNames(columns),
    header: writer.header(),
    lines: (block, scores, leftOut, room) => writer.rows(writtenColumns(block, scores), leftOut, room),
  }
}

const nothing = new Uint8Array(0)

/** Named one by one: objects that are spread differ in their layout from block to block, and the writer would be compiled anew for each. */
function writtenColumns({ count, texts }: WrittenBlock, scores: BlockScores): ScoreBlock {
  const { theta, standardError, answered, status, level, targetProbability, plausibleValues, figures } = scores
  return { count, texts, theta, standardError, answered, status, level, targetProbability, plausibleValues, figures }
}

function columnsOf(
  settings: ScoreSettings,
  { kept }: ScoreFileForm,
): ScoreColumns & { readonly levels: readonly string[] | undefined } {
  return {
    standard: settings.standard !== undefined,
    plausibleValues: settings.plausible?.count,
    figures: furtherFigures(settings),
    kept,
    levels: settings.standard?.levels.map(({ id }) => id),
  }
}

/** Makes the bytes of a score file from scored blocks, in the order of the file. */
export interface ScoreFileBytes {
  /** @param lines the lines of the block, as `ScoreLines` has made them */
  rows(block: WrittenBlock, scores: BlockScores, lines: Uint8Array, leftOut: ReadonlySet<number> | undefined): Uint8Array
  /** What stands below the last row. */
  end(): Uint8Array
}

/** @throws MelekError `scores-format` for a spreadsheet form of Parquet */
export async function createScoreFileBytes(settings: ScoreSettings, form: ScoreFileForm): Promise<ScoreFileBytes> {
  if (form.format !== 'parquet') return { rows: (_block, _scores, lines) => lines, end: () => nothing }
  if (form.excel !== undefined)
    throw new MelekError('scores-format', 'a spreadsheet form is CSV; leave out --excel or --format parquet')
  const { createScoreParquetWriter } = await import('../tables/write-score-parquet.js')
  const writer = createScoreParquetWriter(columnsOf(settings, form))
  return {
    rows: (block, scores, _lines, leftOut) => writer.rows(writtenColumns(block, scores), leftOut),
    end: writer.end,
  }
}
