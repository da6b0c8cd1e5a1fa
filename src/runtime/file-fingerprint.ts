import { createHash } from 'node:crypto'
import { filePieces } from './file-pieces.js'
import { readFailed } from './system-error.js'

/** SHA-256 of a file as it lies on the disk, in hexadecimal digits. @throws MelekError `read-failed` */
export async function fileFingerprint(path: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const piece of filePieces(path, PIECE, () => true)) hash.update(piece)
  } catch (error) {
    throw readFailed(path, error)
  }
  return hash.digest('hex')
}

const PIECE = 1 << 20
