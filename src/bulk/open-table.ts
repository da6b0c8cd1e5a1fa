import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import * as zlib from 'node:zlib'
import { filePieces } from '../runtime/file-pieces.js'
import { type InputBytes, type InputOptions, openInput } from '../runtime/read-input.js'
import { readFailed } from '../runtime/system-error.js'
import { matchesAny } from '../tables/name-pattern.js'
import { parquetLines } from '../tables/parquet-lines.js'
import { type ByteRanges, type Decompressor, openParquet } from '../tables/parquet-source.js'
import type { ResponseReaderOptions } from '../tables/responses.js'

export interface TableOptions extends InputOptions {
  /** Columns of a Parquet file that are wanted; see `openParquet`. Default: all. */
  readonly wanted?: ((column: string) => boolean) | undefined
}

/**
 * Columns that a reader has a use for; the others of a Parquet file may hold what no table can. With a layout, and in long form, whose
 * columns have names of their own, all.
 */
export function wantedColumns({
  items,
  layout,
  shape,
  idColumn = 'person',
  keep = [],
}: ResponseReaderOptions): (column: string) => boolean {
  const ids = new Set(items.map(({ id }) => id))
  return (column) =>
    layout !== undefined || shape === 'long' || column === idColumn || ids.has(column) || matchesAny(keep, column)
}

/** Whether a path names a Parquet file. */
export function isParquetPath(path: string): boolean {
  return /\.parquet$/i.test(path)
}

/**
 * Opens a table: as `openInput`, but a Parquet file comes as the lines of a CSV file with commas. Its SHA-256 is that of the file,
 * taken in a pass of its own before the first line.
 * @throws MelekError `read-failed`; while reading `parquet-invalid`, `parquet-damaged`
 */
export async function openTable(path: string, options: TableOptions = {}): Promise<InputBytes> {
  return isParquetPath(path) ? openParquetFile(path, options.wanted) : openInput(path, options)
}

async function openParquetFile(path: string, wanted: TableOptions['wanted']): Promise<InputBytes> {
  const file = await opened(path)
  const { size } = await file.stat().finally(() => file.close())
  const hash = createHash('sha256')
  let bytesRead = 0
  return {
    path,
    totalBytes: size,
    get bytesRead() {
      return Math.min(size, bytesRead)
    },
    sha256: () => hash.digest('hex'),
    async *[Symbol.asyncIterator]() {
      for await (const piece of filePieces(path, 1 << 20, () => true)) hash.update(piece)
      const handle = await opened(path)
      try {
        const ranges = rangesOf(handle, size, path, (bytes) => {
          bytesRead += bytes
        })
        yield* parquetLines(await openParquet(ranges, { decompressors, wanted }))
      } finally {
        await handle.close()
      }
    },
  }
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (error) {
    throw readFailed(path, error)
  }
}

function rangesOf(file: FileHandle, size: number, path: string, took: (bytes: number) => void): ByteRanges {
  return {
    byteLength: size,
    async slice(start, end = size) {
      const bytes = new Uint8Array(end - start)
      try {
        for (let at = 0; at < bytes.length; ) {
          const { bytesRead } = await file.read(bytes, at, bytes.length - at, start + at)
          if (bytesRead === 0) break
          at += bytesRead
        }
      } catch (error) {
        throw readFailed(path, error)
      }
      took(bytes.length)
      return bytes.buffer
    },
  }
}

const unpackZstandard: unknown = Reflect.get(zlib, 'zstdDecompressSync')

/** What Node unpacks by itself; Zstandard from Node 22.15 on. */
const decompressors: Readonly<Record<string, Decompressor>> = {
  GZIP: (packed) => zlib.gunzipSync(packed),
  BROTLI: (packed) => zlib.brotliDecompressSync(packed),
  ...(typeof unpackZstandard === 'function' ? { ZSTD: unpackZstandard as Decompressor } : {}),
}
