import { stat } from 'node:fs/promises'
import { MelekError } from '../issues/melek-error.js'
import { fileFingerprint } from '../runtime/file-fingerprint.js'
import { type InputBytes, type InputOptions, openInput } from '../runtime/read-input.js'
import { readFailed } from '../runtime/system-error.js'
import { matchesAny } from '../tables/name-pattern.js'
import type { ResponseReaderOptions } from '../tables/responses.js'
import type { ParquetFile } from './open-parquet.js'
import { isParquetPath } from './parquet-path.js'

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

/**
 * Opens a table: as `openInput`, but a Parquet file comes as the lines of a CSV file with commas. Its SHA-256 is that of the file,
 * taken in a pass of its own after the last line.
 * @throws MelekError `read-failed`; while reading `parquet-invalid`, `parquet-damaged`
 */
export async function openTable(path: string, options: TableOptions = {}): Promise<InputBytes> {
  return isParquetPath(path) ? openParquetLines(path, options.wanted) : openInput(path, options)
}

async function openParquetLines(path: string, wanted: TableOptions['wanted']): Promise<InputBytes> {
  const totalBytes = await sizeOf(path)
  let file: ParquetFile | undefined
  let sha256 = ''
  return {
    path,
    totalBytes,
    get bytesRead() {
      return file?.bytesRead ?? 0
    },
    sha256: () => sha256,
    async *[Symbol.asyncIterator]() {
      // Most files are none, and a command that is started for one of those need not load the format.
      const [{ openParquetFile }, { parquetLines }] = await Promise.all([
        import('./open-parquet.js'),
        import('../tables/parquet-lines.js'),
      ])
      file = await openParquetFile(path, wanted)
      try {
        yield* parquetLines(file.source)
      } finally {
        await file.close()
      }
      sha256 = await fileFingerprint(path)
    },
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path)
    if (!found.isFile())
      throw new MelekError('read-failed', `"${path}" is not a file, and Parquet cannot be read from a pipe; name a file`)
    return found.size
  } catch (error) {
    throw readFailed(path, error)
  }
}
