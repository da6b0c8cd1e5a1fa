import {
  type ColumnMetaData,
  type DecodedArray,
  type FileMetaData,
  type PageHeader,
  parquetMetadataAsync,
  parquetSchema,
  type SchemaElement,
  snappyUncompress,
} from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'
import { convert, DEFAULT_PARSERS } from 'hyparquet/src/convert.js'
import { decompressPage, readDataPage, readDataPageV2 } from 'hyparquet/src/datapage.js'
import { readPlain } from 'hyparquet/src/plain.js'
import { isMelekError, MelekError } from '../issues/melek-error.js'
import { dictionaryPlaces, isPlainType, plainNumbers, presence, spread } from './parquet-numbers.js'
import { type ByteRanges, createPieceReader, createRoom, type PieceReader, type Room } from './parquet-pieces.js'
import { isTexts, plainTexts, textsOf } from './parquet-texts.js'
import type { TextCells } from './text-cells.js'

export type { FileMetaData, SchemaElement }

/** A method that pages may be packed by, as the format names it; told here, so that public types need none of an ESM-only package. */
export type CompressionCodec = 'UNCOMPRESSED' | 'SNAPPY' | 'GZIP' | 'LZO' | 'BROTLI' | 'LZ4' | 'ZSTD' | 'LZ4_RAW'

/** Unpacks what is compressed by one method. @param length bytes of the result */
export type Decompressor = (packed: Uint8Array, length: number) => Uint8Array

/** Rows of a flat column that follow each other, as they were packed together. It holds until the next one is asked for. */
export interface ColumnPage {
  readonly rows: number
  /** What the rows hold; or the dictionary of what they hold, which is the same object for all its pages. */
  readonly values: ArrayLike<unknown> | TextCells
  /** For each row the place of its value, one behind the last where it holds nothing; undefined where row n has value n. */
  readonly places: ArrayLike<number> | undefined
}

/** The next page of a column; undefined after the last. @throws MelekError `parquet-damaged` */
export type PageReader = () => Promise<ColumnPage | undefined>

/** What a Parquet file says of itself. @throws MelekError `parquet-damaged` */
export function readFooter(file: ByteRanges): Promise<FileMetaData> {
  return sound(parquetMetadataAsync(file), 'the footer')
}

/** Where the columns of a file are found, and what their pages are unpacked with. */
export interface PagedFile {
  readonly file: ByteRanges
  readonly metadata: FileMetaData
  readonly decompressors: Partial<Record<CompressionCodec, Decompressor>>
  /** Memory that all columns share: for packed pages, and for what is only passed through. */
  readonly pool: Room[]
  readonly passing: Room
}

/**
 * The pages of a flat column from the first row of the file to the last. One page is unpacked at a time, so that a row group of any
 * length takes no more memory than its longest page.
 */
export function columnPages(paged: PagedFile, name: string): PageReader {
  const pages = allPages(paged, name)
  return async () => (await sound(pages.next(), `column "${name}"`)).value ?? undefined
}

/** One column in one row group. */
interface Chunk {
  readonly decoder: Parameters<typeof convert>[1]
  readonly nullable: boolean
  /** Memory of the page that is in use. */
  readonly rooms: Rooms
  /** See {@link PagedFile}. */
  readonly passing: Room
}

/** Of a page its bytes, the ends of its texts, places in its dictionary, which rows hold something, and the places of rows. */
type Rooms = { readonly [part in 'bytes' | 'ends' | 'coded' | 'present' | 'places']: Room }

function createRooms(): Rooms {
  return { bytes: createRoom(), ends: createRoom(), coded: createRoom(), present: createRoom(), places: createRoom() }
}

async function* allPages(paged: PagedFile, name: string): AsyncGenerator<ColumnPage, void> {
  const { file, metadata, decompressors, pool, passing } = paged
  const root = parquetSchema(metadata)
  const leaf = root.children.find(({ element }) => element.name === name)
  const rooms = createRooms()
  for (const { columns, num_rows } of metadata.row_groups) {
    const found = columns.find(({ meta_data }) => meta_data?.path_in_schema[0] === name)?.meta_data
    if (leaf === undefined || found === undefined) throw new Error('it is missing from a row group')
    const decoder = {
      pathInSchema: [name],
      type: found.type,
      element: leaf.element,
      schemaPath: [root, leaf],
      codec: found.codec,
      parsers: DEFAULT_PARSERS,
      compressors: { ...decompressors },
    }
    const chunk = { decoder, nullable: leaf.element.repetition_type !== 'REQUIRED', rooms, passing }
    yield* chunkPages(createPieceReader(file, stretchOf(found), pool), chunk, Number(num_rows))
  }
}

function stretchOf({ dictionary_page_offset, data_page_offset, total_compressed_size }: ColumnMetaData) {
  const start = Number(dictionary_page_offset || data_page_offset)
  return { start, end: start + Number(total_compressed_size) }
}

async function* chunkPages(pieces: PieceReader, chunk: Chunk, rows: number): AsyncGenerator<ColumnPage, void> {
  let dictionary: ColumnPage['values'] | undefined
  for (let seen = 0; seen < rows; ) {
    const header = await pieces.parse(headerOf)
    if (header === undefined) throw new Error(`it has ${seen} values for ${rows} rows`)
    const page = await pieces.use(header.compressed_page_size, (packed) => {
      if (header.type === 'DICTIONARY_PAGE') dictionary = dictionaryOf(packed, header, chunk)
      else return dataPage(packed, header, chunk, dictionary)
    })
    if (page === undefined) continue
    seen += page.rows
    if (seen > rows) throw new Error(`it has ${seen} values for ${rows} rows`)
    if (page.rows > 0) yield page
  }
}

function headerOf(bytes: Uint8Array) {
  const reader = readerOf(bytes)
  const value = parquetHeader(reader)
  return { value, length: reader.offset }
}

function readerOf(bytes: Uint8Array) {
  return { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 }
}

function dictionaryOf(packed: Uint8Array, header: PageHeader, { decoder }: Chunk): ColumnPage['values'] {
  const own = createRooms()
  const bytes = unpacked(packed, header.uncompressed_page_size, decoder, own.bytes)
  return plainValues(bytes, header.dictionary_page_header?.num_values ?? 0, decoder, own)
}

function plainValues(bytes: Uint8Array, count: number, decoder: Chunk['decoder'], { bytes: room, ends }: Rooms) {
  const { type, element } = decoder
  if (isText(element)) return plainTexts(bytes, count, ends)
  const numbers = isPlainType(type) ? plainNumbers(type, count, bytes, room) : undefined
  return convert((numbers as DecodedArray | undefined) ?? readPlain(readerOf(bytes), type, count, element.type_length), decoder)
}

/** Whether what a column holds in bytes is text. */
function isText({ type, converted_type }: SchemaElement): boolean {
  return type === 'BYTE_ARRAY' && converted_type !== 'DECIMAL'
}

/** Undefined for a page that holds no values. */
function dataPage(
  packed: Uint8Array,
  header: PageHeader,
  chunk: Chunk,
  dictionary: ColumnPage['values'] | undefined,
): ColumnPage | undefined {
  const { decoder, nullable, rooms, passing } = chunk
  const { data_page_header: first, data_page_header_v2: second } = header
  const about = first ?? second
  if (about === undefined) return undefined
  const rows = about.num_values
  const coded = dictionary !== undefined && about.encoding.endsWith('_DICTIONARY')
  const room = coded ? passing : rooms.bytes
  const body = first === undefined ? secondBody(packed, header, decoder, room) : firstBody(packed, header, chunk, room)
  const present = nullable ? presence(body.levels, rows, rooms.present) : undefined
  const count = present === undefined ? rows : present.reduce((sum, one) => sum + one, 0)
  if (coded) {
    const size = isTexts(dictionary) ? dictionary.ends.length - 1 : dictionary.length
    const own = dictionaryPlaces(body.values, count, size, rooms.coded)
    return { rows, values: dictionary, places: present === undefined ? own : spread(present, size, own, rooms.places) }
  }
  const places = present === undefined ? undefined : spread(present, count, undefined, rooms.places)
  if (about.encoding === 'PLAIN') return { rows, values: plainValues(body.values, count, decoder, rooms), places }
  const { dataPage: values } =
    first === undefined ? readDataPageV2(packed, header, decoder) : readDataPage(body.bytes, first, decoder)
  const texts = isText(decoder.element) ? textsOf(values as ArrayLike<Uint8Array>) : undefined
  return { rows, values: texts ?? convert(values, decoder), places }
}

/** A page in parts: which rows hold something, and what. */
interface PageBody {
  readonly bytes: Uint8Array
  readonly levels: Uint8Array
  readonly values: Uint8Array
}

function firstBody(packed: Uint8Array, header: PageHeader, { decoder, nullable }: Chunk, room: Room): PageBody {
  const bytes = unpacked(packed, header.uncompressed_page_size, decoder, room)
  const levels = nullable ? 4 + readerOf(bytes).view.getUint32(0, true) : 0
  return { bytes, levels: bytes.subarray(4, levels), values: bytes.subarray(levels) }
}

function secondBody(packed: Uint8Array, header: PageHeader, decoder: Chunk['decoder'], room: Room): PageBody {
  const about = header.data_page_header_v2
  const from = about?.repetition_levels_byte_length ?? 0
  const levels = from + (about?.definition_levels_byte_length ?? 0)
  const codec = about?.is_compressed === false ? 'UNCOMPRESSED' : decoder.codec
  const length = header.uncompressed_page_size - levels
  const bytes = unpacked(packed.subarray(levels), length, { ...decoder, codec }, room)
  return { bytes, levels: packed.subarray(from, levels), values: bytes }
}

/** The bytes of a page apart from those that were packed. */
function unpacked(
  packed: Uint8Array,
  length: number,
  { codec, compressors }: Pick<Chunk['decoder'], 'codec' | 'compressors'>,
  room: Room,
): Uint8Array {
  if (codec !== 'SNAPPY' && codec !== 'UNCOMPRESSED') return decompressPage(packed, length, codec, compressors)
  const bytes = room.of(length)
  if (codec === 'SNAPPY') snappyUncompress(packed, bytes)
  else if (packed.length === length) bytes.set(packed)
  else throw new RangeError(`a page has ${packed.length} bytes in place of ${length}`)
  return bytes
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
