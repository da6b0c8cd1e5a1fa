import type { Readable } from 'node:stream'
import { openInput } from '../runtime/read-input.js'

/** SHA-256 of a file as it lies on the disk, hexadecimal. @throws MelekError `read-failed` */
export async function fileFingerprint(path: string, standardInput?: Readable): Promise<string> {
  const input = await openInput(path, { standardInput, passing: true })
  for await (const _ of input) {
    // Only what passes by is wanted.
  }
  return input.sha256()
}
