import type { Readable } from 'node:stream'
import type { ParquetFile } from '../bulk/open-parquet.js'
import { isParquetPath } from '../bulk/parquet-path.js'
import type { ScoreColumns } from '../population/scores/read-score-columns.js'
import { createScoreRows, type ScoreRowOptions } from '../population/scores/read-score-rows.js'
import { isScoreColumn, type ScorePlan } from '../population/scores/score-plan.js'
import type { ScoreRowSink } from '../population/scores/score-rows.js'
import { fileFingerprint } from '../runtime/file-fingerprint.js'
import { openInput } from '../runtime/read-input.js'

/** A file of scores, text or Parquet, that can be read once. */
export interface ScoreTable {
  /** Undefined until the header was seen. */
  readonly plan: ScorePlan | undefined
  /** For each text column the texts met so far. */
  readonly texts: readonly (readonly string[])[]
  /** Hands on all rows, some after the other. */
  rows(sink: ScoreRowSink): AsyncIterable<unknown>
  /** Fingerprint of the file; ask once all rows were read. */
  sha256(): string | Promise<string>
}

/** @throws MelekError `read-failed`, `parquet-invalid`, `parquet-damaged`, `scores-columns`; while reading as createScoreRows */
export function openScoreTable(path: string, options: ScoreRowOptions, standardInput: Readable): Promise<ScoreTable> {
  return isParquetPath(path) ? parquetTable(path, options) : textTable(path, options, standardInput)
}

async function textTable(path: string, options: ScoreRowOptions, standardInput: Readable): Promise<ScoreTable> {
  const rows = createScoreRows(options)
  const bytes = await openInput(path, { standardInput, passing: true })
  return {
    get plan() {
      return rows.plan
    },
    get texts() {
      return rows.texts
    },
    async *rows(sink) {
      for await (const piece of bytes) {
        rows.push(piece, sink)
        yield
      }
      rows.end(sink)
    },
    sha256: () => bytes.sha256(),
  }
}

async function parquetTable(path: string, options: ScoreRowOptions): Promise<ScoreTable> {
  const { openParquetFile } = await import('../bulk/open-parquet.js')
  const file = await openParquetFile(path, (column) => isScoreColumn(column, options))
  const columns = await planned(file, options)
  return {
    plan: columns.plan,
    texts: columns.texts,
    async *rows(sink) {
      try {
        yield* columns.rows(sink)
      } finally {
        await file.close()
      }
    },
    sha256: () => fileFingerprint(path),
  }
}

/** A file whose columns are not those of scores is closed again. */
async function planned(file: ParquetFile, options: ScoreRowOptions): Promise<ScoreColumns> {
  const { createScoreColumns } = await import('../population/scores/read-score-columns.js')
  try {
    return createScoreColumns(file.source, options)
  } catch (error) {
    await file.close()
    throw error
  }
}
