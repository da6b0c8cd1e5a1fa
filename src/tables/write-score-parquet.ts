import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer'
import { type ScoreColumns, scoreColumnNames, scoreStatuses } from './scores.js'
import { cellText } from './text-cells.js'
import type { ScoreBlock } from './write-score-blocks.js'
import { refuseColumns } from './write-scores.js'

export interface ScoreParquetOptions extends ScoreColumns {
  /** Levels of the standard by their index. */
  readonly levels?: readonly string[] | undefined
  /** Persons a row group; default 65,536. */
  readonly groupRows?: number | undefined
}

/** Makes the bytes of a Parquet file of scores, block by block. */
export interface ScoreParquetWriter {
  /** Bytes that are ready: none while a row group is gathered. @param leftOut places of persons who get no row */
  rows(block: ScoreBlock, leftOut?: ReadonlySet<number>): Uint8Array
  /** The last row group and the footer. */
  end(): Uint8Array
}

/**
 * The columns of a CSV file of scores as a Parquet file: texts as strings, figures as doubles with all their digits, null where there
 * is none. Compressed with Snappy; the same persons give the same bytes, whatever their blocks.
 * @throws MelekError `scores-format` for columns of the same name
 */
export function createScoreParquetWriter(options: ScoreParquetOptions): ScoreParquetWriter {
  const { groupRows = 65_536 } = options
  refuseColumns(scoreColumnNames(options))
  const drafts = columnDrafts(options)
  const bytes = new ByteWriter()
  const writer = new ParquetWriter({ writer: bytes, schema: schemaOf(drafts), createdBy: 'melek' })
  let gathered = 0
  const writeGroup = (): void => {
    if (gathered === 0) return
    writer.write({ columnData: drafts.map(({ name, values }) => ({ name, data: values })), rowGroupSize: gathered })
    for (const draft of drafts) draft.values = []
    gathered = 0
  }
  /** Hands out what has been written; the offsets in the file go on. */
  const take = (): Uint8Array => {
    const ready = bytes.getBytes().slice()
    bytes.index = 0
    return ready
  }
  return {
    rows(block, leftOut) {
      for (let person = 0; person < block.count; person++) {
        if (leftOut?.has(person) === true) continue
        for (const draft of drafts) draft.values.push(draft.read(block, person))
        gathered += 1
        if (gathered === groupRows) writeGroup()
      }
      return take()
    },
    end() {
      writeGroup()
      writer.finish()
      return take()
    },
  }
}

interface ColumnDraft {
  readonly name: string
  readonly type: 'text' | 'figure' | 'count'
  readonly read: (block: ScoreBlock, person: number) => string | number | null
  values: (string | number | null)[]
}

type ColumnShape = Pick<ColumnDraft, 'type' | 'read'>

function columnDrafts(options: ScoreParquetOptions): ColumnDraft[] {
  const levels = options.levels ?? []
  const values = options.plausibleValues ?? 0
  const figures = options.figures ?? []
  const kept = options.kept ?? []
  const cell = (place: number) => text((block, person) => cellText(block.texts, person * (1 + kept.length) + place))
  const shapes: ColumnShape[] = [
    cell(0),
    figure(({ theta }, person) => theta[person]),
    figure(({ standardError }, person) => standardError[person]),
    { type: 'count', read: ({ answered }, person) => answered[person] as number },
    text(({ status }, person) => scoreStatuses[status[person] as number] as string),
  ]
  if (options.standard === true) {
    shapes.push(
      text(({ level }, person) => levels[level?.[person] ?? -1] ?? null),
      figure(({ targetProbability }, person) => targetProbability?.[person]),
    )
  }
  for (let m = 0; m < values; m++) shapes.push(figure(({ plausibleValues }, person) => plausibleValues?.[person * values + m]))
  for (const i of figures.keys()) shapes.push(figure((block, person) => block.figures?.[person * figures.length + i]))
  for (const k of kept.keys()) shapes.push(cell(1 + k))
  const names = scoreColumnNames(options)
  return shapes.map((shape, i) => ({ ...shape, name: names[i] as string, values: [] }))
}

function text(read: (block: ScoreBlock, person: number) => string | null): ColumnShape {
  return { type: 'text', read }
}

function figure(read: (block: ScoreBlock, person: number) => number | undefined): ColumnShape {
  return { type: 'figure', read: (block, person) => figureOf(read(block, person)) }
}

function figureOf(value: number | undefined): number | null {
  // A dictionary of values knows one zero only.
  return value === undefined || Number.isNaN(value) ? null : value + 0
}

function schemaOf(drafts: readonly ColumnDraft[]): SchemaElement[] {
  return [
    { name: 'scores', num_children: drafts.length },
    ...drafts.map(({ name, type }): SchemaElement => {
      if (type === 'figure') return { name, type: 'DOUBLE', repetition_type: 'OPTIONAL' }
      if (type === 'count') return { name, type: 'INT32', repetition_type: 'REQUIRED' }
      return { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' }
    }),
  ]
}
