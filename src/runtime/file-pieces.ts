import { open } from 'node:fs/promises'

/**
 * The bytes of a file in pieces of at most `size` bytes; the next one is read while one is used.
 * @param reuse whether two buffers serve for all pieces: a piece then holds until the next one is asked for
 */
export async function* filePieces(path: string, size: number, reuse: (first: Uint8Array) => boolean): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r')
  const read = (into: Uint8Array) => {
    const reading = file.read(into, 0, size, null)
    // It is awaited in its turn; until then its failure must not count as unhandled.
    reading.catch(() => undefined)
    return reading
  }
  try {
    let room = new Uint8Array(size)
    let spare: Uint8Array | undefined
    let reused: boolean | undefined
    let reading = read(room)
    for (;;) {
      const { bytesRead } = await reading
      if (bytesRead === 0) return
      const piece = room.subarray(0, bytesRead)
      reused ??= reuse(piece)
      const next: Uint8Array = (reused ? spare : undefined) ?? new Uint8Array(size)
      reading = read(next)
      yield piece
      spare = room
      room = next as Uint8Array<ArrayBuffer>
    }
  } finally {
    await file.close()
  }
}
