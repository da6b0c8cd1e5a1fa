import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { packedFile } from '../../src/runtime/packed-file.js'
import { openWholeFile, type WholeFile } from '../../src/runtime/whole-file.js'
import { temporaryFolder } from '../cli/folder.js'

test('what is written is there unpacked, however it came in pieces, and the file is the same each time', async () => {
  const path = temporaryFolder()
  const files: Buffer[] = []
  for (const size of [1 << 16, 7919]) {
    const file = await openWholeFile(path('s.gz'))
    const packed = packedFile(file)
    const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * i) % 251)
    const room = new Uint8Array(size)
    for (let at = 0; at < bytes.length; at += size) {
      const piece = bytes.subarray(at, at + size)
      room.set(piece)
      await packed.write(room.subarray(0, piece.length))
    }
    await packed.end()
    await file.commit()
    files.push(readFileSync(path('s.gz')))
    expect(gunzipSync(files.at(-1)!)).toEqual(Buffer.from(bytes))
  }
  expect(files[0]).toEqual(files[1])
})

test('a failure to write comes up in the writes that follow, or at the end', async () => {
  const failing = { write: () => Promise.reject(new Error('full')) } as unknown as WholeFile
  const packed = packedFile(failing)
  const noise = Uint8Array.from({ length: 1 << 16 }, (_, i) => (Math.imul(i, 2654435761) >>> 13) & 255)
  const writeAll = async () => {
    for (let i = 0; i < 100; i++) await packed.write(noise)
    await packed.end()
  }
  await expect(writeAll()).rejects.toThrow('full')
})

test('an abandoned file leaves nothing', async () => {
  const path = temporaryFolder()
  const file = await openWholeFile(path('s.gz'))
  const packed = packedFile(file)
  await packed.write(new Uint8Array(10))
  packed.abort()
  await file.abort()
  expect([existsSync(path('s.gz')), existsSync(path('s.gz.part'))]).toEqual([false, false])
})
