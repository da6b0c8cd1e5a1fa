import { type FileHandle, open } from 'node:fs/promises'
import * as zlib from 'node:zlib'
import { readFailed } from '../runtime/system-error.js'
import type { Decompressor } from '../tables/parquet-pages.js'
import type { ByteRanges } from '../tables/parquet-pieces.js'
import { openParquet, type ParquetSource } from '../tables/parquet-source.js'

/** A Parquet file that is open. */
export interface ParquetFile {
  readonly source: ParquetSource
  /** Bytes taken from the file so far. */
  readonly bytesRead: number
  close(): Promise<void>
}

/**
 * Opens a Parquet file, whose columns are then read from it piece by piece.
 * @param wanted see `openParquet`
 * @throws MelekError `read-failed`, `parquet-invalid`, `parquet-damaged`
 */
export async function openParquetFile(path: string, wanted?: (column: string) => boolean): Promise<ParquetFile> {
  const handle = await opened(path)
  let bytesRead = 0
  const close = () => handle.close()
  try {
    const { size } = await handle.stat()
    const ranges = rangesOf(handle, size, path, (bytes) => {
      bytesRead += bytes
    })
    const source = await openParquet(ranges, { decompressors, wanted })
    return {
      source,
      get bytesRead() {
        return Math.min(size, bytesRead)
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
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
  const readInto = async (bytes: Uint8Array, start: number) => {
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
  }
  return {
    byteLength: size,
    readInto,
    async slice(start, end = size) {
      const bytes = new Uint8Array(end - start)
      await readInto(bytes, start)
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
