import { once } from 'node:events'
import { createGzip } from 'node:zlib'
import type { WholeFile } from './whole-file.js'

/** A file that is compressed with gzip while it is written. */
export interface PackedFile {
  /** @throws MelekError `write-failed`, perhaps of an earlier piece */
  write(bytes: Uint8Array): Promise<void>
  /** Writes what is left; the file may be put in its place then. @throws MelekError `write-failed` */
  end(): Promise<void>
  /** Drops what is left. */
  abort(): void
}

/** Compresses what is written to a file; neither time nor name stand in the result, so that the same content is the same file. */
export function packedFile(file: WholeFile): PackedFile {
  const gzip = createGzip()
  const passOn = async (): Promise<void> => {
    for await (const piece of gzip) await file.write(piece as Uint8Array)
  }
  const passing = passOn()
  // Whoever writes next learns of a failure; until then it must not count as unhandled.
  passing.catch(() => undefined)
  return {
    async write(bytes) {
      // The packer keeps what it is given until it has time for it.
      if (!gzip.write(Uint8Array.from(bytes))) await Promise.race([once(gzip, 'drain'), passing])
      if (gzip.destroyed) await passing
    },
    async end() {
      gzip.end()
      await passing
    },
    abort: () => void gzip.destroy(),
  }
}
