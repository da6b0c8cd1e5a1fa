/**
 * The public door of tables: response and score files as bytes to rows and back, in constant memory, in Node and in
 * browsers alike. Nothing here opens a file: hand over the bytes in pieces of any size.
 */
export { createDecoder, type Decoder, detectEncoding, type EncodingGuess, type TextEncoding, textEncodings } from './decode.js'
export { type DetectedLayout, type DetectLayoutOptions, detectLayout, type SampleRow } from './detect-layout.js'
export { draftLayout } from './draft-layout.js'
export { formatFigure, SCORE_DIGITS } from './format-number.js'
export type { Delimiter } from './guess-delimiter.js'
export type { Layout, LayoutItem } from './layout.js'
export type { LayoutDoubt, LayoutDoubtCode } from './layout-doubts.js'
export { parquetLines } from './parquet-lines.js'
export type { ColumnPage, Decompressor, PageReader } from './parquet-pages.js'
export type { ByteRanges } from './parquet-pieces.js'
export { openParquet, type ParquetOptions, type ParquetSource } from './parquet-source.js'
export { createLastLinesScan, createPersonScan, type LastLinesScan } from './person-scan.js'
export { type ReadTable, type ReadTableOptions, readTable, type TableRow } from './read-records.js'
export * from './read-responses.js'
export {
  createScoreReader,
  type ScoreReader,
  type ScoreReaderOptions,
  type ScoreReject,
  type ScoreRow,
  type ScoreSink,
} from './read-scores.js'
export type { ScoreHeader } from './score-header.js'
export { LARGEST_THETA, type ScoreColumns, type ScoreLine, type ScoreStatus, scoreColumnNames, scoreStatuses } from './scores.js'
export type { ByteStream } from './table-stream.js'
export { createScoreParquetWriter, type ScoreParquetOptions, type ScoreParquetWriter } from './write-score-parquet.js'
export { createScoreWriter, type ScoreWriter, type ScoreWriterOptions } from './write-scores.js'
