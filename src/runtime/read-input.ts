import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { MelekError } from '../issues/melek-error.js'
import { filePieces } from './file-pieces.js'
import { isStandardInput } from './read-once.js'
import { readFailed } from './system-error.js'

/** The bytes of an input in pieces, unpacked where it is compressed with gzip, and what is known of it. */
export interface InputBytes extends AsyncIterable<Uint8Array> {
  readonly path: string
  /** Size of the file in bytes as it lies on the disk; undefined for a stream. */
  readonly totalBytes: number | undefined
  /** Bytes taken from the file so far, before unpacking. */
  readonly bytesRead: number
  /** SHA-256 of the bytes taken so far, before unpacking, in hexadecimal digits; ask once, at the end. */
  sha256(): string
}

const PIECE = 1 << 20

/** How an input is opened. */
export interface InputOptions {
  /** What `-` means; default: standard input of the process. */
  readonly standardInput?: Readable | undefined
  /** Whether a piece may be overwritten once the next one is asked for, which spares the memory of millions of rows. */
  readonly passing?: boolean
  /** Ends a wait for standard input, which may never come. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Opens an input: a path, also of a named pipe, or `-` for standard input. Whether it is compressed is seen in its first bytes, whatever its name.
 * @throws MelekError `read-failed` while reading, for instance where a compressed file was cut off; `interrupted`
 */
export async function openInput(
  path: string,
  { standardInput = process.stdin, passing = false, signal }: InputOptions = {},
): Promise<InputBytes> {
  const fromStandard = isStandardInput(path)
  const { totalBytes, isPipe } = fromStandard ? { totalBytes: undefined, isPipe: false } : await kindOf(path)
  // What is unpacked waits in a queue and must stay as it is.
  const reuse = (first: Uint8Array) => passing && first.length > 1 && !isPacked(first)
  const source: AsyncIterable<unknown> = fromStandard
    ? standardInput
    : isPipe
      ? (await import('./pipe-pieces.js')).pipePieces(path, signal)
      : filePieces(path, PIECE, reuse)
  const hash = createHash('sha256')
  let bytesRead = 0
  async function* raw(): AsyncGenerator<Uint8Array> {
    for await (const piece of source) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : (piece as Uint8Array)
      hash.update(bytes)
      bytesRead += bytes.length
      yield bytes
    }
  }
  return {
    path,
    totalBytes,
    get bytesRead() {
      return bytesRead
    },
    sha256: () => hash.digest('hex'),
    async *[Symbol.asyncIterator]() {
      const interrupt = () =>
        void standardInput.destroy(new MelekError('interrupted', 'the run was interrupted while it waited for its input'))
      if (fromStandard) signal?.addEventListener('abort', interrupt)
      try {
        yield* unpacked(raw())
      } catch (error) {
        throw isDamagedArchive(error) ? damaged(path) : readFailed(path, error)
      } finally {
        signal?.removeEventListener('abort', interrupt)
      }
    },
  }
}

async function kindOf(path: string): Promise<{ readonly totalBytes: number | undefined; readonly isPipe: boolean }> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw new MelekError('read-failed', `"${path}" is a folder; name a file`)
    return { totalBytes: found.isFile() ? found.size : undefined, isPipe: found.isFIFO() }
  } catch (error) {
    throw readFailed(path, error)
  }
}

async function* unpacked(pieces: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const first: Uint8Array[] = []
  let length = 0
  while (length < 2) {
    const next = await pieces.next()
    if (next.done) break
    first.push(next.value)
    length += next.value.length
  }
  const head = first.length === 1 ? (first[0] as Uint8Array) : Buffer.concat(first)
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head
      yield* pieces
    } finally {
      // Whoever stops at the first piece leaves the file open otherwise.
      await pieces.return(undefined)
    }
  }
  if (!isPacked(head)) {
    yield* whole()
    return
  }
  // Most files are not packed, and a command that is started for one of those need not load what unpacks.
  const { createGunzip } = await import('node:zlib')
  const packed = Readable.from(whole(), { objectMode: false, highWaterMark: PIECE })
  const gunzip = createGunzip({ chunkSize: PIECE })
  packed.on('error', (error) => gunzip.destroy(error))
  try {
    yield* packed.pipe(gunzip)
  } finally {
    packed.destroy()
    gunzip.destroy()
  }
}

/** Whether some bytes begin as gzip does. @source RFC 1952 */
function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

function isDamagedArchive(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
}

function damaged(path: string): MelekError {
  return new MelekError('read-failed', `"${path}" is compressed with gzip and damaged or cut off; copy it again`)
}
