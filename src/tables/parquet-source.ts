import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import {
  type CompressionCodec,
  columnPages,
  type Decompressor,
  type FileMetaData,
  type PageReader,
  readFooter,
  type SchemaElement,
} from './parquet-pages.js'
import { type ByteRanges, createRoom } from './parquet-pieces.js'

export interface ParquetOptions {
  /** Methods of compression beside none and Snappy, which need nothing: `{ GZIP: … }`. */
  readonly decompressors?: Partial<Record<CompressionCodec, Decompressor>> | undefined
  /** Columns that are wanted; a column of a type that is no cell of a table is passed over if it is not. Default: all. */
  readonly wanted?: ((column: string) => boolean) | undefined
}

/** The flat columns of a Parquet file. */
export interface ParquetSource {
  readonly columns: readonly string[]
  readonly rows: number
  /** A column from its first row on; with more than one reader of the same column each has its own memory. */
  pages(column: string): PageReader
}

/**
 * Opens a Parquet file; only its footer is read.
 * @throws MelekError `parquet-invalid` for what is no Parquet file or was cut off, with every problem: `parquet-column-type` for a
 *   wanted column that holds lists, structures or bytes, `parquet-compression` for a method of compression that is not known
 */
export async function openParquet(file: ByteRanges, options: ParquetOptions = {}): Promise<ParquetSource> {
  const { decompressors = {}, wanted = () => true } = options
  const metadata = await footerOf(file)
  const elements = topElements(metadata)
  const odd = elements.filter((element) => !isCell(element))
  const issues = [
    ...odd.filter(({ name }) => wanted(name)).map(typeIssue),
    ...unknownCodecs(metadata, decompressors).map(compressionIssue),
  ]
  if (issues.length > 0) throw new MelekError('parquet-invalid', 'the Parquet file could not be read as a table', issues)
  const columns = elements.filter(isCell).map(({ name }) => name)
  const paged = { file, metadata, decompressors, pool: [], passing: createRoom() }
  return {
    columns,
    rows: metadata.row_groups.reduce((sum, { num_rows }) => sum + Number(num_rows), 0),
    pages: (name) => columnPages(paged, name),
  }
}

async function footerOf(file: ByteRanges): Promise<FileMetaData> {
  if (file.byteLength < 12) throw notParquet()
  const tail = new Uint8Array(await file.slice(file.byteLength - 4, file.byteLength))
  if (String.fromCharCode(...tail) !== 'PAR1') throw notParquet()
  return readFooter(file)
}

function notParquet(): MelekError {
  return new MelekError(
    'parquet-damaged',
    'the file does not end as a Parquet file does: it is another kind of file or was cut off; copy it again',
  )
}

/** The columns at the top of the schema, which may have columns of their own below them. */
function topElements({ schema }: FileMetaData): SchemaElement[] {
  const top: SchemaElement[] = []
  let at = 1
  const skip = (): void => {
    const element = schema[at++]
    for (let child = 0; child < (element?.num_children ?? 0); child++) skip()
  }
  while (at < schema.length) {
    top.push(schema[at] as SchemaElement)
    skip()
  }
  return top
}

/** Whether each value of a column is a number, a truth value, a text or a point in time. */
function isCell(element: SchemaElement): boolean {
  const { type, repetition_type, converted_type, logical_type } = element
  if (type === undefined || (element.num_children ?? 0) > 0 || repetition_type === 'REPEATED') return false
  const kind = logical_type?.type ?? converted_type
  if (['JSON', 'BSON', 'VARIANT', 'GEOMETRY', 'GEOGRAPHY', 'INTERVAL', 'TIME', 'TIME_MILLIS', 'TIME_MICROS'].includes(kind ?? ''))
    return false
  return type !== 'FIXED_LEN_BYTE_ARRAY' || ['UUID', 'DECIMAL', 'FLOAT16'].includes(kind ?? '')
}

function typeIssue({ name, type, logical_type, converted_type }: SchemaElement): Issue {
  const kind = logical_type?.type ?? converted_type ?? type ?? 'structure'
  const message = `the column holds ${kind}, which is no cell of a table; write it as a number or a text, or leave it out`
  return { code: 'parquet-column-type', message, column: name }
}

function unknownCodecs(metadata: FileMetaData, known: object): string[] {
  const codecs = metadata.row_groups.flatMap(({ columns }) => columns.map(({ meta_data }) => meta_data?.codec ?? 'UNCOMPRESSED'))
  return [...new Set(codecs)].filter((codec) => codec !== 'UNCOMPRESSED' && codec !== 'SNAPPY' && !(codec in known))
}

function compressionIssue(codec: string): Issue {
  return {
    code: 'parquet-compression',
    message: `the file is compressed with ${codec}, which is not known here; write it with Snappy`,
  }
}
