import { closeSync, openSync, writeSync } from 'node:fs'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'

/** A table of two texts and many figures. */
export interface ParquetScores {
  /** Names of all columns, the two texts first. */
  readonly columns: readonly string[]
  readonly persons: number
  person(row: number): readonly [id: string, group: string]
  figures(row: number): readonly number[]
}

/** How a Parquet file is laid out. */
export interface ParquetLayout {
  readonly groupRows: number
  /** Whether cells may be empty and what repeats stands in a dictionary, as programs for data frames write. */
  readonly dictionary: boolean
}

/** Writes a Parquet file row group by row group: doubles, compressed with Snappy. */
export function writeParquetScores(
  path: string,
  { columns, persons, person, figures }: ParquetScores,
  { groupRows, dictionary }: ParquetLayout,
): void {
  const repetition_type = dictionary ? 'OPTIONAL' : 'REQUIRED'
  const bytes = new ByteWriter()
  const schema = [
    { name: 'root', num_children: columns.length },
    ...columns.map((name, c) =>
      c < 2
        ? ({ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type } as const)
        : ({ name, type: 'DOUBLE', repetition_type } as const),
    ),
  ]
  const writer = new ParquetWriter({ writer: bytes, schema })
  const file = openSync(path, 'w')
  const flush = () => {
    writeSync(file, bytes.getBytes())
    bytes.index = 0
  }
  for (let from = 0; from < persons; from += groupRows) {
    const rows = Math.min(groupRows, persons - from)
    const texts = Array.from({ length: rows }, (_, r) => person(from + r))
    const numbers = columns.slice(2).map(() => new Float64Array(rows))
    for (let r = 0; r < rows; r++) for (const [c, value] of figures(from + r).entries()) (numbers[c] as Float64Array)[r] = value
    writer.write({
      columnData: columns.map((name, c) => {
        const data = c < 2 ? texts.map((own) => own[c] as string) : (numbers[c - 2] as Float64Array)
        return { name, data, encoding: dictionary && c > 0 ? ('RLE_DICTIONARY' as const) : ('PLAIN' as const) }
      }),
      rowGroupSize: rows,
    })
    flush()
  }
  writer.finish()
  flush()
  closeSync(file)
}
