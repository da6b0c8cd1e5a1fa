import {
  type ColumnMetaData,
  type CompressionCodec,
  type DecodedArray,
  type FileMetaData,
  parquetMetadataAsync,
  parquetSchema,
  type SchemaElement,
} from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'
import { convert, DEFAULT_PARSERS } from 'hyparquet/src/convert.js'
import { decompressPage, readDataPage, readDataPageV2 } from 'hyparquet/src/datapage.js'
import { readPlain } from 'hyparquet/src/plain.js'
import { isMelekError, MelekError } from '../issues/melek-error.js'

export type { CompressionCodec, FileMetaData, SchemaElement }

/** A file of which any part can be asked for. */
export interface ByteRanges {
  readonly byteLength: number
  slice(start: number, end?: number): Promise<ArrayBuffer>
}

/** Unpacks what is compressed by one method. @param length bytes of the result */
export type Decompressor = (packed: Uint8Array, length: number) => Uint8Array

/** Rows of a flat column that follow each other, as they were packed together. */
export interface ColumnPage {
  readonly rows: number
  /** What the rows hold that hold something, in their order; with a dictionary its places in that. A text is its UTF-8. */
  readonly values: ArrayLike<unknown>
  readonly dictionary: ArrayLike<unknown> | undefined
  /** For each row 1 where it holds something; undefined where all do. */
  readonly present: ArrayLike<number> | undefined
}

/** The next page of a column; undefined after the last. @throws MelekError `parquet-damaged` */
export type PageReader = () => Promise<ColumnPage | undefined>

/** What a Parquet file says of itself. @throws MelekError `parquet-damaged` */
export function readFooter(file: ByteRanges): Promise<FileMetaData> {
  return sound(parquetMetadataAsync(file), 'the footer')
}

/** Where a column is found. */
export interface ColumnPlace {
  readonly name: string
  readonly decompressors: Partial<Record<CompressionCodec, Decompressor>>
}

/**
 * The pages of a flat column from the first row of the file to the last. One page is unpacked at a time, so that a row group of any
 * length takes no more memory than its longest page.
 */
export function columnPages(file: ByteRanges, metadata: FileMetaData, place: ColumnPlace): PageReader {
  const pages = allPages(file, metadata, place)
  return async () => (await sound(pages.next(), `column "${place.name}"`)).value ?? undefined
}

async function* allPages(
  file: ByteRanges,
  metadata: FileMetaData,
  { name, decompressors }: ColumnPlace,
): AsyncGenerator<ColumnPage, void> {
  const root = parquetSchema(metadata)
  const leaf = root.children.find(({ element }) => element.name === name)
  for (const { columns, num_rows } of metadata.row_groups) {
    const chunk = columns.find(({ meta_data }) => meta_data?.path_in_schema[0] === name)?.meta_data
    if (leaf === undefined || chunk === undefined) throw new Error('it is missing from a row group')
    const decoder = {
      pathInSchema: [name],
      type: chunk.type,
      element: leaf.element,
      schemaPath: [root, leaf],
      codec: chunk.codec,
      parsers: { ...DEFAULT_PARSERS, stringFromBytes: (bytes: Uint8Array | undefined) => bytes },
      compressors: { ...decompressors },
    }
    yield* chunkPages(pieceReader(file, chunk), decoder, Number(num_rows))
  }
}

type Decoder = Parameters<typeof convert>[1]

/** Pages of one row group. */
async function* chunkPages(pieces: PieceReader, decoder: Decoder, rows: number): AsyncGenerator<ColumnPage, void> {
  let dictionary: DecodedArray | undefined
  for (let seen = 0; seen < rows; ) {
    const header = await pieces.header()
    if (header === undefined) throw new Error(`it has ${seen} values for ${rows} rows`)
    const packed = await pieces.take(header.compressed_page_size)
    if (header.type === 'DICTIONARY_PAGE') {
      const bytes = decompressPage(packed, header.uncompressed_page_size, decoder.codec, decoder.compressors)
      const count = header.dictionary_page_header?.num_values ?? 0
      const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 }
      dictionary = convert(readPlain(reader, decoder.type, count, decoder.element.type_length), decoder)
      continue
    }
    const page = dataPage(packed, header, decoder, dictionary)
    if (page === undefined) continue
    seen += page.rows
    if (seen > rows) throw new Error(`it has ${seen} values for ${rows} rows`)
    if (page.rows > 0) yield page
  }
}

type PageHeader = ReturnType<typeof parquetHeader>

/** Undefined for a page that holds no values. */
function dataPage(
  packed: Uint8Array,
  header: PageHeader,
  decoder: Decoder,
  dictionary: DecodedArray | undefined,
): ColumnPage | undefined {
  const { data_page_header: first, data_page_header_v2: second } = header
  const about = first ?? second
  if (about === undefined) return undefined
  const { dataPage: values, definitionLevels } =
    first === undefined
      ? readDataPageV2(packed, header, decoder)
      : readDataPage(decompressPage(packed, header.uncompressed_page_size, decoder.codec, decoder.compressors), first, decoder)
  const rows = about.num_values
  const coded = dictionary !== undefined && about.encoding.endsWith('_DICTIONARY')
  return {
    rows,
    values: coded ? values : convert(values, decoder),
    dictionary: coded ? dictionary : undefined,
    present: values.length === rows ? undefined : definitionLevels,
  }
}

interface PieceReader {
  /** The header of the next page; undefined at the end. */
  header(): Promise<PageHeader | undefined>
  /** The next bytes. */
  take(length: number): Promise<Uint8Array>
}

/** Enough for the header of a page, and for many short pages at once. */
const PIECE = 1 << 16
/** A header with texts as bounds is longer than a piece at the very most by this. */
const LONGEST_HEADER = 1 << 24

/** Reads the bytes of a column of a row group from front to back. */
function pieceReader(file: ByteRanges, chunk: ColumnMetaData): PieceReader {
  let at = Number(chunk.dictionary_page_offset || chunk.data_page_offset)
  const end = at + Number(chunk.total_compressed_size)
  let held = new Uint8Array(0)
  const hold = async (length: number) => {
    if (held.length < length) held = new Uint8Array(await file.slice(at, Math.min(end, at + length)))
  }
  const pass = (length: number) => {
    at += length
    // A view would keep the whole page in memory.
    held = held.length > length ? held.subarray(length) : new Uint8Array(0)
  }
  return {
    async header() {
      if (at >= end) return undefined
      for (let length = PIECE; ; length *= 16) {
        await hold(Math.min(length, end - at))
        const reader = { view: new DataView(held.buffer, held.byteOffset, held.byteLength), offset: 0 }
        try {
          const header = parquetHeader(reader)
          pass(reader.offset)
          return header
        } catch (error) {
          if (held.length >= end - at || length >= LONGEST_HEADER) throw error
        }
      }
    },
    async take(length) {
      if (length > end - at) throw new Error('a page ends behind the column')
      await hold(length)
      const bytes = held.subarray(0, length)
      pass(length)
      return bytes
    },
  }
}

async function sound<Value>(value: Promise<Value>, what: string): Promise<Value> {
  try {
    return await value
  } catch (error) {
    // What the source of the bytes reports is no damage of the file.
    if (isMelekError(error)) throw error
    throw damaged(`${what} could not be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function damaged(what: string): MelekError {
  return new MelekError('parquet-damaged', `the Parquet file is damaged: ${what}; copy or write it again`)
}
