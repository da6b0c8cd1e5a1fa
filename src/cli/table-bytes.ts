import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { openInput } from '../runtime/read-input.js'
import { readFailed } from '../runtime/system-error.js'
import { parquetLines } from '../tables/parquet-lines.js'
import { openParquet } from '../tables/parquet-source.js'

/** The bytes of a table in pieces, those of a Parquet file as the lines of a CSV file, and their fingerprint. */
export interface TableBytes extends AsyncIterable<Uint8Array> {
  /** SHA-256 of the file; ask once, after the last piece. Undefined for Parquet, which is not read from end to end. */
  sha256(): string | undefined
}

/** @throws MelekError `read-failed`, `parquet-invalid`, `parquet-damaged` */
export async function openTable(
  path: string,
  standardInput: Readable,
  wanted?: (column: string) => boolean,
): Promise<TableBytes> {
  if (!path.endsWith('.parquet')) return openInput(path, { standardInput, passing: true })
  const file = await open(path, 'r').catch((error: unknown) => {
    throw readFailed(path, error)
  })
  const { size } = await file.stat()
  async function* lines(): AsyncGenerator<Uint8Array> {
    try {
      const ranges = {
        byteLength: size,
        async slice(start: number, end = size) {
          const bytes = new Uint8Array(end - start)
          await file.read(bytes, 0, bytes.length, start)
          return bytes.buffer
        },
      }
      yield* parquetLines(await openParquet(ranges, wanted === undefined ? {} : { wanted }))
    } finally {
      await file.close()
    }
  }
  return { [Symbol.asyncIterator]: lines, sha256: () => undefined }
}
